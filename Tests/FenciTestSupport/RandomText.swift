/// Seeded random text, from plain to hostile.
package enum RandomText {
  /// Scalars drawn from an alphabet.
  package static func string(
    of alphabet: [Unicode.Scalar], count: Int, using generator: inout SeededGenerator
  ) -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<count { scalars.append(generator.pick(alphabet)) }
    return String(scalars)
  }

  /// A piece a number of times, without any look at grapheme clusters.
  package static func repeating(_ piece: String, _ count: Int) -> String {
    String(decoding: repeatElement(Array(piece.utf8), count: count).joined(), as: UTF8.self)
  }

  /// Pieces of everything that real pages hold, in any order.
  package static func mixed(pieces count: Int, using generator: inout SeededGenerator) -> String {
    var text = ""
    for _ in 0..<count { text.unicodeScalars.append(contentsOf: piece(&generator).unicodeScalars) }
    return text
  }

  private static func piece(_ generator: inout SeededGenerator) -> String {
    switch generator.below(10) {
    case 0...3: string(of: han, count: 1 + generator.below(6), using: &generator)
    case 4: generator.pick(annotated)
    case 5: generator.pick(numbers)
    case 6: generator.pick(latin)
    case 7: generator.pick(marks)
    case 8: generator.pick(sequences)
    default: generator.pick(scripts)
    }
  }

  /// Characters of the sample lexicon and a few that no lexicon knows.
  package static let han = Array("创新型城市建设股一百多第数年个创創設開會書龘𠮷".unicodeScalars)

  static let annotated = [
    "創(chuàng)", "新（xīn）", "書(shū)", "開(kāi)", "會(huì )", "創(", "創(chuàng", "市(AI)", "型(xíng",
    "設(she\u{300})", "创(chua\u{300}ng)新", "创\u{FE00}", "型\u{E0100}(xíng)", "f(x)", "（市）",
  ]
  static let numbers = [
    "5", "3.5%", "２０２３", "16,250", "12:30", "2023-04-09", "25℃", "1,2345", "5G", "一百七十",
    "第3", "第", "10kg", "6.5mmol/L", "38°C", "120m²", "8m/", "3.Git", "1.5GHz-", "10⁵", "2.jpg",
    "123456789亿", "１２３４５６７", "数百", "多", "余", "3.", ".5", "1/2", "０．５", "2∶1",
  ]
  static let latin = [
    "license", "lic", "COVID-19", "A", "Ａ股", "R&D", "Navy's", "cenn_gd@126.com", "a@b", "www.",
    "https://example.org/a?b=c.", "http://", "cafe\u{301}", "café", "Ελλάδα", "Москва", "x_y", "-",
    "node.js", "＠", "://", "SO₂", "&nbsp;", "&#160;", "&lt", "&", "kW·h", "in\u{AD}ter", ";", "mg/",
  ]
  static let marks = [
    "，", "。", "、", "“", "”", "……", "——", "!!", "！？", "  ", "\t", "\u{3000}", "\n", "\r\n", "\r",
    "\n\r", "~~~", "（", "）", "(", ")", "\u{A0}", "\u{2028}", "\u{85}", "\0", "\u{7F}", "*",
    "。\u{301}",
  ]
  /// Sequences of one character each, and their loose parts.
  static let sequences = [
    "👨‍👩‍👧‍👦", "👍🏽", "🏽", "🇨🇳", "🇨", "🇨🇳🇺", "1️⃣", "#️⃣", "❤️", "❤️‍🔥", "\u{200D}", "\u{FE0F}", "\u{20E3}",
    "\u{301}", "e\u{301}\u{323}", "\u{1F3F4}\u{E0067}\u{E0062}\u{E007F}", "\u{600}", "\u{600}1",
    "\u{110BD}", "\u{200C}", "\u{AD}", "\u{FEFF}", "\u{202E}", "\u{200B}", "\u{2060}", "〰️", "㊙️",
  ]
  static let scripts = [
    "한국어", "\u{1112}\u{1161}\u{11AB}", "हिन्दी", "क्षि", "กำ", "العربية", "カタカナ", "ひらがな", "ｶﾞ", "𠮷野家",
    "𝒳", "עברית", "Ａｂｃ", "ｈｔｔｐ", "ﬁ", "Ⅳ", "①", "㎡", "\u{E000}", "\u{10FFFF}", "\u{378}", "〇", "々",
  ]
}

extension RandomText {
  /// Bytes of any value; about half of them from the ranges that matter in UTF-8.
  package static func bytes(count: Int, using generator: inout SeededGenerator) -> [UInt8] {
    (0..<count).map { _ in
      generator.oneIn(2)
        ? UInt8(generator.below(256))
        : generator.pick(
          [0xE4, 0xB8, 0x80, 0xBF, 0xED, 0xA0, 0xF0, 0x9F, 0xF4, 0xC2, 0x28, 0x0A] as [UInt8])
    }
  }

  /// Valid UTF-8 with some bytes changed, dropped or doubled.
  package static func mutated(_ text: String, using generator: inout SeededGenerator) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0..<1 + generator.below(4) where !bytes.isEmpty {
      let position = generator.below(bytes.count)
      switch generator.below(4) {
      case 0: bytes[position] = UInt8(generator.below(256))
      case 1: bytes.remove(at: position)
      case 2: bytes.insert(bytes[position], at: position)
      default: bytes.removeLast(generator.below(min(bytes.count, 4)))
      }
    }
    return bytes
  }
}
