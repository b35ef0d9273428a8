@testable import FenciCore
import FenciTestSupport

/// Changes bytes of an image by section, for tests of its validation.
struct ImageEditor {
  private(set) var bytes: [UInt8]
  private let ranges: [Range<Int>]

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    ranges = try bytes.withTable { (table) throws(FenciError) in
      try ImageHeader(table).sectionRanges()
    }
  }

  /// An image of words over few characters, so that it is small: most of it is the code map.
  static func sample(words count: Int = 500, seed: UInt64 = 300) throws -> [UInt8] {
    var generator = SeededGenerator(seed: seed)
    var builder = try SampleLexicon.builder()
    builder.documentCount = 100
    let alphabet = Array(RandomText.han.prefix(16)) + RandomLexicon.alphabet
    var words: Set<String> = []
    while words.count < count {
      words.insert(
        RandomText.string(of: alphabet, count: 1 + generator.below(5), using: &generator))
    }
    for word in words.sorted() {
      try builder.insert(
        word, count: 1 + generator.below(900), tag: generator.pick(["n", "v", "q", ""]),
        layer: generator.oneIn(5) ? .phrases : .words)
      if generator.oneIn(4) { try builder.setDocuments(generator.below(100), of: word) }
    }
    let names = words.sorted()
    for alias in 0..<count / 8 {
      try builder.insertAlias(names[alias], of: [names[count / 2], names[count / 2 + alias + 1]])
    }
    try builder.setWeight(1, of: "bias")
    let terms = (0..<count / 4).map { "龘\($0)\t0\t\(generator.below(90))\n" }.joined()
    let table = "# laws: 10\n# others: 90\nterm\tlaws\tothers\n" + terms
    builder.setDocuments(try DocumentFrequencies(table: Array(table.utf8), name: "idf.tsv"))
    return try builder.compile()
  }

  func range(_ section: ImageFormat.Section) -> Range<Int> { ranges[section.rawValue] }

  /// Where the section table has a section's entry.
  func tableEntry(_ section: ImageFormat.Section) -> Int {
    ImageFormat.headerSize + section.rawValue * ImageFormat.sectionEntrySize
  }

  func word(at offset: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[offset + $1]) << UInt32(8 * $1) }
  }

  /// An element of a section.
  func element(_ section: ImageFormat.Section, _ index: Int) -> UInt32 {
    let start = range(section).lowerBound + index * section.elementSize
    return (0..<section.elementSize).reduce(0) { $0 | UInt32(bytes[start + $1]) << UInt32(8 * $1) }
  }

  /// The slots of the trie, used or not.
  var slots: Range<Int> { 0..<range(.base).count / 4 }

  func hasChildren(_ slot: Int) -> Bool {
    element(.check, slot) & UInt32(NodeFlags.hasChildren) != 0
  }

  mutating func set(_ offset: Int, _ value: some FixedWidthInteger, size: Int) {
    for byte in 0..<size { bytes[offset + byte] = UInt8(truncatingIfNeeded: value >> (8 * byte)) }
  }

  /// Sets an element of a section.
  mutating func set(
    _ section: ImageFormat.Section, _ index: Int, _ value: some FixedWidthInteger
  ) {
    set(range(section).lowerBound + index * section.elementSize, value, size: section.elementSize)
  }

  mutating func set(_ field: ImageFormat.Meta, _ value: UInt32) {
    set(.meta, field.rawValue, value)
  }

  mutating func truncate(to count: Int) { bytes.removeLast(bytes.count - count) }

  mutating func append(_ more: [UInt8]) { bytes += more }

  /// The image with its checksum made right.
  func sealed() -> [UInt8] {
    var sealed = bytes
    ImageWriter.seal(&sealed)
    return sealed
  }
}

extension FenciError {
  /// The section of an image and the problem with it; nil for other errors.
  var imageProblem: (section: String, offset: Int, text: String)? {
    guard case .invalidImage(let section, let offset, let problem) = self else { return nil }
    return (section, offset, problem)
  }
}

/// Why an image is refused; nil if it is not.
func refusal(of image: [UInt8]) -> (section: String, offset: Int, text: String)? {
  do {
    _ = try Lexicon(bytes: image)
    return nil
  } catch {
    return error.imageProblem ?? ("", -1, "\(error)")
  }
}
