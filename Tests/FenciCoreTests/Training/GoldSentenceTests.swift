import FenciCore
import Testing

/// Lines of segmented sentences.
@Suite struct GoldSentenceTests {
  /// The line, its words with names joined, and with names split.
  static let lines: [(line: String, joined: String, split: String)] = [
    ("他 来到 北京 。", "他 来到 北京 。", "他 来到 北京 。"),
    ("  他\t来到\u{3000}北京 \r", "他 来到 北京", "他 来到 北京"),
    ("\u{FEFF}他 来到", "他 来到", "他 来到"),
    ("", "", ""),
    ("江/nr 泽民/nr 发表/v", "江泽民 发表", "江 泽民 发表"),
    ("李/nr 鹏/nr 、/w 欧阳/nr 修/nr", "李鹏 、 欧阳修", "李 鹏 、 欧阳 修"),
    // A foreign name and what is no name at all stay as they are.
    ("迪里拜尔/nr 演唱/v", "迪里拜尔 演唱", "迪里拜尔 演唱"),
    ("克林顿/nr 希拉里/nr 到/v", "克林顿 希拉里 到", "克林顿 希拉里 到"),
    // Two names side by side: a name ends with its given name.
    ("王/nr 平/nr 李/nr 明/nr", "王平 李明", "王 平 李 明"),
    // A slash is a tag's only where every word has one.
    ("和/或 他", "和/或 他", "和/或 他"),
    ("1/2/m 的/u //w", "1/2 的 /", "1/2 的 /"),
  ]

  @Test(arguments: lines)
  func words(_ line: (line: String, joined: String, split: String)) {
    let sentence = GoldSentence(Array(line.line.utf8)[...])
    #expect(words(sentence, .joined) == line.joined)
    #expect(words(sentence, .split) == line.split)
  }

  private func words(_ sentence: GoldSentence, _ personalNames: Segmenter.PersonalNames) -> String {
    var start = 0
    return sentence.ends(personalNames).map { end in
      defer { start = end }
      return String(decoding: sentence.text[start..<end], as: UTF8.self)
    }.joined(separator: " ")
  }

  @Test func tags() {
    let sentence = GoldSentence(Array("江/nr 泽民/nr 发表/v １/m".utf8)[...])
    #expect(sentence.tags == ["nr", "v", "m"])
    #expect(GoldSentence(Array("他 来到".utf8)[...]).tags.isEmpty)
  }

  @Test func partsOfNamesHaveTheTagOfTheName() {
    let sentence = GoldSentence(Array("江/nr 泽民/nr 同志/n 和/c 李/nr 鹏/nr".utf8)[...])
    #expect(sentence.tags(.joined) == ["nr", "n", "c", "nr"])
    #expect(sentence.tags(.split) == ["nr", "nr", "n", "c", "nr", "nr"])
    #expect(GoldSentence(Array("江 泽民".utf8)[...]).tags(.split).isEmpty)
  }
}
