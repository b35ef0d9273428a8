import FenciTestSupport
import Testing

/// The page of `keywords --html` holds what `--json` says, and nothing of a text becomes markup.
@Suite struct KeywordsHTMLTests {
  private struct Document: Decodable {
    struct Keyphrase: Decodable {
      let phrase: String
      let ranges: [[Int]]
    }

    let id: String
    let keyphrases: [Keyphrase]
  }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Compares the page of files with their objects, document by document.
  private func check(_ documents: [String: [UInt8]], _ options: String...) async throws {
    let files = documents.keys.sorted()
    for file in files { try folder.write(file, documents[file] ?? []) }
    let page = try await folder.fenci(
      ["keywords", "--html", "--as-is"] + options + ["--"] + files, input: [])
    #expect(page.ending == .exit(0))
    let json = try await folder.fenci(
      ["keywords", "--json", "--as-is"] + options + ["--"] + files, input: [])
    // The text of HTML without its markup makes a well-formed page, too.
    let text = try await folder.fenci(["keywords", "--html"] + options + ["--"] + files, input: [])
    #expect(try text.ending == .exit(0) && HTMLReader(text.output).texts.count == files.count)
    let objects = try json.objects(Document.self)
    let reader = try HTMLReader(page.output)
    try #require(reader.texts.count == files.count && objects.map(\.id) == files)
    for (number, text) in reader.texts.enumerated() {
      let bytes = documents[files[number]] ?? []
      #expect(text.string == shown(bytes))
      var starts: [String: Int] = [:]
      for (rank, keyphrase) in objects[number].keyphrases.enumerated() {
        #expect(reader.ids.contains("d\(number + 1)-k\(rank + 1)"))
        for (occurrence, range) in keyphrase.ranges.enumerated() {
          let id = "d\(number + 1)-k\(rank + 1)-\(occurrence + 1)"
          let start = shown(bytes[..<range[0]]).unicodeScalars.count
          let marked = shown(bytes[range[0]..<range[1]]).unicodeScalars
          starts[id] = start
          #expect(text.scalars.dropFirst(start).starts(with: marked))
          #expect(text.depths.dropFirst(start).prefix(marked.count).allSatisfy { $0 > 0 })
          #expect(reader.links.contains(id))
        }
      }
      #expect(text.starts == starts)
    }
    let phrases = objects.flatMap { $0.keyphrases.map { shown($0.phrase.utf8) } }
    let names = files.map { shown($0.utf8) }
    for name in phrases + names { #expect(reader.isolated.contains(name)) }
  }

  private static let hostile: [[UInt8]] =
    [
      "", "\n", "\r\n\r\n", "创", "创新型城市",
      "<script>alert('创新型城市')</script>创新型城市建设", "</mark></section></body>创新型城市<mark>",
      "<![CDATA[创新型城市]]>创新型城市建设", "<!--创新型城市--><!-- --!>", "</style><style>*{}</style>创新型城市",
      "\"创新型城市\" '创新型城市' &amp; &#60;b&#62; &lt;创新型城市&gt; &",
      "创新型城市\0\u{1}\u{B}\u{C}\u{1B}\u{7F}\u{85}",
      "\u{FEFF}创新型城市", "\u{202E}创新型城市\u{202D}\u{2066}建设\u{2069}",
      "创新型城市\u{2028}创新型城市\u{2029}\u{2028}", "創(chuàng)新型城市建設(shè)，創新型城市，创新型城市建设",
      "创新型城市\r建设\r\n创新型城市\t\n\r创新型城市", "style=\"x\" onload=x 创新型城市 javascript:",
    ].map { Array($0.utf8) } + [
      Array("创新型城市".utf8) + [0xFF, 0xED, 0xA0, 0x80, 0xE5] + Array("创新型城市".utf8),
      // U+FFFE, U+FDD0 and U+1FFFF.
      [0xEF, 0xBF, 0xBE] + Array("创新型城市".utf8) + [0xEF, 0xB7, 0x90, 0xF0, 0x9F, 0xBF, 0xBF],
      Array("推進(jìn)創(chuàng)新型城市發(fā)展戰(zhàn)略，現(xiàn)階段要\n加強(qiáng)高?萍剂α拷ㄔO(shè)<".utf8),
      [0xE5, 0x88], [0xC0, 0xBC] + Array("script>创新型城市".utf8),
    ]

  @Test(.long, arguments: hostile)
  func hostileText(_ bytes: [UInt8]) async throws {
    try await check(["a.txt": bytes])
  }

  @Test(.long) func hostileTexts() async throws {
    var documents: [String: [UInt8]] = [:]
    for (number, bytes) in Self.hostile.enumerated() { documents["\(100 + number)"] = bytes }
    try await check(documents)
    try await check(documents, "--explain", "--top", "3", "--jobs", "3")
  }

  @Test(.long) func randomTexts() async throws {
    var generator = SeededGenerator(seed: 79)
    var documents: [String: [UInt8]] = [:]
    for number in 0..<40 {
      let text = RandomText.mixed(pieces: 30, using: &generator)
      documents["\(100 + number)"] =
        generator.oneIn(2) ? Array(text.utf8) : RandomText.mutated(text, using: &generator)
    }
    try await check(documents, "--top", "100")
  }

  @Test(
    .long,
    arguments: [
      "<b>.txt", "&amp;\"'.txt", "</title><script>.txt", "\u{202E}txt.a", "-->", "a\u{1}b\u{7F}",
      "--html", " ",
    ])
  func hostileNames(_ name: String) async throws {
    try folder.makeFolder("<")
    try await check([name: Array("创新型城市".utf8)])
    try await check([name: Array("创新型城市".utf8), "z": []])
    let page = try HTMLReader(
      try await folder.fenci(["keywords", "--html", "--", name], input: []).output)
    #expect(!page.title.contains("\u{202E}"))
  }

  /// Each line is a document with a heading; the same however many jobs there are.
  @Test(.long) func lines() async throws {
    let line = "<i>创新型城市\u{202E}\r\n\n创新型城市建设"
    let text = String(repeating: line + "\n", count: 800)
    let run = try await folder.fenci("keywords", "--html", "--lines", "--top", "3", input: text)
    let reader = try HTMLReader(run.output)
    #expect(
      reader.texts.map(\.string).prefix(4) == [
        "<i>创新型城市\u{202E}", "", "创新型城市建设", "<i>创新型城市\u{202E}",
      ])
    #expect(reader.texts.count == 2400)
    #expect(reader.ids.contains("d1-2400-k1-1") && run.text.contains("<h2>第 2400 行</h2>"))
    let sideBySide = try await folder.fenci(
      "keywords", "--html", "--lines", "--top", "3", "--jobs", "3", input: text)
    #expect(sideBySide.output == run.output)
  }

