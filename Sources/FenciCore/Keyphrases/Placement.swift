/// The positions of a candidate's occurrences in the document.
struct Placement: BitwiseCopyable {
  /// The number of equal parts into which the document is divided.
  static let sliceCount = 32

  /// One bit for each part that has an occurrence.
  private(set) var slices: UInt32 = 0
  private(set) var headings: UInt16 = 0
  private(set) var quotes: UInt16 = 0
  private(set) var isInTitle = false
  /// Whether an occurrence is the title, or all but at most two characters of it.
  private(set) var isTitle = false

  /// Adds an occurrence.
  @inline(__always) mutating func add(_ run: Run, _ words: borrowing DocumentWords) {
    add(run, words, 0, of: words.tokens.count)
  }

  /// Adds an occurrence in a part of a document.
  ///
  /// - Parameters:
  ///   - before: the number of words before the part.
  ///   - all: the number of words in the document.
  @inline(__always) mutating func add(
    _ run: Run, _ words: borrowing DocumentWords, _ before: Int, of all: Int
  ) {
    let tokens = words.tokens.table
    let traits = tokens[run.first].traits
    let place = min(before &+ run.first, all &- 1)
    slices |= 1 &<< UInt32(truncatingIfNeeded: place &* Self.sliceCount / max(all, 1))
    if !traits.isDisjoint(with: [.isInTitle, .isInHeading]) {
      if traits.contains(.isInTitle) {
        isInTitle = true
        if words.characterRange(of: run).count + 2 >= words.titleLength { isTitle = true }
      } else if headings < .max {
        headings &+= 1
      }
    }
    if tokens[run.first &- 1].neighbour == .openingQuotationMark,
      tokens[run.end].neighbour == .closingQuotationMark, quotes < .max
    {
      quotes &+= 1
    }
  }

  /// The number of parts that have an occurrence.
  var sliceCount: Int { slices.nonzeroBitCount }
}
