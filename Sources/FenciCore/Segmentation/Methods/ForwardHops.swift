/// Follows the tokens of a chunk from left to right. Each step leads from the beginning of a token
/// to its end, where the next token begins.
///
/// Each step depends on the result of the step before, so the processor has to wait for it. To use
/// this time, a chunk is divided into four parts, at characters that no word crosses. The steps in
/// the four parts are interleaved.
struct ForwardHops {
  private let codes: Scratch<UInt16>.View
  private let marks: Scratch<UInt8>.View
  private let lengths: Scratch<UInt8>.View
  private let ends: Scratch<UInt32>.View
  private let count: Int

  /// The progress in one of the four parts.
  private struct Lane {
    /// The character at which the next token begins.
    var unit: Int
    /// The index of the next token in `ends`. The first index of a part is the index of its first
    /// character, so the parts do not overwrite each other.
    var token: Int
  }

  /// Prepares the steps through a chunk.
  ///
  /// - Parameters:
  ///   - lengths: by character: the length of the token that begins there. Other elements are not
  ///     read.
  ///   - ends: receives the ends of the tokens.
  init(
    _ units: borrowing NormalizedText, _ lengths: Scratch<UInt8>.View, _ ends: Scratch<UInt32>.View
  ) {
    (codes, marks, count) = (units.codes.view, units.marks.view, units.count)
    (self.lengths, self.ends) = (lengths, ends)
  }

  /// Writes the ends of all tokens, and returns the number of tokens.
  func run() -> Int {
    let b = cut(from: count / 4)
    let c = cut(from: max(count / 2, b))
    let d = cut(from: max(count / 4 * 3, c))
    var (first, second) = (Lane(unit: 0, token: 0), Lane(unit: b, token: b))
    var (third, fourth) = (Lane(unit: c, token: c), Lane(unit: d, token: d))
    while first.unit < b, second.unit < c, third.unit < d, fourth.unit < count {
      hop(&first)
      hop(&second)
      hop(&third)
      hop(&fourth)
    }
    while first.unit < b { hop(&first) }
    while second.unit < c { hop(&second) }
    while third.unit < d { hop(&third) }
    while fourth.unit < count { hop(&fourth) }
    return move(
      d..<fourth.token, to: move(c..<third.token, to: move(b..<second.token, to: first.token)))
  }

  @inline(__always) private func hop(_ lane: inout Lane) {
    lane.unit &+= Int(lengths[lane.unit])
    ends[lane.token] = UInt32(truncatingIfNeeded: lane.unit)
    lane.token &+= 1
  }

  /// Finds the first character at or after `unit` that begins a token and is not part of any word.
  private func cut(from unit: Int) -> Int {
    var unit = unit
    while unit < count, codes[unit] != 0 || marks[unit] & CharacterFlags.joined != 0 { unit &+= 1 }
    return unit
  }

  private func move(_ tokens: Range<Int>, to first: Int) -> Int {
    for (number, token) in tokens.enumerated() { ends[first &+ number] = ends[token] }
    return first + tokens.count
  }
}
