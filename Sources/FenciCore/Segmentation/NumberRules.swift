extension Chunk {
  /// Joins what matching has cut out of a number: 一百 / 七十 → 一百七十, 25 / 亿 → 25亿, 二十 / 多 →
  /// 二十多, 第 / 三 → 第三, 数 / 百万 → 数百万.
  mutating func joinNumbers() {
    let (ends, nodes, codes) = (ends.view, nodes.view, units.codes.view)
    var kept = 0
    var start = 0
    var keptStart = 0
    // What the last kept token is to a number that may go on.
    var open = NumberRole.none
    for token in 0..<tokenCount {
      let end = Int(ends[token])
      let code = codes[start]
      // Digits may have no code: those of an atom longer than any word have none.
      let mayBeNumber =
        code &- ReservedCode.first < ReservedCode.end - ReservedCode.first || code == 0
      let role = mayBeNumber ? numberRole(from: start, to: end) : .none
      let joins =
        mayBeNumber && open != .none
        && (role == .number || role == .after && open == .number && !endsWithApproximation(start))
      if joins {
        ends[kept &- 1] = UInt32(truncatingIfNeeded: end)
        nodes[kept &- 1] = 0
        units.marks[keptStart] = UnitMark(.number).rawValue
        open = role == .number ? .number : .none
      } else {
        if kept != token {
          ends[kept] = UInt32(truncatingIfNeeded: end)
          nodes[kept] = nodes[token]
        }
        keptStart = start
        kept &+= 1
        open = role == .after ? .none : role
      }
      start = end
    }
    tokenCount = kept
  }

  /// Whether a token is a number: digits, or Chinese numerals and nothing else.
  func isNumber(from start: Int, to end: Int) -> Bool {
    units.marks[start] >> 1 == Token.Kind.number.rawValue
      || numberRole(from: start, to: end) == .number
  }

  private enum NumberRole: UInt8 { case none, before, number, after }

  private func isDigits(_ unit: Int) -> Bool {
    units.marks[unit] >> 1 == Token.Kind.number.rawValue
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
