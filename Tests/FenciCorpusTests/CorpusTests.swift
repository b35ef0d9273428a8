import FenciTestSupport
import Foundation
import Testing

@testable import FenciCorpus

@Suite struct CorpusTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private struct Found: Equatable {
    let id: String
    let text: String
    init(_ id: String, _ text: String) { (self.id, self.text) = (id, text) }
  }

  private func documents(
    _ names: String..., format: Corpus.Format = .byName, hasProblems: Bool = false
  ) -> [Found] {
    var corpus = Corpus(names.map { folder.path($0) }, format: format) { _ in }
    var found: [Found] = []
    while let document = corpus.next() {
      let id = document.id.dropFirst(folder.path.count + 1)
      found.append(Found(String(id), String(decoding: document.text, as: UTF8.self)))
    }
    #expect(corpus.hasProblems == hasProblems)
    return found
  }

  @Test func folderStandsForItsFiles() throws {
    for name in ["c/b", "c/.hidden", "empty", "c-d"] { try folder.makeFolder("corpus/" + name) }
    let files = [
      "c/b/1.txt", "c/a.txt", "c-d/x", "c.txt", "Z.txt", "法.txt", "c/b.jsonl", ".dot",
      "c/.hidden/y",
      "c/.z",
    ]
    for file in files { try folder.write("corpus/" + file, #"{"text": "\#(file)"}"#) }
    try folder.write("corpus/none.txt", "")
    let links = [("link.txt", "c.txt"), ("loop", "."), ("broken", "nowhere"), ("c/up", "..")]
    for (link, target) in links {
      try FileManager.default.createSymbolicLink(
        atPath: folder.path("corpus/" + link), withDestinationPath: target)
    }
    let made = unsafe mkfifo(folder.path("corpus/pipe"), 0o600)
    #expect(made == 0)
    let expected = [
      "Z.txt", "c-d/x", "c.txt", "c/a.txt", "c/b.jsonl:1", "c/b/1.txt", "link.txt", "法.txt",
    ]
    for name in ["corpus", "corpus/"] {
      let found = documents(name)
      #expect(found.map(\.id) == expected.map { "corpus/" + $0 })
      #expect(found[4].text == "c/b.jsonl")
      #expect(found[5].text == #"{"text": "c/b/1.txt"}"#)
    }
    #expect(documents("corpus/c", "corpus/Z.txt", "corpus/empty").count == 4)
  }

  @Test func linesAreDocuments() throws {
    try folder.write("a.txt", "\u{FEFF}一\r\n\n \t\r\n二\n三")
    let expected = [Found("a.txt:1", "一"), Found("a.txt:4", "二"), Found("a.txt:5", "三")]
    #expect(documents("a.txt", format: .records(.lines)) == expected)
    #expect(documents("a.txt").map(\.id) == ["a.txt"])
    try folder.write("a.jsonl", "{\"text\":\"一\"}\n\n{\"text\":\"\"}\r\n")
    #expect(documents("a.jsonl") == [Found("a.jsonl:1", "一"), Found("a.jsonl:3", "")])
    #expect(documents("a.jsonl", format: .records(.lines)).count == 2)
  }

  @Test func badLinesAreLeftOut() throws {
    let lines = (1...40).map { $0 % 2 == 0 ? #"{"text":"\#($0)"}"# : "bad" }
    try folder.write("a.jsonl", lines.joined(separator: "\n"))
    try folder.write("b.jsonl", #"{"text":"41"}"#)
    let found = documents("a.jsonl", "none.txt", "b.jsonl", hasProblems: true)
    #expect(found.map(\.text) == stride(from: 2, through: 40, by: 2).map { "\($0)" } + ["41"])
  }

  /// Lines longer than a block, and ones that end where a block does.
  @Test func blocksDoNotCutLines() throws {
    var generator = SeededGenerator(seed: 72)
    var lines: [String] = []
    for length in [1 << 18 - 1, 1 << 18, 600_000, 1, (1 << 18) - 3] {
      lines.append(String(repeating: "x", count: length))
      lines.append(String(generator.below(1000)))
    }
    try folder.write("a.txt", lines.joined(separator: "\n"))
    #expect(documents("a.txt", format: .records(.lines)).map(\.text) == lines)
  }

  @Test func sizesAddUp() throws {
    try folder.makeFolder("b")
    try folder.write("a.txt", "一二三")
    try folder.write("b/a.jsonl", "{\"text\":\"一\"}\n{\"text\":\"二\"}\n")
    var corpus = Corpus([folder.path("a.txt"), folder.path("b")], format: .byName) { _ in }
    #expect(corpus.byteCount == 9 + 2 * 15)
    var sum = 0
    while let document = corpus.next() { sum += document.byteCount }
    #expect(sum == corpus.byteCount)
    let pipe = Corpus([folder.path("a.txt"), "/dev/null"], format: .byName) { _ in }
    #expect(pipe.byteCount == nil)
  }

  /// Whatever cannot be read is reported, and the rest goes on.
  @Test func problemsAreReported() throws {
    try folder.write("a.jsonl", "{\"text\":\"一\"}\n{\"text\":1}\n{\"text\":\"二\"}\n")
    let problems = Problems()
    let paths = [folder.path("none.txt"), folder.path("a.jsonl")]
    var corpus = Corpus(paths, format: .byName) { problems.append("\($0)") }
    var texts: [String] = []
    while let document = corpus.next() {
      texts.append(String(decoding: document.text, as: UTF8.self))
    }
    #expect(texts == ["一", "二"] && corpus.hasProblems)
    #expect(problems.all.count == 2)
    #expect(problems.all.first?.hasPrefix(paths[0]) == true)
    #expect(problems.all.last?.hasPrefix("\(paths[1]):2: ") == true)
  }
}

/// Messages that a closure gets.
private final class Problems: @unchecked Sendable {
  private(set) var all: [String] = []
  func append(_ message: String) { all.append(message) }
}
