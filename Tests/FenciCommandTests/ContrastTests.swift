import FenciTestSupport
import Testing

/// `keywords --contrast`: what sets each document of a folder apart from the others.
@Suite struct ContrastTests {
  private struct Document: Decodable {
    struct Keyphrase: Decodable { let phrase: String }

    let id: String
    let keyphrases: [Keyphrase]
    var phrases: [String] { keyphrases.map(\.phrase) }
  }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let subjects = ["低空经济", "渔业资源", "文化遗产", "海洋牧场", "智慧医疗"]
  private static let footer = "月费订户专享电子报，请成为月费订户。"

  /// Documents that each have a subject of their own, and a formula and a footer in common.
  private static var documents: [String] {
    subjects.map { "本市推动\($0)，发展\($0)，落实营商环境的要求。\n\($0)的做法。\n\(footer)\n" }
  }

  private func writeFolder() throws {
    try folder.makeFolder("docs")
    for (number, text) in Self.documents.enumerated() {
      try folder.write("docs/\(number).txt", text)
    }
  }

  @Test(.long) func eachSubjectAndNothingInCommon() async throws {
    try writeFolder()
    let run = try await folder.fenci("keywords", "--contrast", "--json", "docs")
    #expect(run.ending == .exit(0) && run.messages.isEmpty)
    let documents: [Document] = try run.objects()
    #expect(documents.map(\.id) == (0..<5).map { "docs/\($0).txt" })
    for (document, subject) in zip(documents, Self.subjects) {
      #expect(document.phrases.contains(subject))
      for other in Self.subjects + ["营商环境", "月费", "订户", "月费订户", "电子报"]
      where other != subject { #expect(!document.phrases.contains(other)) }
    }
    for options in [["--jobs", "3"], ["--no-repair"]] {
      let other = try await folder.fenci(
        ["keywords", "--contrast", "--json", "docs"] + options, input: [])
      #expect(other.output == run.output)
    }
    // Without it the formula stands on the lists.
    let plain: [Document] = try await folder.fenci("keywords", "--json", "docs").objects()
    #expect(plain.allSatisfy { $0.phrases.contains("营商环境") })
  }

  /// Lines are documents, and blank ones are none.
  @Test(.long) func lines() async throws {
    let lines = Self.documents.map { $0.split(separator: "\n").joined(separator: " ") }
    try folder.write("all.txt", lines.joined(separator: "\n\n \r\n") + "\n")
    let run = try await folder.fenci("keywords", "--contrast", "--lines", "--json", "all.txt")
    #expect(run.ending == .exit(0))
    let documents: [Document] = try run.objects()
    #expect(documents.count == 13)
    let found = documents.filter { !$0.phrases.isEmpty }
    #expect(found.count == 5)
    for (document, subject) in zip(found, Self.subjects) {
      #expect(document.phrases.contains(subject) && !document.phrases.contains("营商环境"))
    }
  }

  /// A damaged page is counted as it is read for key phrases, and so is one in another encoding.
  @Test func damagedPagesAndEncodings() async throws {
    try folder.makeFolder("pages")
    for (number, subject) in Self.subjects.enumerated() {
      let common = number % 2 == 0 ? "優(yōu)化營商環(huán)境。" : "优化营商环境。"
      try folder.write("pages/\(number).txt", "推進(jìn)\(subject)，發(fā)展\(subject)。\n\(common)\n")
    }
    let pages: [Document] = try await folder.fenci("keywords", "--contrast", "--json", "pages")
      .objects()
    for (page, subject) in zip(pages, Self.subjects) {
      #expect(page.phrases.contains(subject))
      #expect(!page.phrases.contains { $0 == "营商环境" || $0 == "營商環境" })
    }
    try folder.makeFolder("gbk")
    // 营商环境 and a letter in GBK.
    for letter in UInt8(ascii: "a")...UInt8(ascii: "d") {
      let text: [UInt8] = [
        0xD3, 0xAA, 0xC9, 0xCC, 0xBB, 0xB7, 0xBE, 0xB3, 0xA1, 0xA3, letter, letter,
      ]
      try folder.write("gbk/\(letter).txt", text)
    }
    let run = try await folder.fenci(
      "keywords", "--contrast", "--json", "--encoding", "auto", "gbk")
    let documents: [Document] = try run.objects()
    #expect(documents.count == 4 && !documents.contains { $0.phrases.contains("营商环境") })
    // What is said of a file is said once.
    #expect(run.messages.count == 4 && run.messages.allSatisfy { $0.contains("read as") })
  }

  @Test func formats() async throws {
    try writeFolder()
    let html = try await folder.fenci("keywords", "--contrast", "--html", "--explain", "docs")
    let reader = try HTMLReader(html.output)
    #expect(reader.texts.count == 5)
    #expect(html.text.contains("术语度") && html.text.contains("显著度"))
    let all = try await folder.fenci("keywords", "--contrast", "--candidates", "docs")
    #expect(all.lines.count == 5 && all.lines.allSatisfy { $0.contains("\"candidates\":[") })
  }

  @Test func tooFewDocuments() async throws {
    try folder.makeFolder("two")
    for (name, text) in [("a", "低空经济"), ("b", "渔业资源"), ("empty", ""), ("blank", "\n \n")] {
      try folder.write("two/\(name).txt", text)
    }
    for options in [[], ["--html"], ["--lines"]] {
      let run = try await folder.fenci(["keywords", "--contrast", "two"] + options, input: [])
      #expect(run.ending == .exit(1) && run.output.isEmpty)
      #expect(run.errors.contains("needs 3 at least; found 2"))
    }
    let missing = try await folder.fenci("keywords", "--contrast", "two/a.txt", "two/b.txt", "c")
    #expect(missing.ending == .exit(1) && missing.messages.count == 2)
    #expect(missing.errors.contains("fenci: c: "))
  }

  /// A file that cannot be read is reported once, and the others are compared.
  @Test func unreadableFile() async throws {
    try writeFolder()
    let run = try await folder.fenci("keywords", "--contrast", "docs", "gone.txt")
    #expect(run.ending == .exit(1) && run.messages.count == 1)
    #expect(run.lines.contains { $0.hasPrefix("低空经济\t") })
  }
}
