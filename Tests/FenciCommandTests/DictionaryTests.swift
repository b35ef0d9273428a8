import FenciTestSupport
import Testing

/// `--dictionary` with images that are good, damaged, or no images.
@Suite struct DictionaryTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func compiledImage() async throws {
    try await folder.compile("small.fenci", words: ["技创", "新城"], phrases: ["技创新城"])
    let words = try await folder.fenci(
      "segment", "--method", "probability", "--dictionary", "small.fenci", input: "科技创新城市\n")
    #expect(words.text == "科 技创 新城 市\n")
    let phrases = try await folder.fenci(
      "segment", "--method", "probability", "--dictionary=small.fenci", "--granularity", "phrases",
      input: "科技创新城市\n")
    #expect(phrases.text == "科 技创新城 市\n")
    let keywords = try await folder.fenci(
      "keywords", "--dictionary", "small.fenci", "--top", "1", input: "技创新城。技创新城。\n")
    #expect(keywords.lines.map { $0.split(separator: "\t")[0] } == ["技创新城"])
  }

  /// A dictionary may be empty; then every character is a word of the methods that need no model.
  @Test func emptyDictionary() async throws {
    try await folder.compile("empty.fenci", words: [], phrases: [])
    let segment = try await folder.fenci(
      "segment", "--method", "probability", "--dictionary", "empty.fenci", input: "创新 GDP\n")
    #expect(segment.text == "创 新 GDP\n")
    let keywords = try await folder.fenci(
      "keywords", "--dictionary", "empty.fenci", input: "创新 GDP\n")
    #expect(keywords.ending == .exit(0))
  }

  @Test(arguments: [["segment"], ["keywords"], ["lexicon", "inspect"]])
  func noImage(_ command: [String]) async throws {
    try folder.write("text.txt", "科技企业 and more text than the header of an image has bytes ......")
    try folder.write("empty.fenci", "")
    try folder.makeFolder("sub")
    for image in ["text.txt", "empty.fenci", "sub", "none.fenci"] {
      let run = try await folder.fenci(command + ["--dictionary", image], input: [])
      #expect(run.ending == .exit(1))
      #expect(run.errors.hasPrefix("fenci: \(image): "))
      #expect(run.output == [])
    }
  }

  /// Cut off at the end of any section or anywhere else: an error, never a crash.
  @Test func truncatedImages() async throws {
    try await folder.compile("small.fenci", words: ["创新", "城市"], phrases: ["创新城市"])
    let image = try folder.read("small.fenci")
    let sizes =
      [1, 7, 8, 63, 64, 65, image.count - 64, image.count - 1]
      + stride(from: 96, to: image.count, by: image.count / 16)
    for size in sizes {
      try folder.write("cut-\(size).fenci", Array(image.prefix(size)))
    }
    let names = sizes.map { "cut-\($0).fenci" }
    let verify = try await folder.fenci(["lexicon", "verify"] + names, input: [])
    #expect(verify.ending == .exit(1))
    #expect(verify.output == [])
    let messages = verify.errors.split(separator: "\n")
    #expect(messages.count == names.count)
    for (name, message) in zip(names, messages) { #expect(message.hasPrefix("fenci: \(name): ")) }

    let segment = try await folder.fenci("segment", "--dictionary", names.last ?? "", input: "创新")
    #expect(segment.ending == .exit(1))
    #expect(segment.errors.contains("cut off"))
  }

  /// A single wrong bit anywhere is noticed.
  @Test func damagedImages() async throws {
    try await folder.compile("small.fenci", words: ["创新", "城市"], phrases: ["创新城市"])
    var image = try folder.read("small.fenci")
    let offsets = Array(stride(from: 0, to: image.count, by: image.count / 40))
    for offset in offsets {
      image[offset] ^= 1 << (offset % 8)
      try folder.write("bad-\(offset).fenci", image)
      image[offset] ^= 1 << (offset % 8)
    }
    let names = offsets.map { "bad-\($0).fenci" }
    let run = try await folder.fenci(["lexicon", "verify"] + names, input: [])
    #expect(run.ending == .exit(1))
    #expect(run.output == [])
    #expect(run.errors.split(separator: "\n").count == names.count)
  }

  /// One bad image does not hide what is known of the others.
  @Test func verifySeveral() async throws {
    try await folder.compile("small.fenci", words: ["创新"], phrases: [])
    try folder.write("bad.fenci", "no image")
    let run = try await folder.fenci("lexicon", "verify", "bad.fenci", "small.fenci")
    #expect(run.ending == .exit(1))
    #expect(run.text == "small.fenci: valid, 1 words, 0 phrases\n")
    #expect(run.errors.hasPrefix("fenci: bad.fenci: "))
  }
}
