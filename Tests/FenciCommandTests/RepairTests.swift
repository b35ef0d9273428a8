import FenciTestSupport
import Testing

/// Damaged pages: what `repair` prints, and that `keywords` repairs and tells so.
@Suite struct RepairTests {
  private struct Edit: Decodable {
    let file: String?
    let kind, original, replacement: String
    let range: [Int]
    let confidence: Double
  }

  private struct Document: Decodable {
    struct Keyphrase: Decodable {
      let phrase: String
      let ranges: [[Int]]
    }

    let keyphrases: [Keyphrase]
    let edits: Int?
  }

  private static let damaged =
    "推進(jìn)創(chuàng)新型城市發(fā)展戰(zhàn)略，現(xiàn)階段要加強(qiáng)高?萍剂α拷ㄔO(shè)。\n"
  private static let repaired = "推進創新型城市發展戰略，現階段要加強高校科技力量建設。\n"
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("a.txt", Self.damaged)
    try folder.write("b.txt", "重(zhòng)庆的读音，推进创新型城市建设。\n")
  }

  @Test func repairPrintsTheText() async throws {
    let run = try await folder.fenci("repair", "a.txt", "b.txt")
    #expect(run.ending == .exit(0) && run.errors.isEmpty)
    #expect(run.text == Self.repaired + "重(zhòng)庆的读音，推进创新型城市建设。\n")
  }

  /// Edits put in the places of their ranges make the repaired text.
  @Test func reportTellsEveryEdit() async throws {
    let run = try await folder.fenci("repair", "--report", "a.txt", "b.txt")
    let edits = try run.objects(Edit.self)
    var text: [UInt8] = []
    let source = Array(Self.damaged.utf8)
    var position = 0
    for edit in edits {
      #expect(edit.file == "a.txt" && 0...1 ~= edit.confidence)
      let range = edit.range[0]..<edit.range[1]
      #expect(Array(edit.original.utf8) == Array(source[range]))
      text += source[position..<range.lowerBound] + Array(edit.replacement.utf8)
      position = range.upperBound
    }
    #expect(text + source[position...] == Array(Self.repaired.utf8))
    #expect(Set(edits.map(\.kind)).isSuperset(of: ["annotation", "shiftedRun"]))
    let alone = try await folder.fenci("repair", "--report", "a.txt").objects(Edit.self)
    #expect(alone.count == edits.count && alone.allSatisfy { $0.file == nil })
  }

  @Test func filesThatCannotBeRead() async throws {
    let run = try await folder.fenci("repair", "none.txt", "a.txt")
    #expect(run.ending == .exit(1))
    #expect(run.errors.contains("none.txt: ") && run.text == Self.repaired)
  }

  @Test func keywordsOfADamagedPage() async throws {
    let run = try await folder.fenci("keywords", "--json", "a.txt")
    let document = try #require(try run.objects(Document.self).first)
    let edits = try await folder.fenci("repair", "--report", "a.txt").objects(Edit.self)
    #expect(document.edits == edits.count && run.errors.isEmpty)
    let source = Array(Self.damaged.utf8)
    let spellings = document.keyphrases.flatMap { keyphrase in
      keyphrase.ranges.map { String(decoding: source[$0[0]..<$0[1]], as: UTF8.self) }
    }
    #expect(spellings.contains("創(chuàng)新型城市"))
    #expect(spellings.contains { $0.contains("?萍剂α拷ㄔO(shè)") })

    // The phrases are those of the repaired text.
    let text = try await folder.fenci("keywords", "a.txt")
    let repaired = try await folder.fenci(["keywords", "-"], input: Array(Self.repaired.utf8))
    #expect(text.output == repaired.output && repaired.errors.isEmpty)
    #expect(text.errors.contains("a.txt: damaged page, read with \(edits.count) repairs"))
    let lines = try await folder.fenci("keywords", "--lines", "b.txt", "a.txt")
    #expect(lines.errors.contains("a.txt, line 1: ") && !lines.errors.contains("b.txt"))
  }

  @Test(arguments: [["--no-repair", "a.txt"], ["b.txt"]])
  func keywordsOfAPageAsItIs(_ arguments: [String]) async throws {
    let run = try await folder.fenci(["keywords", "--json"] + arguments, input: [])
    let document = try #require(try run.objects(Document.self).first)
    #expect(document.edits == nil && run.errors.isEmpty && !run.text.contains("高校"))
    #expect(document.keyphrases.contains { $0.phrase.hasSuffix("新型城市") })
  }

  /// The original is shown, struck out with its repair behind it, and a list.
  @Test func keywordsAsAPage() async throws {
    let run = try await folder.fenci("keywords", "--html", "a.txt")
    let reader = try HTMLReader(run.output)
    let text = try #require(reader.texts.first)
    #expect(text.string == Self.damaged && run.errors.isEmpty)
    #expect(text.deletions.contains("(chuàng)") && text.insertions.contains { $0.contains("科技力量") })
    let edits = try await folder.fenci("repair", "--report", "a.txt").objects(Edit.self)
    for edit in edits { #expect(reader.isolated.contains(edit.original)) }
    #expect(run.text.contains("修复 \(edits.count) 处"))
    let unrepaired = try await folder.fenci("keywords", "--html", "--no-repair", "a.txt")
    #expect(try HTMLReader(unrepaired.output).texts.first?.deletions == [])
  }
}