  /// A file that cannot be read keeps its place, and the page is whole.
  @Test(arguments: [[], ["--lines"], ["--jobs", "2"]])
  func unreadableFile(_ options: [String]) async throws {
    try folder.write("a.txt", "创新型城市")
    try folder.write("c.txt", "新质生产力")
    let run = try await folder.fenci(
      ["keywords", "--html", "--as-is"] + options + ["a.txt", "<b>.txt", "c.txt"], input: [])
    #expect(run.ending == .exit(1))
    let reader = try HTMLReader(run.output)
    #expect(reader.texts.map(\.string) == ["创新型城市", "新质生产力"])
    #expect(reader.links.starts(with: ["d1", "d2", "d3"]))
    #expect(reader.isolated.contains { $0.hasPrefix("<b>.txt: ") })
  }

  @Test func notWithJSON() async throws {
    let run = try await folder.fenci("keywords", "--html", "--json", input: "创新型城市")
    #expect(run.ending == .exit(2))
    #expect(run.output == [])
  }

  /// The page asks for nothing from outside, and its policy forbids it.
  @Test func selfContained() async throws {
    let run = try await folder.fenci("keywords", "--html", input: "创新型城市")
    #expect(run.text.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri"))
    for outside in ["url(", "@import", "://", "<script", "<link"] {
      #expect(!run.text.contains(outside))
    }
  }
}
