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

  @Test func discoveredTermsAreObjects() throws {
    let documents = [
      "推进低空物流园建设。", "记者参观低空物流园。", "低空物流园开工了。", "企业入驻低空物流园后扩大生产。", "投资低空物流园的公司增加。",
      "市长视察低空物流园。",
    ].map { Array($0.utf8) }
    var counts = TermCounts(lexicon: .standard)
    for document in documents { counts.insert(document) }
    var discovery = TermDiscovery(counts)
    for document in documents { discovery.insert(document) }
    let terms = discovery.newTerms(top: 5)
    #expect(!terms.isEmpty)
    let json = try JSONSerialization.jsonObject(with: try JSONEncoder().encode(terms))
    let objects = json as? [[String: Any]] ?? []
    #expect(objects.map { $0["phrase"] as? String } == terms.map(\.phrase))
    #expect(objects.map { $0["count"] as? Int } == terms.map(\.count))
    #expect(objects.allSatisfy { ($0["contexts"] as? [[String: Any]])?.first?["before"] != nil })
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
