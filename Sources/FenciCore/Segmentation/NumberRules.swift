extension Chunk {
  /// Joins what matching has cut out of a number: 一百 / 七十 → 一百七十, 25 / 亿 → 25亿, 二十 / 多 →
  /// 二十多, 第 / 三 → 第三, 数 / 百万 → 数百万.
  mutating func joinNumbers() {
    var kept = 0
    var start = 0
    var keptStart = 0
    // Whether the last kept token is a number that may go on.
    var isOpen = false
    for token in 0..<tokenCount {
      let end = Int(ends[token])
      let code = units.codes[start]
      let role: NumberRole =
        code &- ReservedCode.first < ReservedCode.end - ReservedCode.first
        ? numberRole(from: start, to: end) : .none
      let joins =
        switch role {
        case .number: isOpen
        case .after: isOpen && kept > 0 && !endsWithApproximation(start)
        default: false
        }
      if joins {
        ends[kept - 1] = UInt32(end)
        nodes[kept - 1] = 0
        units.marks[keptStart] = UnitMark(.number).rawValue
        isOpen = role == .number
      } else {
        ends[kept] = UInt32(end)
        nodes[kept] = nodes[token]
        keptStart = start
        kept += 1
        isOpen = role == .number || role == .before
      }
      start = end
    }
    tokenCount = kept
  }

  private enum NumberRole { case none, before, number, after }

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
