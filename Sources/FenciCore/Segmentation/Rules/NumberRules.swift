/// Finds the numbers of a chunk and the units after them, and fixes them before any method runs. No
/// word crosses the ends of a fixed number or unit, and numbers are not divided.
///
/// The rules go from left to right. They fix the longest number that the grammar of `NumberParser`
/// finds. If a word of the lexicon covers the number and more, the method decides instead: 二十四节气,
/// 双十一, 第三者.
///
/// A numeral without another numeral after it is fixed only before a bounded unit, as in 三|个|人. A
/// bounded unit is a unit even if a longer word begins with it. The numeral is not fixed in three
/// cases. A word begins with the numeral and the unit (一点), a word covers both (胡说八道), or 一 ends a
/// word (统一, 唯一). In all other cases, the method decides: 三农, 一带一路, 十分重要, 五一节.
///
/// The rules look back at most `reach` characters.
struct NumberRules {
  /// The number of characters that the rules look back.
  static let reach = 3
  /// The least number of characters that must follow a kept token in a chunk that was cut where a
  /// word may cross. The rules look ahead, so later text could change tokens near the cut.
  static let lookahead = 16

  private let parser: NumberParser
  private let words: WordLookup
  private let codes: Scratch<UInt16>.View
  private let marks: Scratch<UInt8>.View
  private let count: Int

  init(_ characters: borrowing NormalizedText, _ trie: Trie, _ units: NumberUnits) {
    (codes, marks, count) = (characters.codes.view, characters.marks.view, characters.count)
    words = WordLookup(codes: codes, marks: marks, trie: trie)
    parser = NumberParser(codes: codes, marks: marks, count: count, units: units, words: words)
  }

  /// Finds the numbers and units in order, and fixes them.
  func apply(to spans: inout FixedSpans) {
    var position = 0
    while let start = nextNumeral(from: position) {
      position = fixNumber(from: start, &spans)
    }
  }

  /// Finds the next character from a position on that may begin a number. Tests four codes at once.
  @inline(__always) private func nextNumeral(from start: Int) -> Int? {
    let ones: UInt64 = 0x0001_0001_0001_0001
    // Each code has 14 bits, so a 16-bit field does not overflow into the next one. After both
    // additions, the top bit of a field is 0 only for the code of a numeral. The first addition
    // makes the codes 0 and 1 to 0x7FFE and 0x7FFF, and the second one then sets the top bit.
    let shift = ones &* UInt64(0x8000 - ReservedCode.first)
    let limit = ones &* UInt64(0x8000 - (ReservedCode.endOfNumerals - ReservedCode.first))
    let tops = ones &* 0x8000
    var position = start
    while position < count {
      // `codes` has four more elements after the last code.
      let low = (codes.four(at: position) &+ shift) & ~tops
      let numerals = ~(low &+ limit) & tops
      guard numerals != 0 else {
        position &+= 4
        continue
      }
      position &+= numerals.trailingZeroBitCount / 16
      guard position < count else { return nil }
      if marks[position] & CharacterFlags.joined == 0 { return position }
      position &+= 1
    }
    return nil
  }

  /// Fixes the number that begins at a numeral, if any. Returns the position at which to continue.
  @inline(__always)
  private func fixNumber(from start: Int, _ spans: inout FixedSpans) -> Int {
    // Most numerals occur without another character of a number after them.
    let next = codes[start &+ 1] &- ReservedCode.first
    if next >= ReservedCode.end - ReservedCode.first, !parser.isDigits(start) {
      return parser.isDigitAlone(start) ? fixNumeral(start, &spans) : start &+ 1
    }
    return fixLongNumber(from: start, &spans)
  }

  @inline(never)
  private func fixLongNumber(from start: Int, _ spans: inout FixedSpans) -> Int {
    let end = findLongNumber(from: start, &spans)
    // `longDigits` is not the code of a character, so later steps must not see it.
    for position in start..<end where codes[position] == ReservedCode.longDigits {
      codes[position] = 0
    }
    return end
  }

