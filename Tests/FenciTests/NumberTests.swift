import Fenci
import FenciTestSupport
import Foundation
import Testing

/// Numbers in the standard dictionary's words.
struct NumberTests {
  private static let methods: [Segmenter.Method] = Segmenter.Method.allCases + [.trained(.standard)]

  /// In each place of official documents that has a number another one is put. The greatest shares of
  /// them that are cut inside, and that have a character of what follows.
  @Test(.enabled(if: SharedData.isThere), arguments: methods)
  func numbersInOfficialDocuments(method: Segmenter.Method) throws {
    var generator = SeededGenerator(seed: 15)
    let places = try Self.places(using: &generator)
    let segmenter = Segmenter(lexicon: .standard, method: method)
    let count = amount(10_000, few: 1000)
    var (cut, swallowed) = ([String](), [String]())
    for _ in 0..<count {
      let (before, after) = generator.pick(places)
      let number = RandomNumber.next(using: &generator)
      let start = before.utf8.count
      let end = start + number.utf8.count
      let tokens = segmenter.tokens(in: before + number + after)
      if tokens.contains(where: { start < $0.start && $0.start < end }) {
        cut.append(before + "[" + number + "]" + after)
      } else if !tokens.contains(where: { $0.end == end }) {
        swallowed.append(before + "[" + number + "]" + after)
      }
    }
    print("\(method.name): \(cut.count) of \(count) cut, \(swallowed.count) go on")
    #expect(Double(cut.count) <= 0.003 * Double(count), "\(cut.prefix(20))")
    #expect(Double(swallowed.count) <= 0.005 * Double(count), "\(swallowed.prefix(20))")
  }

  /// The text before and after numbers, in sentences.
  private static func places(
    using generator: inout SeededGenerator
  ) throws -> [(before: String, after: String)] {
    let numerals = Set(
      "0123456789.,:%-０１２３４５６７８９一二三四五六七八九十百千万亿兆两几数第零〇○多余来点分之壹贰叁肆伍陆柒捌玖拾佰仟廿卅")
    var places: [(String, String)] = []
    let folder = "data/corpus/reports_provincial_2025"
    for (_, bytes) in try SharedData.texts(in: folder, ending: ".txt", limit: 60_000) {
      let text = Array(String(decoding: bytes, as: UTF8.self))
      var position = 0
      while position < text.count {
        guard numerals.contains(text[position]), generator.oneIn(3) else {
          position += 1
          continue
        }
        var (start, end) = (position, position)
        while start > 0, numerals.contains(text[start - 1]) { start -= 1 }
        while end < text.count, numerals.contains(text[end]) { end += 1 }
        let (before, after) = (
          text[max(start - 12, 0)..<start], text[end..<min(end + 12, text.count)]
        )
        if end - start > 1, !before.contains("\n"), !after.contains("\n"),
          before.last.map({ !$0.isASCII }) ?? true, after.first.map({ !$0.isASCII }) ?? true
        {
          places.append((String(before), String(after)))
        }
        position = end
      }
    }
    return places
  }

  /// Each article and each year is one token.
  @Test(arguments: methods)
  func articlesAndYears(method: Segmenter.Method) {
    let segmenter = Segmenter(lexicon: .standard, method: method)
    var numbers: [(String, String)] = []
    for article in 1...999 {
      numbers.append(("第\(article)", "条"))
      if article > 9 { numbers.append(("第" + RandomNumber.integer(article), "条")) }
    }
    for year in 1949...2035 {
      for zero in ["〇", "○"] { numbers.append((RandomNumber.positional(year, zero: zero), "年")) }
      numbers.append((String(year), "年"))
    }
    for (number, unit) in numbers {
      let words = segmenter.visiblePieces(in: "按照" + number + unit + "规定")
      #expect(words.contains(number) && words.contains(unit), "\(words)")
    }
  }

  /// Words that have numerals and are no numbers.
  @Test(arguments: methods.dropLast())
  func wordsWithNumerals(method: Segmenter.Method) {
    let segmenter = Segmenter(lexicon: .standard, method: method)
    #expect(NumeralWords.all.count > 400)
    let cut = NumeralWords.all.filter { !segmenter.visiblePieces(in: "“\($0)”").contains($0) }
    #expect(cut.isEmpty, "\(method.name): \(cut)")
  }

  /// Where a number and a word share characters, the reading that people choose.
  @Test(arguments: [
    "十一届三中全会|以来", "一起|飞往|上海", "唯一|一|次", "高度|统一|起来", "两|个|人|一起|来", "三|个|百分点", "千万|别|忘",
    "十分|重要", "万一|下雨", "五一节|放假", "四面八方|的|人", "服务|三农", "推进|一带一路|建设", "第三者|插足", "一点|也|不", "两|国|人民",
    "二十四节气", "一百八十|度",
  ])
  func readings(cut: String) {
    let expected = cut.split(separator: "|").map(String.init)
    let segmenter = Segmenter(lexicon: .standard, method: .probability)
    #expect(segmenter.visiblePieces(in: expected.joined()) == expected)
  }

  /// A number and its unit are one phrase.
  @Test(arguments: [
    "三个月", "两个小时", "0.2个百分点", "三个星期", "650元", "36岁", "4小时", "3.5亿元", "第五十二条", "10kg", "80km/h",
    "百分之三",
  ])
  func numbersStayWithTheirUnits(number: String) {
    let segmenter = Segmenter(lexicon: .standard, method: .probability, granularity: .phrases)
    #expect(segmenter.visiblePieces(in: "约" + number + "以上").contains(number))
  }

  /// Whoever looks for a number finds the text that has it.
  @Test(arguments: ["五十万", "3.5亿", "二〇二五", "第五十二", "百分之三点五", "30多", "一百三十四"])
  func numbersAreFound(number: String) {
    let segmenter = Segmenter(granularity: .search)
    let index = Set(segmenter.visiblePieces(in: "按照规定" + number + "年以后建成"))
    #expect(segmenter.visiblePieces(in: number).allSatisfy(index.contains), "\(index)")
  }
}
