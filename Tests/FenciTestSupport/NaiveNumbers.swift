/// The numbers of a text straight from the grammar: every way to read each stretch is tried.
package struct NaiveNumbers {
  package struct Span: Hashable, Sendable {
    package var range: Range<Int>
    package var isUnit: Bool

    package init(range: Range<Int>, isUnit: Bool) {
      self.range = range
      self.isUnit = isUnit
    }
  }

  private let text: [Unicode.Scalar]
  /// Whether a character is inside a run of digits or letters.
  private let isJoined: [Bool]
  private let lexicon: NaiveLexicon
  private let bounded: Set<[Unicode.Scalar]>
  private let open: Set<[Unicode.Scalar]>
  private let words: Set<[Unicode.Scalar]>

  /// - Parameters:
  ///   - units: units that nothing goes beyond, other units, and words that begin like a unit, with
  ///     blanks between them.
  package init(
    _ lexicon: NaiveLexicon, _ text: [NaiveUnit],
    units: (bounded: String, open: String, words: String)
  ) {
    self.lexicon = lexicon
    self.text = text.map { Unicode.Scalar($0.scalar) ?? "?" }
    isJoined = text.map(\.isJoined) + [false, false, false]
    func set(_ list: String) -> Set<[Unicode.Scalar]> {
      Set(list.split(whereSeparator: \.isWhitespace).map { Array($0.unicodeScalars) })
    }
    (bounded, open, words) = (set(units.bounded), set(units.open), set(units.words))
  }

  /// The numbers and units that are fixed, in order.
  package func spans() -> [Span] {
    var found: [Span] = []
    var position = 0
    while position < text.count {
      let (next, end) = spans(at: position, after: found.last?.range.upperBound ?? 0)
      found += next
      position = end
    }
    return found
  }

  private func spans(at start: Int, after floor: Int) -> (spans: [Span], end: Int) {
    let next = start + 1
    guard !isJoined[start] else { return ([], next) }
    let isDigits = digit(start)
    let number = number(from: start)
    guard let end = number.end else {
      guard isDigits else { return ([], next) }
      let end = digitsEnd(start)
      return unit(from: end).map { ([Span(range: end..<$0, isUnit: true)], $0) } ?? ([], end)
    }
    if end == next, !isDigits { return single(start, floor) }
    if endsWord(start, floor) { return ([], next) }
    let isCovered = hasWord(in: max(floor, start - 3)..<text.count) {
      $0 <= start && ($1 > end || $1 == end && $0 < start)
    }
    if isCovered { return ([], end) }
    let span = Span(range: start..<end, isUnit: false)
    guard number.takesUnit, let last = unit(from: end) else { return ([span], end) }
    return ([span, Span(range: end..<last, isUnit: true)], last)
  }

  /// One numeral and the unit after it.
  private func single(_ start: Int, _ floor: Int) -> (spans: [Span], end: Int) {
    let end = start + 1
    guard let last = unit(from: end) else { return ([], end) }
    let isCovered = hasWord(in: max(floor, start - 3)..<text.count) { $0 <= start && $1 >= last }
    if isCovered { return ([], end) }
    if text[start] == "一", start > 0 {
      if isEndOfWord(start, floor) { return ([], end) }
      if "这那同另某任又各".unicodeScalars.contains(text[start - 1]), text[end] != "个",
        hasWord(in: end..<text.count, where: { $0 == end && $1 > last })
      {
        return ([], end)
      }
    }
    let unit = Span(range: end..<last, isUnit: true)
    return (
      endsWord(start, floor) ? [unit] : [Span(range: start..<end, isUnit: false), unit], last
    )
  }

  // MARK: Words

  private func longestWord(from start: Int, _ floor: Int) -> Int? {
    guard start >= floor else { return nil }
    return (start + 2..<max(text.count, start + 2) + 1).last { isWord(start..<$0) }
  }

  /// Whether there is a word of two and more characters whose ends fulfil a condition.
  private func hasWord(in range: Range<Int>, where condition: (Int, Int) -> Bool) -> Bool {
    range.contains { start in
      start + 2 <= range.upperBound
        && (start + 2...range.upperBound).contains { isWord(start..<$0) && condition(start, $0) }
    }
  }

  private func isWord(_ range: Range<Int>) -> Bool {
    range.upperBound <= text.count && range.count > 1 && !isJoined[range.lowerBound]
      && !isJoined[range.upperBound] && lexicon.words[text[range].map(\.value)] != nil
  }

  /// Whether a numeral that is something else as often is the end of a word.
  private func endsWord(_ position: Int, _ floor: Int) -> Bool {
    isAmbiguous(position) && isEndOfWord(position, floor)
  }

  /// Whether a word of two characters ends with a numeral, and none ends before it.
  private func isEndOfWord(_ position: Int, _ floor: Int) -> Bool {
    position > 0 && longestWord(from: position - 1, floor) == position + 1
      && (position < 2 || longestWord(from: position - 2, floor) != position)
  }

  private func isAmbiguous(_ position: Int) -> Bool {
    "几数壹贰叁肆伍陆柒捌玖拾".unicodeScalars.contains(text[position])
  }

  /// The end of the unit at a position, if it is bounded.
  private func unit(from start: Int) -> Int? {
    guard let (end, isBounded) = entry(from: start) else { return nil }
    return isBounded ? end : nil
  }

  private func entry(from start: Int) -> (end: Int, isBounded: Bool)? {
    for end in (start..<min(start + 4, text.count)).reversed().map({ $0 + 1 }) {
      let entry = Array(text[start..<end])
      if words.contains(entry) { return (end, false) }
      if bounded.contains(entry) { return (end, true) }
      if open.contains(entry) { return (end, false) }
    }
    return nil
  }
}