  private func findLongNumber(from start: Int, _ spans: inout FixedSpans) -> Int {
    let isPlain = parser.isDigits(start)
    guard let number = parser.number(from: start) else {
      guard isPlain else { return start + 1 }
      let end = parser.preTokenEnd(from: start)
      return fixUnit(from: end, &spans) ?? end
    }
    let end = number.end
    if end == start + 1, !isPlain { return fixNumeral(start, &spans) }
    guard isPlain || !endsWord(start) else { return start + 1 }
    if isCovered(start..<end) { return end }
    spans.fix(start..<end, .number, codes, marks)
    return number.takesUnit ? fixUnit(from: end, &spans) ?? end : end
  }

  /// Fixes a numeral and the unit after it, if a bounded unit follows.
  @inline(__always)
  private func fixNumeral(_ start: Int, _ spans: inout FixedSpans) -> Int {
    let end = start &+ 1
    guard let unit = boundedUnit(from: end) else { return end }
    return fix(start, unit: end..<unit, &spans)
  }

  @inline(never)
  private func fix(_ numeral: Int, unit: Range<Int>, _ spans: inout FixedSpans) -> Int {
    if let end = words.longest(from: numeral), end >= unit.upperBound { return unit.lowerBound }
    guard !isCoveredFromBefore(numeral..<unit.upperBound),
      !belongsToWordBefore(numeral, unit: unit)
    else { return unit.lowerBound }
    // If the numeral ends a word, only the unit is fixed, as in 好几 | 个 | 人.
    if !endsWord(numeral) { spans.fix(numeral..<unit.lowerBound, .number, codes, marks) }
    spans.fix(unit, .unit, codes, marks)
    return unit.upperBound
  }

  private func fixUnit(from start: Int, _ spans: inout FixedSpans) -> Int? {
    guard let end = boundedUnit(from: start) else { return nil }
    spans.fix(start..<end, .unit, codes, marks)
    return end
  }

  @inline(__always) private func boundedUnit(from start: Int) -> Int? {
    guard let (end, role) = parser.units.longest(codes, from: start, to: count), role == .bounded
    else { return nil }
    return end
  }

  /// Whether a word of the lexicon covers a number and more characters.
  private func isCovered(_ number: Range<Int>) -> Bool {
    if let end = words.longest(from: number.lowerBound), end > number.upperBound { return true }
    return isCoveredFromBefore(number)
  }

  /// Whether a word that begins before a number covers the whole number.
  private func isCoveredFromBefore(_ number: Range<Int>) -> Bool {
    var start = number.lowerBound
    for _ in 0..<Self.reach where start > 0 {
      start &-= 1
      if words.leads(from: start, over: number.lowerBound),
        marks[start] & CharacterFlags.joined == 0,
        let end = words.longest(from: start), end >= number.upperBound
      {
        return true
      }
    }
    return false
  }

  /// Whether a numeral that also has other meanings ends a word, as in 人数, 队伍 and 茶几.
  private func endsWord(_ numeral: Int) -> Bool {
    let code = codes[numeral]
    let isOpen =
      code &- ReservedCode.firstCapital < 9 || code == ReservedCode.several
      || code == ReservedCode.many || code == ReservedCode.firstMultiplier + 1
    return isOpen && isEndOfWord(numeral)
  }

  /// Whether a word of two characters ends with a numeral, as in 人数. This is false if another word
  /// ends right before the numeral, as in 建成 | 数十.
  private func isEndOfWord(_ numeral: Int) -> Bool {
    numeral > 0 && words.longest(from: numeral - 1) == numeral + 1
      && (numeral < 2 || words.longest(from: numeral - 2) != numeral)
  }

  /// Whether the numeral 一 belongs to the words around it and is not a number. This is so if 一 ends
  /// a word, as in 统一. It is also so if 一 comes after a demonstrative and before a longer word than
  /// the unit, as in 这 | 一 | 条件.
  private func belongsToWordBefore(_ numeral: Int, unit: Range<Int>) -> Bool {
    guard codes[numeral] == ReservedCode.firstDigit, numeral > 0 else { return false }
    if isEndOfWord(numeral) { return true }
    return parser.units.isDemonstrative(codes[numeral - 1])
      && !parser.units.isGeneral(codes[unit.lowerBound])
      && words.longest(from: unit.lowerBound).map { $0 > unit.upperBound } ?? false
  }
}
