/// The grammar of numbers. The parser reads the codes of a chunk, which are the numbers of its
/// characters in the lexicon.
///
///     number   = ordinal | fraction | decimal | amount
///     ordinal  = 第 (digits | integer | 几)                        第二十三, 第5
///     fraction = (integer | digits | 百 千 万) 分之 (decimal | integer | digits | 百 千)   百分之三点五
///     decimal  = integer 点 positional [万 亿]…                     二点三亿, 零点五
///     amount   = integer [多 余] [万 亿]… | digits (百 千 万 亿)… [多 余]   三百余, 1.2万亿, 30多
///     integer  = groups of 千 百 十 before 万 and 亿, 一万零五百, 叁拾伍万, 七八十, 几百, 数百万
///              | positional                                        二〇二五, 一九六○
///
/// A positional integer has three or more digits, or a zero next to one digit, or two digits before
/// 年. Two consecutive digits, or 三五, are an approximate number before a multiplier or a unit: 七八十,
/// 两三个. After a multiplier and before a unit, 来 (about) counts as 多 (more): 十来个. A sequence of
/// digits such as 25 is a pre-token of the kind `number`, which means that no boundary divides it.
struct NumberParser {
  let codes: Scratch<UInt16>.View
  let marks: Scratch<UInt8>.View
  let count: Int
  let units: NumberUnits
  let words: WordLookup

  /// A number that the grammar has found.
  struct Number {
    var end: Int
    /// Whether a unit may follow. This is false for a fraction.
    var takesUnit = true
  }

  /// Finds the longest number that begins at a character. Returns nil if no number begins there, or
  /// if it consists of digits only.
  func number(from start: Int) -> Number? {
    let code = codes[start]
    if code == ReservedCode.ordinal { return ordinal(from: start) }
    if isDigits(start) { return amount(ofDigitsFrom: start) }
    let isHundredth =
      code == ReservedCode.firstMultiplier + 4 || code == ReservedCode.firstMultiplier + 6
      || code == ReservedCode.firstLarge
    if isHundredth, let end = fraction(from: start + 1) {
      return Number(end: end, takesUnit: false)
    }
    guard var end = integer(from: start) ?? zero(from: start) else { return nil }
    if let last = fraction(from: end) { return Number(end: last, takesUnit: false) }
    if let decimal = decimal(from: end) {
      end = large(from: decimal)
      return Number(end: end)
    }
    return Number(end: approximation(from: end, after: codes[end - 1]))
  }

  // MARK: Parts

  private func ordinal(from start: Int) -> Number? {
    let next = start + 1
    if isDigits(next) { return Number(end: preTokenEnd(from: next)) }
    if codes[next] == ReservedCode.several, rank(next + 1) == 0 { return Number(end: next + 1) }
    guard let end = integer(from: next) else { return nil }
    return Number(end: approximation(from: end, after: codes[end - 1]))
  }

  /// Finds a number that begins with digits but continues after them: 3.5亿, 2亿3千万, 30多, 3分之1.
  private func amount(ofDigitsFrom start: Int) -> Number? {
    let digits = preTokenEnd(from: start)
    if let end = fraction(from: digits) { return Number(end: end, takesUnit: false) }
    var end = digits
    while let next = multipliers(from: end) {
      end = next
      // The number goes on with more digits if a multiplier follows them, as in 2亿3千万.
      guard isDigits(end), isFollowedByMultiplier(preTokenEnd(from: end)) else { break }
      end = preTokenEnd(from: end)
    }
    end = approximation(from: end, after: end == digits ? ReservedCode.longDigits : codes[end - 1])
    return end > digits ? Number(end: end) : nil
  }

  private func isFollowedByMultiplier(_ end: Int) -> Bool { multipliers(from: end) != nil }

  /// The end of the multipliers after digits: 亿, 千万, 万亿. A multiplier that begins a longer unit,
  /// such as 千瓦, does not count.
  private func multipliers(from start: Int) -> Int? {
    var end = start
    while isLarge(end) || rank(end) >= 2 {
      if units.longest(codes, from: end, to: count).map({ $0.end > end + 1 }) ?? false { break }
      end += 1
    }
    return end > start ? end : nil
  }

  /// The end of 分之 and the number after it; nil if one of them is missing.
  private func fraction(from start: Int) -> Int? {
    guard codes[start] == ReservedCode.part, codes[start + 1] == ReservedCode.of else { return nil }
    let first = start + 2
    if isDigits(first) { return preTokenEnd(from: first) }
    let whole = integer(from: first) ?? zero(from: first)
    guard let end = whole ?? (rank(first) > 1 ? first + 1 : nil) else { return nil }
    return decimal(from: end) ?? end
  }

  /// The end of a zero before a decimal point, as in 零点七; nil if no decimals follow.
  private func zero(from start: Int) -> Int? {
    isZero(start) && decimal(from: start + 1) != nil ? start + 1 : nil
  }

