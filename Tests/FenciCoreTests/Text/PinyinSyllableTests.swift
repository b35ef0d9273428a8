@testable import FenciCore
import FenciTestSupport
import Testing

struct PinyinSyllableTests {
  @Test(arguments: [
    "chuàng", "xīn", "nǚ", "lüè", "ér", "ā", "zhuāng", "ǹg", "ḿ", "ế", "ň", "ǖ", "yǐ", "shéi",
  ])
  func tonedSyllableIsOne(text: String) {
    #expect(PinyinSyllable(text) != nil)
  }

  @Test(arguments: [
    "", "a", "chuang", "f", "AI", "chuàngà", "chuàng1", "shìshì", "chuang\u{300}\u{301}", "市",
    "shuāngx",
    "zhuangx\u{300}", "\u{300}", "\u{308}", "a\u{308}\u{300}", "x y", "chuàng ", "\u{0}", "sh\u{0}",
    "-à",
  ])
  func anythingElseIsNone(text: String) {
    #expect(PinyinSyllable(text) == nil)
  }

  @Test(arguments: [
    ("chuàng", "chua\u{300}ng"), ("nǚ", "nu\u{308}\u{30C}"), ("nǚ", "nü\u{30C}"), ("ɡāo", "gāo"),
    ("gɑ\u{304}o", "gāo"),
    ("CHUaNg\u{300}", "chuàng"), ("chuang\u{300}", "chuàng"), ("Xīn", "xīn"), ("ê\u{301}", "ế"),
  ])
  func spellingsOfOneSyllableAreEqual(first: String, second: String) throws {
    #expect(try #require(PinyinSyllable(first)) == #require(PinyinSyllable(second)))
  }

  @Test func tonesAndLettersDiffer() throws {
    let syllables = [
      "mā", "má", "mǎ", "mà", "nā", "māo", "māng", "ām", "lǔ", "lǚ", "lú", "lǘ", "è", "ề", "ǹ",
      "zhuàng",
      "chuàng", "huàng", "uàng", "uang\u{304}", "àn", "nà",
    ]
    let keys = Set(try syllables.map { try #require(PinyinSyllable($0)).key })
    #expect(keys.count == syllables.count)
  }

  /// Toned capitals open a gloss at the beginning of a sentence or of a name: 安(Ān).
  @Test(arguments: [("Ān", "ān"), ("Èr", "èr"), ("Ōu", "ōu"), ("A\u{304}n", "ān")])
  func tonedCapitalsAreRead(capital: String, small: String) {
    #expect(PinyinSyllable(capital) == PinyinSyllable(small))
  }
}