extension NaiveNumbers {
  // MARK: The grammar

  /// The end of the longest number from a position.
  private func number(from start: Int) -> (end: Int?, takesUnit: Bool) {
    if at(start) == "第" {
      let next = start + 1
      if digit(next) { return (digitsEnd(next), true) }
      if at(next) == "几", rank(next + 1) == 0 { return (next + 1, true) }
      guard let end = integer(from: next) else { return (nil, true) }
      return (approximation(end, isRound: isMultiplier(end - 1)), true)
    }
    if digit(start) { return digits(from: start) }
    if let at = at(start), "百千万".unicodeScalars.contains(at), let end = fraction(start + 1) {
      return (end, false)
    }
    let isZeroPoint = isZero(start) && decimal(start + 1) != nil
    guard let end = integer(from: start) ?? (isZeroPoint ? start + 1 : nil) else {
      return (nil, true)
    }
    if let last = fraction(end) { return (last, false) }
    if let last = decimal(end) { return (skip(last, "万亿兆"), true) }
    return (approximation(end, isRound: isMultiplier(end - 1)), true)
  }

  private func digits(from start: Int) -> (end: Int?, takesUnit: Bool) {
    let first = digitsEnd(start)
    if let end = fraction(first) { return (end, false) }
    var end = first
    while let next = multipliers(end) {
      end = next
      guard digit(end), multipliers(digitsEnd(end)) != nil else { break }
      end = digitsEnd(end)
    }
    let isDigits = end == first
    let last = approximation(end, isRound: isDigits || isMultiplier(end - 1), isDigits: isDigits)
    return (last > first ? last : nil, true)
  }

  private func multipliers(_ start: Int) -> Int? {
    var end = start
    while let scalar = at(end), "百佰千仟万亿兆".unicodeScalars.contains(scalar),
      entry(from: end).map({ $0.end == end + 1 }) ?? true
    { end += 1 }
    return end > start ? end : nil
  }

  private func fraction(_ start: Int) -> Int? {
    guard at(start) == "分", at(start + 1) == "之" else { return nil }
    let first = start + 2
    if digit(first) { return digitsEnd(first) }
    let isAlone = rank(first) > 1 || isZero(first) && decimal(first + 1) != nil
    guard let end = integer(from: first) ?? (isAlone ? first + 1 : nil) else { return nil }
    return decimal(end) ?? end
  }

  private func decimal(_ start: Int) -> Int? {
    guard at(start) == "点" else { return nil }
    let end = runEnd(start + 1)
    guard end > start + 1, rank(end) == 0, at(end) != "刻", at(end) != "分" || at(end + 1) == "之"
    else { return nil }
    if end == start + 2, !isNumeral(end), let word = longestWord(from: end - 1, 0), word > end + 1 {
      return nil
    }
    return end
  }

  private func approximation(_ start: Int, isRound: Bool, isDigits: Bool = false) -> Int {
    guard isRound, let scalar = at(start) else { return start }
    let hasUnit = entry(from: start + 1) != nil
    if scalar == "多" || scalar == "余" {
      if skip(start + 1, "万亿兆") > start + 1 { return skip(start + 1, "万亿兆") }
      return !hasUnit && longestWord(from: start, 0) != nil ? start : start + 1
    }
    return scalar == "来" && !isDigits && hasUnit ? start + 1 : start
  }

  private func integer(from start: Int) -> Int? {
    let run = runEnd(start)
    let isPositional = run > start + 2 || run == start + 2 && !isApproximate(start)
    guard isPositional else { return longestGroups(start) }
    let end = rank(run) > 0 ? run - 1 : run
    let zeros = (start..<end).count { isZero($0) }
    let isNumber =
      switch end - start {
      case 2: zeros == 1 || zeros == 0 && at(end) == "年"
      default: end - start > 2 && zeros < end - start
      }
    if isNumber { return skip(end, "万亿兆") }
    return zeros < end - start ? longestGroups(start) : nil
  }

  /// A place between the parts of an integer: the rank of the multiplier before, 4 after 万 and 亿 and at
  /// the beginning, 0 after the last digit.
  private struct Place: Hashable {
    var position: Int
    var rank: Int
    var hasValue: Bool
  }