  /// The end of 点 and the digits after it; nil if this is a time, as in 三点四十, 三点五分 and 三点一刻.
  private func decimal(from start: Int) -> Int? {
    guard codes[start] == ReservedCode.point else { return nil }
    let end = positionalEnd(from: start + 1)
    guard end > start + 1, rank(end) == 0, codes[end] != ReservedCode.quarter,
      codes[end] != ReservedCode.part || codes[end + 1] == ReservedCode.of
    else { return nil }
    // A single digit does not count if it begins a word of three or more characters, as in 一点三心二意.
    if end == start + 2, let word = words.longest(from: end - 1), word > end + 1, !isNumeral(end) {
      return nil
    }
    return end
  }

  /// The end of the multipliers 万, 亿 and 兆 from a character on.
  private func large(from start: Int) -> Int {
    var end = start
    while isLarge(end) { end += 1 }
    return end
  }

  /// The end of 多 or 余 after a multiplier or digits, or of 来 between a multiplier and a unit.
  /// Returns `start` if the number does not continue in this way.
  ///
  /// - Parameter last: the code of the last character of the number.
  private func approximation(from start: Int, after last: UInt16) -> Int {
    let isRound = isMultiplier(last) || last == ReservedCode.longDigits
    guard isRound else { return start }
    let code = codes[start]
    if code == ReservedCode.more || code == ReservedCode.remainder {
      if isLarge(start + 1) { return large(from: start + 1) }
      // A word that begins with 多 wins, as in 三百 | 多云, unless a unit follows, as in 三十多 | 年.
      if units.longest(codes, from: start + 1, to: count) == nil, words.longest(from: start) != nil
      {
        return start
      }
      return start + 1
    }
    let isOdd =
      code == ReservedCode.odd && last != ReservedCode.longDigits
      && units.longest(codes, from: start + 1, to: count) != nil
    return isOdd ? start + 1 : start
  }

  // MARK: Integers

  /// The end of the longest integer that begins at a character; nil if no integer begins there.
  private func integer(from start: Int) -> Int? {
    let run = positionalEnd(from: start)
    if run >= start + 2, !isApproximate(start) || run > start + 2 {
      return positional(start..<run)
    }
    return groups(from: start)
  }

  /// The end of an integer whose digits are written one by one, such as 二〇二五.
  private func positional(_ run: Range<Int>) -> Int? {
    var run = run
    // If a multiplier follows, the last digit belongs to it: 二〇二 | 五十.
    if rank(run.upperBound) > 0 { run = run.lowerBound..<run.upperBound - 1 }
    let zeros = run.count { isZero($0) }
    let isNumber =
      run.count > 2 && zeros < run.count || zeros == 1 && run.count == 2
      || run.count == 2 && zeros == 0 && codes[run.upperBound] == ReservedCode.year
    guard isNumber else { return zeros < run.count ? groups(from: run.lowerBound) : nil }
    return large(from: run.upperBound)
  }

  /// The end of groups of 千, 百 and 十. Each group except the last is followed by 万, 亿 or 兆.
  private func groups(from start: Int) -> Int? {
    var position = start
    var end: Int?
    // The rank of the last multiplier of the group. It is 4 at the beginning of the group and 0
    // after its last digit.
    var last = 4
    var hasValue = false
    while true {
      if isDigit(position) {
        guard let next = digit(at: position, after: &last, isFirst: position == start) else {
          return end
        }
        position = next
        end = position
      } else if isLarge(position) {
        // 万 may begin a number without a digit if another large multiplier follows, as in 万亿.
        let mayFollow =
          hasValue || codes[position] == ReservedCode.firstLarge && isLarge(position + 1)
        guard mayFollow, !isUnit(position) else { return end }
        position += 1
        last = 4
        end = position
      } else if rank(position) > 0, rank(position) < last,
        mayBeAlone(position, isFirst: position == start)
      {
        last = rank(position)
        position += 1
        // 百 and 千 without a digit are numbers only before 万, 亿 or 兆.
        if last == 1 || hasValue { end = position }
      } else if isZero(position), hasValue, last > 1,
        isDigit(position + 1) || rank(position + 1) == 1
      {
        position += 1
      } else {
        return end
      }
      hasValue = true
    }
  }

  /// The end of a digit and its multiplier, or of a digit that ends a group; nil for other digits.
  private func digit(at position: Int, after last: inout Int, isFirst: Bool) -> Int? {
    let width = isApproximate(position) ? 2 : 1
    let multiplier = position + width
    let rank = hasOwnDigit(multiplier) ? 0 : rank(multiplier)
    if rank > 0, rank < last, !isUnit(multiplier) {
      last = rank
      return multiplier + 1
    }
    guard last > 0, endsGroup(position, width, after: last, isFirst: isFirst) else { return nil }
    last = 0
    return multiplier
  }

