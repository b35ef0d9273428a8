import Fenci
import FenciTestSupport
import Testing

/// Clean text damaged as pages are, by tables that repair does not know, and repaired.
@Suite(.enabled(if: SystemGBK.isThere, "no iconv with GB 18030"))
struct SimulatedDamageTests {
  private let repair = TextRepair(lexicon: .standard)
  private let damage = PageDamage()

  /// Documents of policy terms.
  @Test(.long) func policyTerms() throws {
    let table = String(
      decoding: try repositoryBytes("Dictionaries/standard/policy.tsv"), as: UTF8.self)
    let terms = table.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "\t" } }
      .filter { $0.count >= 4 }
    let verbs = ["推进", "加强", "完善", "支持", "实施", "深化", "保障", "我们要加快", "各级政府应当重视"]
    var generator = SeededGenerator(seed: 18)
    var score = PageDamageScore()
    for _ in 0..<60 {
      var text = ""
      while text.count < 500 {
        let mark = generator.pick(["，", "，", "。", "。", "；", "？", "！", "：", "。\n"])
        text += generator.pick(verbs) + generator.pick(terms) + mark
      }
      let clean = damage.traditional(text)
      score.add(damage.page(clean, of: damage.site(&generator)), by: repair)
    }
    expectGood(score)
  }

  /// Passages of each report: some two thousand in all, a hundred in debug.
  private static let passages = amount(65, few: 3)

  @Test(.long, .enabled(if: SharedData.isThere, "FENCI_SHARED names no folder with texts"))
  func officialDocuments() throws {
    var generator = SeededGenerator(seed: 19)
    var score = PageDamageScore()
    for (_, bytes) in try SharedData.texts(
      in: "data/corpus/reports_provincial_2025", ending: ".txt", limit: 1 << 15)
    {
      let text = Array(String(decoding: bytes, as: UTF8.self))
      for _ in 0..<Self.passages {
        let start = generator.below(text.count - 600)
        let clean = damage.traditional(String(text[start..<start + 600]))
        score.add(damage.page(clean, of: damage.site(&generator)), by: repair)
      }
    }
    print(score)
    expectGood(score)
  }

  private func expectGood(_ score: PageDamageScore) {
    #expect(score.annotations > 1000 && score.stretches > 50 && score.lost > 5, "\(score)")
    #expect(Double(score.annotationsLeft) <= 0.01 * Double(score.annotations), "\(score)")
    #expect(Double(score.restored) >= 0.9 * Double(score.stretches), "\(score)")
    #expect(Double(score.lostRight) >= 0.7 * Double(score.lost), "\(score)")
    #expect(Double(score.editsRight) >= 0.99 * Double(score.edits), "\(score)")
    #expect(score.keyphraseF1 >= 0.95, "\(score)")
  }
}
