import FenciCore
import FenciTestSupport
import Testing

/// Sentences, written with a bar between them.
struct SentenceBoundariesTests {
  private let segmenter: Segmenter

  init() throws {
    segmenter = Segmenter(lexicon: try SampleLexicon.lexicon(), method: .probability)
  }

  private func sentences(_ text: String) -> [String] {
    segmenter.sentences(in: text).map { String(text[$0]) }
  }

  @Test(arguments: [
    "推动绿色发展。|促进人与自然和谐共生！|怎么做？|一起做",
    "他说：“好！”|然后走了。", "“好！”，他说。|她没说话。", "真的吗？！|真的……我不信。",
    "（见附件。）|以下从略。", "他走了（真的！）。|她留下。", "《你好！李焕英》上映了。|很好看。",
    "《谁是英雄？》：一本书。", "增长3.5%。|达到1.2万亿元。", "版本1.2.3发布。|见www.a.cn?b=c。",
    "Hello world. |你好。", "Dr. Smith came. |He left.", "J. Smith wrote it. |Yes.",
    "Is it? |Yes! |Done.", "a.b!c?d", "1. 总则", "see e.g. the law. |Next.", "No. 5 is out.",
    "工作. |报告.", "走吧.|好的.", "\"Hello!\" he said. |\"Bye.\"", "Smith et al. 2020. |Next.", "一｡|二｡",
    "好！！！|好", "“他来了。”|“谁？”|“他。”", "他问“去吗？”——没人答。",
  ])
  func barsAreBoundaries(marked: String) {
    let expected = marked.split(separator: "|").map { $0.trimmingSpaces }
    #expect(sentences(marked.filter { $0 != "|" }) == expected)
  }

  @Test func linesEndSentences() {
    #expect(
      sentences("第一章　总则\r\n  第一条 为了\n\n\u{3000}第二条\u{2028}完\n") == [
        "第一章　总则", "第一条 为了", "第二条", "完",
      ])
    #expect(sentences("").isEmpty)
    #expect(sentences(" \n\u{3000}\n").isEmpty)
  }

  /// Sentences ascend, do not overlap, and leave out nothing but white space.
  @Test func onlyWhiteSpaceIsLeftOut() {
    var generator = SeededGenerator(seed: 2011)
    for _ in 0..<amount(3000, few: 300) {
      let text = RandomText.mixed(pieces: generator.below(40), using: &generator)
      var rest = text.startIndex
      for range in segmenter.sentences(in: text) {
        #expect(range.lowerBound >= rest && !range.isEmpty)
        #expect(Self.isBlank(text[rest..<range.lowerBound]))
        let sentence = text.unicodeScalars[range]
        #expect(sentence.first?.properties.isWhitespace == false)
        #expect(sentence.last?.properties.isWhitespace == false)
        rest = range.upperBound
      }
      #expect(Self.isBlank(text[rest...]))
    }
  }

  private static func isBlank(_ text: Substring) -> Bool {
    text.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
  }

  @Test func substringsAreTaken() {
    let page = "甲。乙。\n丙。"
    let line = page.prefix(4)
    #expect(segmenter.sentences(in: line).map { String(page[$0]) } == ["甲。", "乙。"])
  }
}

extension Substring {
  fileprivate var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