  /// Whether a multiplier may occur without a digit. This is so for 十, as in 十五 and 一百十五. It is
  /// also so for 百 and 千 at the beginning of a number and before 万, 亿 or 兆, as in 百万 and 千亿. At the
  /// beginning, 拾 requires another capital digit after it, because it is a verb, too.
  private func mayBeAlone(_ position: Int, isFirst: Bool) -> Bool {
    guard rank(position) == 1 else { return isFirst && isLarge(position + 1) }
    let isCapital = codes[position] == ReservedCode.firstMultiplier + 1
    return !isFirst || !isCapital || plainDigit(position + 1) > 9
  }

  /// Whether a group may end with a digit, or with two approximate digits: 二十三, 十七八, 十几, 三万五. The
  /// digit 两 ends a group only if it is the whole group, because it is a unit, too.
  private func endsGroup(_ position: Int, _ width: Int, after last: Int, isFirst: Bool) -> Bool {
    if width == 2 { return last == 1 || last == 4 && hasUnit(position + 2) }
    switch codes[position] {
    case ReservedCode.many: return isFirst && isLarge(position + 1)
    case ReservedCode.two: return last == 4
    case ReservedCode.several: return last == 4 || last == 1
    default: return true
    }
  }

  private func hasUnit(_ position: Int) -> Bool {
    isLarge(position) || units.longest(codes, from: position, to: count) != nil
  }

  /// Whether a unit of several characters begins with 兆 or 百 here, such as 兆瓦 and 百分点. Such a unit
  /// is never part of a number.
  private func isUnit(_ position: Int) -> Bool {
    let code = codes[position]
    guard code == ReservedCode.endOfNumerals - 1 || code == ReservedCode.firstMultiplier + 4 else {
      return false
    }
    return units.longest(codes, from: position, to: count).map { $0.end > position + 1 } ?? false
  }

  // MARK: Characters

  /// Whether a numeral is a number without another numeral after it. This is so for 一 to 九 in both
  /// scripts, 两, 几, 十, 廿 and 卅.
  func isDigitAlone(_ position: Int) -> Bool {
    let code = codes[position]
    return code &- ReservedCode.firstDigit < ReservedCode.many - ReservedCode.firstDigit
      || code == ReservedCode.firstMultiplier || hasOwnDigit(position)
  }

  func isNumeral(_ position: Int) -> Bool {
    codes[position] &- ReservedCode.firstDigit < ReservedCode.endOfNumerals
      - ReservedCode.firstDigit
  }

  /// Whether a pre-token of digits begins here.
  func isDigits(_ position: Int) -> Bool {
    marks[position] & (CharacterFlags.kindBits | CharacterFlags.joined)
      == CharacterFlags(.number).rawValue
  }

  func preTokenEnd(from start: Int) -> Int {
    var end = start + 1
    while end < count, marks[end] & CharacterFlags.joined != 0 { end += 1 }
    return end
  }

  private func isDigit(_ position: Int) -> Bool {
    codes[position] &- ReservedCode.firstDigit < ReservedCode.ordinal - ReservedCode.firstDigit
  }

  private func isZero(_ position: Int) -> Bool {
    codes[position] &- ReservedCode.firstZero < 3
  }

  /// The value of a digit: 1 to 9 for 一 to 九, 11 to 19 for 壹 to 玖, and 0 for other characters.
  private func plainDigit(_ position: Int) -> Int {
    let number = Int(codes[position]) - Int(ReservedCode.firstDigit)
    guard number >= 0, number < 18 else { return 0 }
    return number < 9 ? number + 1 : number + 2
  }

  /// Whether two digits are consecutive, or are 三五. The digit 两 counts as 二.
  private func isApproximate(_ position: Int) -> Bool {
    let first = codes[position] == ReservedCode.two ? 2 : plainDigit(position)
    let second = plainDigit(position + 1)
    return first > 0 && first < 10 && (second == first + 1 || first == 3 && second == 5)
  }

  /// The end of the digits and zeros from a character on. All digits have the script of the first:
  /// plain, as 一, or capital, as 壹.
  private func positionalEnd(from start: Int) -> Int {
    var end = start
    var script = 0
    while end < count {
      let digit = plainDigit(end)
      guard digit > 0 || isZero(end) else { break }
      if digit > 0 {
        if script != 0, script != digit / 10 + 1 { break }
        script = digit / 10 + 1
      }
      end += 1
    }
    return end
  }

  /// The rank of a multiplier: 1 for 十, 2 for 百, 3 for 千, and 0 for other characters.
  private func rank(_ position: Int) -> Int {
    let number = Int(codes[position]) - Int(ReservedCode.firstMultiplier)
    guard number >= 0, number < 8 else { return 0 }
    return number < 4 ? 1 : number / 2
  }

  /// Whether this is 廿 (20) or 卅 (30), which include their digit.
  private func hasOwnDigit(_ position: Int) -> Bool {
    codes[position] &- (ReservedCode.firstMultiplier + 2) < 2
  }

  private func isLarge(_ position: Int) -> Bool {
    codes[position] &- ReservedCode.firstLarge < 3
  }

  private func isMultiplier(_ code: UInt16) -> Bool {
    code &- ReservedCode.firstMultiplier < ReservedCode.endOfNumerals - ReservedCode.firstMultiplier
  }
}
