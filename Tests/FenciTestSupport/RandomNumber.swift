/// Numbers of all forms that text has, each with what may follow it.
package enum RandomNumber {
  private static let digits = Array("一二三四五六七八九".unicodeScalars).map(String.init)
  private static let capitals = Array("壹贰叁肆伍陆柒捌玖".unicodeScalars).map(String.init)

  /// A number, as the generator has it.
  package static func next(using generator: inout SeededGenerator) -> String {
    switch generator.below(16) {
    case 0, 1: integer(generator.below(1000) + 10, digits, ["", "十", "百", "千"])
    case 2: integer(generator.below(99_999_999) + 100, digits, ["", "十", "百", "千"])
    case 3: "第" + integer(generator.below(990) + 10, digits, ["", "十", "百", "千"])
    case 4: integer(generator.below(9_999_999) + 11, capitals, ["", "拾", "佰", "仟"])
    case 5: positional(1949 + generator.below(87), zero: "〇")
    case 6: positional(1949 + generator.below(87), zero: generator.pick(["○", "零"]))
    case 7:
      generator.pick(["零", integer(generator.below(99) + 1)]) + "点"
        + positional(1 + generator.below(99), zero: "零") + generator.pick(["", "亿", "万"])
    case 8:
      generator.pick(["百", "千", "万"]) + "分之"
        + integer(generator.below(99) + 1, digits, ["", "十", "百", "千"])
    case 9:
      "百分之" + integer(generator.below(99) + 1, digits, ["", "十", "百", "千"]) + "点"
        + generator.pick(digits)
    case 10: decimal(&generator) + generator.pick(["亿", "万", "万亿", "千万", "百亿"])
    case 11: "\(generator.below(90) + 10)" + generator.pick(["多", "余"])
    case 12: generator.pick(digits) + generator.pick(["百", "千", "万"]) + generator.pick(["余", "多"])
    case 13: generator.pick(["几", "数"]) + generator.pick(["十", "百", "千", "十万", "百万"])
    case 14: "第\(generator.below(990) + 10)"
    default:
      integer(generator.below(20) + 2, digits, ["", "十", "百", "千"]) + "分之"
        + generator.pick(["一", "二", "三"])
    }
  }

  private static func decimal(_ generator: inout SeededGenerator) -> String {
    "\(generator.below(99) + 1)" + (generator.oneIn(2) ? ".\(generator.below(9) + 1)" : "")
  }

  /// A number digit by digit.
  package static func positional(_ number: Int, zero: String) -> String {
    String(number).compactMap { character in
      character.wholeNumberValue.map { $0 == 0 ? zero : digits[$0 - 1] }
    }.joined()
  }

  /// A number below 10^8 with multipliers.
  package static func integer(
    _ number: Int, _ digits: [String] = digits, _ multipliers: [String] = ["", "十", "百", "千"]
  ) -> String {
    let (high, low) = (number / 10_000, number % 10_000)
    guard high > 0 else { return group(low, digits, multipliers, isFirst: true) }
    let gap = low > 0 && low < 1000 ? "零" : ""
    return group(high, digits, multipliers, isFirst: true) + "万" + gap
      + group(low, digits, multipliers, isFirst: false)
  }

  private static func group(
    _ number: Int, _ digits: [String], _ multipliers: [String], isFirst: Bool
  ) -> String {
    var text = ""
    var isZeroDue = false
    for (place, power) in [1000, 100, 10, 1].enumerated() {
      let digit = number / power % 10
      guard digit > 0 else {
        isZeroDue = !text.isEmpty
        continue
      }
      if isZeroDue { text += "零" }
      isZeroDue = false
      let isTen = power == 10 && digit == 1 && text.isEmpty && isFirst && multipliers[1] == "十"
      text += (isTen ? "" : digits[digit - 1]) + multipliers[3 - place]
    }
    return text
  }
}
