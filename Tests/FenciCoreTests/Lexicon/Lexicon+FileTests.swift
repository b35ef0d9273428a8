@testable import FenciCore
import FenciTestSupport
import Testing

/// Lexicons from files, and files that are none.
struct LexiconFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func fileIsOpenedAsItsBytesAre() throws {
    let image = try SampleLexicon.builder().compile()
    let path = try folder.write("a.fenci", image)
    let (mapped, copied) = (try Lexicon(contentsOf: path), try Lexicon(bytes: image))
    #expect(mapped.byteCount == image.count)
    #expect(mapped.entries() == copied.entries())
    #expect(Segmenter(lexicon: mapped, method: .probability).pieces("創新型城市") == ["創新型", "城市"])
  }

  @Test func lexiconOutlivesItsFile() throws {
    let path = try folder.write("a.fenci", SampleLexicon.builder().compile())
    let lexicon = try Lexicon(contentsOf: path)
    try replaceFile(path, with: [UInt8](repeating: 0xFF, count: 200_000))
    #expect(lexicon.entry(for: "创新") != nil)
    try folder.removeAll()
    #expect(Segmenter(lexicon: lexicon, method: .probability).pieces("創新型城市") == ["創新型", "城市"])
  }

  @Test func missingFileIsUnreadable() {
    expectUnreadable(folder.path("none.fenci"))
    expectUnreadable("")
    expectUnreadable(folder.path("none/none"))
  }

  @Test func folderIsUnreadable() { expectUnreadable(folder.path) }

  @Test func deviceIsUnreadable() { expectUnreadable("/dev/null") }

  @Test func emptyFileIsNoImage() throws {
    let path = try folder.write("empty", [])
    let error = #expect(throws: FenciError.self) { try Lexicon(contentsOf: path) }
    #expect(error?.imageProblem?.section == "header")
    #expect(error?.description.contains(path) == true)
  }

  @Test func damagedFilesAreRefused() throws {
    let editor = try ImageEditor(SampleLexicon.builder().compile())
    for length in [1, 63, 64, 600, 4096, editor.bytes.count - 1] {
      let path = try folder.write("cut\(length)", Array(editor.bytes.prefix(length)))
      let error = #expect(throws: FenciError.self) { try Lexicon(contentsOf: path) }
      #expect(error?.imageProblem?.section == "header")
    }
    let path = try folder.write("text", "这不是词典。" + String(repeating: "\n", count: 100))
    let error = #expect(throws: FenciError.self) { try Lexicon(contentsOf: path) }
    #expect(error?.imageProblem?.text.contains("fenci lexicon compile") == true)
  }

  @Test func filesAreReadAndReplacedWhole() throws {
    var generator = SeededGenerator(seed: 251)
    for count in [0, 1, 65_535, 65_536, 65_537, 300_000] {
      let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
      let path = folder.path("file")
      try replaceFile(path, with: bytes)
      #expect(try readFile(path) == bytes)
      #expect(!fileExists(path + ".new"))
    }
    #expect(throws: FenciError.self) { try readFile(folder.path("none")) }
    #expect(throws: FenciError.self) { try readFile(folder.path) }
    #expect(throws: FenciError.self) { try replaceFile(folder.path("none/file"), with: [1]) }
    #expect(throws: FenciError.self) { try replaceFile(folder.path, with: [1]) }
  }

  @Test func errorsAreSentences() {
    #expect(
      FenciError.unreadable(path: "a/b", reason: "no such file").description
        == "a/b: no such file")
    #expect(
      FenciError.invalidTable(file: "a.tsv", line: 3, problem: "x").description == "a.tsv:3: x")
    #expect(FenciError.invalidEntry("创", problem: "too long").description.contains("创"))
    #expect(!systemError(2).isEmpty)
  }

  private func expectUnreadable(_ path: String) {
    let error = #expect(throws: FenciError.self) { try Lexicon(contentsOf: path) }
    guard case .unreadable(path, let reason)? = error else {
      Issue.record("\(path): \(String(describing: error))")
      return
    }
    #expect(!reason.isEmpty)
  }
}
