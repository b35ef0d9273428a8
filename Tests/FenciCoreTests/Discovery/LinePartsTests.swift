import FenciTestSupport
import Foundation
import Testing

@testable import FenciCore

/// Parts of lines, and what most documents have in common.
struct LinePartsTests {
  private func parts(_ text: String) -> [String] { parts(Array(text.utf8)).map(\.text) }

  private func parts(_ bytes: [UInt8]) -> [(text: String, hash: UInt64)] {
    bytes.withTable { source in
      var parts = LineParts(source)
      var found: [(text: String, hash: UInt64)] = []
      while let (range, hash) = parts.next() {
        found.append((String(decoding: bytes[range], as: UTF8.self), hash))
      }
      return found
    }
  }

  @Test func separators() {
    #expect(parts("") == [] && parts(" \n\t\r\n　") == [])
    #expect(
      parts("<div>发文机关：某局 成文日期:2024年|字号　大</div>\r\n末") == [
        "div", "发文机关：", "某局", "成文日期:", "2024年", "字号", "大", "/div", "末",
      ])
    #expect(parts("：：") == ["：", "："])
    #expect(parts("城｜市") == ["城", "市"])
    let long = String(repeating: "城", count: 100)
    #expect(parts(long + " 市") == [long, "市"])
    #expect(parts(long + "a 市") == ["市"])
  }

  /// Numbers of whatever length are one; anything else tells parts apart.
  @Test func numbersAreAlike() {
    func hash(_ text: String) -> UInt64? { parts(Array(text.utf8)).first?.hash }
    #expect(hash("第1页共6页") == hash("第12页共345页"))
    #expect(hash("第1页共6页") != hash("第1页共页") && hash("1") != hash("11a"))
    #expect(hash("某局") != hash("某厅"))
  }

  /// Every byte is in a part, is a separator, or is in a part that is too long; invalid bytes stop nothing.
  @Test(.long) func anyBytes() {
    var generator = SeededGenerator(seed: 1718)
    for _ in 0..<200 {
      let bytes = RandomText.bytes(count: generator.below(400), using: &generator)
      bytes.withTable { source in
        var parts = LineParts(source)
        var end = 0
        while let (range, _) = parts.next() {
          #expect(range.lowerBound >= end && range.upperBound <= bytes.count)
          #expect(!bytes[range].contains(0x0A) && !bytes[range].contains(0x20))
          end = range.upperBound
        }
      }
    }
  }

  @Test func moreThanHalfOfTheDocuments() {
    var counts = PartCounts(capacity: 1 << 10)
    func hash(_ text: String) -> UInt64 { parts(Array(text.utf8))[0].hash }
    for (number, text) in ["甲 乙 1页", "甲 丙 2页 2页", "甲 乙 3页", "丁 丁 丁 丁"].enumerated() {
      #expect(counts.boilerplate.isEmpty, "\(number) documents")
      // In two pieces.
      let middle = text.index(after: text.startIndex)
      for piece in [text[..<middle], text[middle...]] {
        Array(piece.utf8).withTable { counts.insert($0) }
      }
      counts.endDocument()
    }
    #expect(counts.documentCount == 4)
    #expect(counts.boilerplate == [hash("甲"), hash("9页")])
  }

  @Test func clauses() {
    let text = "甲，乙。丙！丁？戊；己,庚!辛?壬;癸：子、丑\n第1期 第22期"
    Array(text.utf8).withTable { source in
      var parts = LineParts(source, .clauses)
      var found: [(text: String, hash: UInt64)] = []
      while let (range, hash) = parts.next() {
        found.append((String(decoding: Array(text.utf8)[range], as: UTF8.self), hash))
      }
      #expect(
        found.map(\.text) == [
          "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸：", "子、丑", "第1期", "第22期",
        ])
      #expect(found[11].hash == found[12].hash)
    }
  }

  /// A clause is repeated if four documents have it, and one of twenty. It has five characters at
  /// least, and counts once per document.
  @Test(arguments: [(20, 3), (20, 4), (81, 4), (100, 4), (100, 5)])
  func repeatedClauses(documents: Int, copies: Int) {
    var counts = PartCounts(capacity: 1 << 10, .clauses)
    for number in 0..<documents {
      let text = number < copies ? "谢谢您的关注，谢谢您的关注，您的关注。" : "今天\(number)，"
      Array(text.utf8).withTable { counts.insert($0) }
      counts.endDocument()
    }
    let isRepeated = copies >= max(4, (documents + 19) / 20)
    #expect(counts.repeated == (isRepeated ? [hash("谢谢您的关注")] : []))
  }

  private func hash(_ text: String) -> UInt64 { parts(Array(text.utf8))[0].hash }

  /// A run needs a clause that is longer by two characters, or the last sentence of the document.
  @Test func clauseAroundARun() {
    func clause(_ text: String, _ run: String, isEnd: Bool = true) -> Bool {
      let bytes = Array(text.utf8)
      guard let range = text.range(of: run) else { return false }
      let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
      return bytes.withTable { source in
        let clauses = RepeatedClauses(source, [hash("某某爱好者协会")], isEnd: isEnd)
        let found = clauses.clause(around: start..<start + run.utf8.count)
        return found == hash("某某爱好者协会")
      }
    }
    #expect(clause("甲，某某爱好者协会，乙", "爱好者协会"))
    #expect(!clause("甲，某某爱好者协会，乙", "某爱好者协会"))
    #expect(!clause("甲，某某爱好者协会，乙", "某某爱好者协会"))
    #expect(!clause("甲，某某爱好者协会", "某某爱好者协会"))
    #expect(clause("甲。某某爱好者协会", "某某爱好者协会"))
    #expect(clause("甲\n某某爱好者协会\n", "某某爱好者协会"))
    #expect(clause("甲。某某爱好者协会，谢谢", "某某爱好者协会"))
    #expect(clause("甲。某某爱好者协会，某某爱好者协会", "某某爱好者协会"))
    #expect(!clause("甲。某某爱好者协会，谢谢您的关注", "某某爱好者协会"))
    #expect(!clause("甲。某某爱好者协会", "某某爱好者协会", isEnd: false))
    #expect(!clause("某某爱好者协会", "某某爱好者协会"))
    #expect(!clause("甲。某某爱好者协会，乙", "甲"))
    #expect(!clause("爱好者协会。某某爱好者协会", "爱好者协会"))
  }

  @Test func majority() {
    var generator = SeededGenerator(seed: 1719)
    for _ in 0..<300 {
      let count = 1 + generator.below(60)
      let words = (0..<count).map { _ -> UInt64? in
        generator.below(30) > 0 ? 7 : generator.oneIn(2) ? nil : UInt64(generator.below(9))
      }
      var vote = MajorityVote()
      for word in words { vote.insert(word) }
      let most = Set(words.compactMap { $0 }).map { word in words.count { $0 == word } }.max() ?? 0
      // The lead is what the word has more than all others, or less if they came first.
      if vote.isUnanimous(of: count) { #expect(10 * most >= 9 * count) }
      if vote.isMajority(of: count) { #expect(2 * most >= count) }
      if 4 * most >= 3 * count { #expect(vote.isMajority(of: count)) }
      if most == count { #expect(vote.isUnanimous(of: count)) }
    }
  }
}
