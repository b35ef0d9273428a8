import Fenci
import Foundation
import Testing

/// Results as JSON and back.
struct CodingTests {
  private let text = "优化营商环境，加快創(chuàng)新型城市建设。江泽民主席视察安庆市。创新型城市。"

  private func decoded<Value: Codable>(_ value: Value) throws -> Value {
    try JSONDecoder().decode(Value.self, from: try JSONEncoder().encode(value))
  }

  @Test func resultsComeBack() throws {
    let extractor = KeyphraseExtractor()
    let keyphrases = extractor.keyphrases(in: text)
    #expect(!keyphrases.isEmpty)
    #expect(try decoded(keyphrases) == keyphrases)
    let explanations = extractor.explanations(of: text, top: 3)
    #expect(try decoded(explanations) == explanations)
    let names = Segmenter().namedEntities(in: text)
    #expect(!names.isEmpty)
    #expect(try decoded(names) == names)
    let page = "推進(jìn)創(chuàng)新型城市發(fā)展戰(zhàn)略，現(xiàn)階段要加強(qiáng)高?萍剂α拷ㄔO(shè)。"
    let edits = TextRepair().repaired(page).edits
    #expect(!edits.isEmpty)
    #expect(try decoded(edits) == edits)
    #expect(try decoded(TokenKind.allCases) == TokenKind.allCases)
  }

  @Test func tokensAreObjects() throws {
    struct Item: Decodable {
      let text: String
      let word: String
      let start: Int
      let end: Int
      let kind: TokenKind
    }
    let tokens = Segmenter().tokens(in: text)
    let items = try JSONDecoder().decode([Item].self, from: try JSONEncoder().encode(tokens))
    #expect(items.map(\.text) == tokens.map { tokens.surface(of: $0) })
    #expect(items.map(\.word) == tokens.map { tokens.normalizedForm(of: $0) })
    #expect(items.map { $0.start..<$0.end } == tokens.map(\.utf8Range))
    #expect(items.map(\.kind) == tokens.map(\.kind))
    let token = try JSONEncoder().encode(tokens[0])
    #expect(String(decoding: token, as: UTF8.self).contains("\"kind\":\"word\""))
  }

  @Test func unknownKindIsAnError() {
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([TokenKind].self, from: Data("[\"verb\"]".utf8))
    }
  }

  /// A decoded range may be any range, and converting it is safe.
  @Test func foreignRangesAreClamped() throws {
    let json = #"{"phrase":"甲","word":"甲","score":1,"utf8Ranges":[[-5,2],[3,400]]}"#
    let keyphrase = try JSONDecoder().decode(Keyphrase.self, from: Data(json.utf8))
    #expect(keyphrase.ranges(in: "甲乙").count == 2)
    #expect(keyphrase.utf16Ranges(in: "甲乙") == [0..<1, 1..<2])
  }
}