  private func longestGroups(_ start: Int) -> Int? {
    var places: Set<Place> = [Place(position: start, rank: 4, hasValue: false)]
    var ends: Set<Int> = []
    while !places.isEmpty {
      places = Set(
        places.flatMap { place in
          parts(place, isFirst: place.position == start).map { end, next in
            if end { ends.insert(next.position) }
            return next
          }
        })
    }
    return ends.max()
  }

  /// The parts that may follow a place, each with whether an integer may end with it.
  private func parts(_ place: Place, isFirst: Bool) -> [(isEnd: Bool, next: Place)] {
    var found: [(Bool, Place)] = []
    let position = place.position
    let width = isApproximate(position) ? 2 : 1
    if isDigit(position) {
      let multiplier = position + width
      let rank = at(multiplier) == "廿" || at(multiplier) == "卅" ? 0 : rank(multiplier)
      if rank > 0, rank < place.rank, !isLongUnit(multiplier) {
        return [(true, Place(position: multiplier + 1, rank: rank, hasValue: true))]
      }
      if place.rank > 0, isLast(position, width, place.rank, isFirst) {
        found.append((true, Place(position: multiplier, rank: 0, hasValue: true)))
      }
    }
    if isLarge(position), !isLongUnit(position),
      place.hasValue || at(position) == "万" && isLarge(position + 1)
    {
      found.append((true, Place(position: position + 1, rank: 4, hasValue: true)))
    }
    let rank = rank(position)
    if rank > 0, rank < place.rank {
      let next = Place(position: position + 1, rank: rank, hasValue: true)
      if rank == 1 {
        let isVerb = isFirst && at(position) == "拾" && capital(position + 1) == nil
        if !isVerb { found.append((true, next)) }
      } else if isFirst, isLarge(position + 1) {
        found.append((false, next))
      }
    }
    if isZero(position), place.hasValue, place.rank > 1,
      isDigit(position + 1) || self.rank(position + 1) == 1
    {
      found.append((false, Place(position: position + 1, rank: place.rank, hasValue: true)))
    }
    return found
  }

  private func isLast(_ position: Int, _ width: Int, _ rank: Int, _ isFirst: Bool) -> Bool {
    if width == 2 {
      let follows = isLarge(position + 2) || entry(from: position + 2) != nil
      return rank == 1 || rank == 4 && follows
    }
    switch text[position] {
    case "数": return isFirst && isLarge(position + 1)
    case "两": return rank == 4
    case "几": return rank == 4 || rank == 1
    default: return true
    }
  }

  /// A unit of several characters that no number contains: 兆瓦, 百分点.
  private func isLongUnit(_ position: Int) -> Bool {
    (at(position) == "兆" || at(position) == "百")
      && (entry(from: position).map { $0.end > position + 1 } ?? false)
  }

  // MARK: Characters

  private func at(_ position: Int) -> Unicode.Scalar? {
    position < text.count ? text[position] : nil
  }

  private func place(_ position: Int, in list: String) -> Int? {
    guard let scalar = at(position) else { return nil }
    return list.unicodeScalars.enumerated().first { $0.element == scalar }?.offset
  }

  private func digit(_ position: Int) -> Bool {
    place(position, in: "0123456789") != nil && !isJoined[position]
  }

  private func digitsEnd(_ start: Int) -> Int {
    var end = start + 1
    while end < text.count, isJoined[end] { end += 1 }
    return end
  }

  private func small(_ position: Int) -> Int? { place(position, in: "一二三四五六七八九").map { $0 + 1 } }

  private func capital(_ position: Int) -> Int? { place(position, in: "壹贰叁肆伍陆柒捌玖").map { $0 + 1 } }

  private func isDigit(_ position: Int) -> Bool {
    small(position) != nil || capital(position) != nil || place(position, in: "两几数") != nil
  }

  private func isZero(_ position: Int) -> Bool { place(position, in: "零〇○") != nil }

  private func isNumeral(_ position: Int) -> Bool {
    isDigit(position) || isZero(position) || rank(position) > 0 || isLarge(position)
      || at(position) == "第"
  }

  private func isApproximate(_ position: Int) -> Bool {
    let first = at(position) == "两" ? 2 : small(position)
    guard let first, let second = small(position + 1) else { return false }
    return second == first + 1 || first == 3 && second == 5
  }

  private func runEnd(_ start: Int) -> Int {
    let endOfSmall = (start...).first { small($0) == nil && !isZero($0) } ?? start
    let endOfCapital = (start...).first { capital($0) == nil && !isZero($0) } ?? start
    return max(endOfSmall, endOfCapital)
  }

  private func rank(_ position: Int) -> Int {
    place(position, in: "十拾廿卅百佰千仟").map { $0 < 4 ? 1 : $0 / 2 } ?? 0
  }

  private func isMultiplier(_ position: Int) -> Bool { rank(position) > 0 || isLarge(position) }

  private func isLarge(_ position: Int) -> Bool { place(position, in: "万亿兆") != nil }

  private func skip(_ start: Int, _ list: String) -> Int {
    (start...).first { place($0, in: list) == nil } ?? start
  }
}
