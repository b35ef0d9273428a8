extension Chunk {
  /// Joins what matching has cut out of a number: 一百 / 七十 → 一百七十, 25 / 亿 → 25亿, 二十 / 多 →
  /// 二十多, 第 / 三 → 第三, 数 / 百万 → 数百万.
  ///
  /// Both sides of such a cut are numerals, which few places of a text are; so the units are looked
  /// through for them, and tokens only where they are.
  mutating func joinNumbers() {
    var kept = 0
    // Tokens before this one have been dealt with.
    var token = 0
    var unit = 1
    while let cut = nextCut(from: unit) {
      unit = cut + 1
      let first = self.token(before: cut, from: token)
      guard let first, first >= token else { continue }
      kept = move(token..<first, to: kept)
      token = joinRun(from: first, &kept)
      unit = max(unit, Int(ends[token - 1]))
    }
    if kept < token || kept > 0 {
      tokenCount = move(token..<tokenCount, to: kept)
    }
  }

  /// The next unit from `unit` on that begins an atom and is a numeral behind a numeral.
  private func nextCut(from unit: Int) -> Int? {
    let count = units.count
    var unit = unit
    while true {
      // Digits are numerals by their marks, too.
      if !units.hasNumbers { unit = skipFours(from: unit) }
      let end = min(unit &+ 4, count)
      guard unit < end else { return nil }
      while unit < end {
        if isNumeral(unit), isNumeral(unit &- 1), units.marks[unit] & UnitMark.joined == 0 {
          return unit
        }
        unit &+= 1
      }
    }
  }

  /// Skips units, four at a time, as long as no code is a numeral's behind a numeral's.
  private func skipFours(from unit: Int) -> Int {
    let codes = units.codes.view
    let ones: UInt64 = 0x0001_0001_0001_0001
    // The reserved codes become 0x8000...0x801F, and nothing else does; codes have 14 bits, so that
    // no place runs over into the next.
    let shift = ones &* UInt64(0x8000 - ReservedCode.first)
    let limit = units.count &- 4
    var unit = unit
    while unit <= limit {
      let both = (codes.four(at: unit) &+ shift) | (codes.four(at: unit &- 1) &+ shift)
      // The top bit of a place is set unless both codes are reserved.
      let others = (both & (ones &* 0x7FE0)) &+ (ones &* 0x7FFF)
      guard others & (ones &* 0x8000) == (ones &* 0x8000) else { break }
      unit &+= 4
    }
    return unit
  }

  @inline(__always) private func isNumeral(_ unit: Int) -> Bool {
    units.codes[unit] &- ReservedCode.first < ReservedCode.end - ReservedCode.first
      || isDigits(unit)
  }

  /// The token that ends before a unit; nil if the unit is inside a token. Binary search.
  private func token(before unit: Int, from first: Int) -> Int? {
    var low = first
    var high = tokenCount
    while low < high {
      let middle = (low + high) / 2
      if Int(ends[middle]) < unit { low = middle + 1 } else { high = middle }
    }
    return low < tokenCount && Int(ends[low]) == unit ? low : nil
  }

  private func move(_ tokens: Range<Int>, to first: Int) -> Int {
    if first < tokens.lowerBound {
      let ends = ends.view
      for (number, token) in tokens.enumerated() { ends[first &+ number] = ends[token] }
    }
    return first + tokens.count
  }

  /// Deals with the tokens from one on, as far as they are numerals; returns the first that is not.
  private mutating func joinRun(from first: Int, _ kept: inout Int) -> Int {
    var start = start(of: first)
    var token = first
    var keptStart = start
    // What the last kept token is to a number that may go on.
    var open = NumberRole.none
    while token < tokenCount {
      let end = Int(ends[token])
      if token > first, !isNumeral(start) { break }
      let role = numberRole(from: start, to: end)
      let joins =
        open != .none
        && (role == .number || role == .after && open == .number && !endsWithApproximation(start))
      if joins {
        ends[kept - 1] = UInt32(truncatingIfNeeded: end)
        units.marks[keptStart] = UnitMark(.number).rawValue | UnitMark.isJoinedNumber
        open = role == .number ? .number : .none
      } else {
        ends[kept] = UInt32(truncatingIfNeeded: end)
        keptStart = start
        kept += 1
        open = role == .after ? .none : role
      }
      start = end
      token += 1
    }
    return token
  }

  /// Whether a token is a number: digits, or Chinese numerals and nothing else.
  func isNumber(from start: Int, to end: Int) -> Bool {
    UnitMark(rawValue: units.marks[start]).kind == .number
      || numberRole(from: start, to: end) == .number
  }

  private enum NumberRole: UInt8 { case none, before, number, after }

  @inline(__always) private func isDigits(_ unit: Int) -> Bool {
    units.marks[unit] & UnitMark.kindBits == Token.Kind.number.rawValue << 1
  }

  /// What a token can be to a number: a part of it, something before it (第, 数) or after (多, 余).
  private func numberRole(from start: Int, to end: Int) -> NumberRole {
    if isDigits(start) { return isAtom(from: start, to: end) ? .number : .none }
    let first = units.codes[start]
    if end == start + 1 {
      if first == ReservedCode.ordinal || first == ReservedCode.severalBefore { return .before }
      if first >= ReservedCode.firstAfter, first < ReservedCode.ordinal { return .after }
    }
    for unit in start..<end {
      let code = units.codes[unit]
      let isNumeral = code >= ReservedCode.firstNumeral && code <= ReservedCode.vague
      let isIntroduction =
        unit == start && (code == ReservedCode.ordinal || code == ReservedCode.severalBefore)
      guard isNumeral || isIntroduction else { return .none }
    }
    return .number
  }

  /// Whether all units of a token but the first are joined to it by rule.
  private func isAtom(from start: Int, to end: Int) -> Bool {
    (start + 1..<end).allSatisfy { units.marks[$0] & UnitMark.joined != 0 }
  }

  /// Whether the number before `unit` already ends with 多 or 余.
  private func endsWithApproximation(_ unit: Int) -> Bool {
    let code = units.codes[unit - 1]
    return code >= ReservedCode.firstAfter && code < ReservedCode.ordinal
  }
}
