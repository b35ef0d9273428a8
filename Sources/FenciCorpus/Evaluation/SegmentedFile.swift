package import Fenci

/// A file of segmented sentences: a sentence in each line, with blanks between words, or CoNLL-U, as
/// the treebanks of Universal Dependencies have it.
package struct SegmentedFile {
  private let path: String
  private let notice: (String) -> Void
  /// The words of the CoNLL-U sentence that is being read; nil in a file with a sentence in each line.
  private var words: [ArraySlice<UInt8>]?
  /// The last word of a CoNLL-U token that consists of several, whose parts are skipped.
  private var lastPart = 0
  private var sentences = (count: 0, unsegmented: 0)

  /// - Parameter notice: receives a message if the file is CoNLL-U, or does not seem to be segmented.
  package init(_ path: String, notice: @escaping (String) -> Void) {
    (self.path, self.notice) = (path, notice)
  }

  /// Calls `body` with each sentence: words with blanks between them.
  ///
  /// - Throws: `FenciError.invalidTable` for a line that is not UTF-8, because training or evaluating
  ///   on it would be meaningless.
  package mutating func forEachSentence(_ body: (ArraySlice<UInt8>) -> Void) throws(FenciError) {
    var input = try Input(path, division: .wholeLines, blockSize: 1 << 20)
    var number = 1
    while let block = try input.nextBlock() {
      if number == 1, block.split(separator: 0x0A).prefix(50).contains(where: Self.isToken) {
        words = []
        notice("fenci: \(path): read as CoNLL-U")
      }
      var lines = block.split(separator: 0x0A, omittingEmptySubsequences: false)
      // A block ends with a line break, after which `split` yields an empty line that is not a line
      // of the file.
      if lines.last?.isEmpty == true { lines.removeLast() }
      for line in lines {
        guard block.isValidUTF8(in: line.startIndex..<line.endIndex) else {
          throw .invalidTable(
            file: path, line: number,
            problem: "not valid UTF-8; iconv -f GB18030 -t UTF-8 converts older Chinese text")
        }
        read(line, body)
        number += 1
      }
    }
    finishSentence(body)
    if sentences.count > 0, 10 * sentences.unsegmented > 9 * sentences.count {
      notice(
        "fenci: \(path): nearly no line has blanks between words; is it segmented? Words are separated by"
          + " spaces, or it is CoNLL-U")
    }
  }

  private mutating func read(_ line: ArraySlice<UInt8>, _ body: (ArraySlice<UInt8>) -> Void) {
    guard words != nil else { return pass(line, to: body) }
    if line.isEmpty || line.elementsEqual([0x0D]) { return finishSentence(body) }
    guard Self.isToken(line) else { return }
    let fields = line.split(separator: 0x09, maxSplits: 2, omittingEmptySubsequences: false)
    let id = String(decoding: fields[0], as: UTF8.self).split(separator: "-")
    // 8.1 is a word that the text does not have.
    guard let first = Int(id[0]), first > lastPart || id.count == 2 else { return }
    if id.count == 2 { lastPart = Int(id[1]) ?? first }
    words?.append(fields[1].filter { $0 != 0x20 }[...])
  }

  private mutating func finishSentence(_ body: (ArraySlice<UInt8>) -> Void) {
    guard let found = words, !found.isEmpty else { return }
    pass(Array(found.joined(separator: [0x20]))[...], to: body)
    words = []
    lastPart = 0
  }

  private mutating func pass(_ line: ArraySlice<UInt8>, to body: (ArraySlice<UInt8>) -> Void) {
    // A short line may be one word.
    if line.count > 12 {
      sentences.count += 1
      let hasBlank = line.dropLast().contains { $0 == 0x20 || $0 == 0x09 } || line.holdsWideBlank
      if !hasBlank { sentences.unsegmented += 1 }
    }
    body(line)
  }

  /// Whether a line is a token of CoNLL-U: ten fields, the first of which is a number.
  private static func isToken(_ line: ArraySlice<UInt8>) -> Bool {
    guard let first = line.first, (0x30...0x39).contains(first) else { return false }
    return line.count { $0 == 0x09 } == 9
  }
}

extension ArraySlice<UInt8> {
  /// Whether the bytes contain U+3000.
  fileprivate var holdsWideBlank: Bool {
    indices.contains { self[$0...].starts(with: [0xE3, 0x80, 0x80]) }
  }
}
