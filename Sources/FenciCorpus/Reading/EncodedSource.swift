package import Fenci

/// The bytes of a file that is not UTF-8, with the way back from its decoded text.
///
/// An offset in the text is found by walking through the bytes and the text together: the encoding
/// and the character tell how many bytes a character has in the file. An index every `step` bytes
/// of the text makes a walk short.
package struct EncodedSource: Sendable {
  /// How long characters are in the file.
  package enum Form: Sendable {
    /// GBK and Big5: one byte, or two.
    case twoBytes
    /// GB 18030: one byte, two or four.
    case gb18030
    /// UTF-16: two bytes or four, after a byte-order mark if there is one.
    case utf16
  }

  private let bytes: [UInt8]
  private let text: [UInt8]
  private let form: Form
  /// The offset in the file of the first character that begins at or after each multiple of `step`
  /// in the text, and its offset in the text.
  private let index: [(file: Int, text: Int)]

  private static let step = 1 << 10

  /// - Parameter text: the bytes, decoded to UTF-8.
  /// - Complexity: O(*n*) in the number of bytes.
  package init(_ bytes: [UInt8], decodedTo text: [UInt8], form: Form) {
    (self.bytes, self.text, self.form) = (bytes, text, form)
    var index: [(file: Int, text: Int)] = []
    var place = Self.start(of: bytes, form)
    while place.text < text.count {
      if place.text >= index.count * Self.step { index.append(place) }
      place = Self.next(place, bytes, text, form)
    }
    index.append(place)
    self.index = index
  }

  /// The range in the file of a range of the text.
  ///
  /// - Complexity: O(1).
  package func range(of range: Range<Int>) -> Range<Int> {
    let start = offset(of: range.lowerBound)
    return start..<max(start, offset(of: range.upperBound))
  }

  private func offset(of offset: Int) -> Int {
    var place = index[min(offset / Self.step, index.count - 1)]
    // The entry is the first character at or after the multiple, which may be after the offset.
    if place.text > offset { place = index[max(min(offset / Self.step, index.count - 1) - 1, 0)] }
    while place.text < offset, place.text < text.count {
      place = Self.next(place, bytes, text, form)
    }
    return min(place.file, bytes.count)
  }

  private static func start(of bytes: [UInt8], _ form: Form) -> (file: Int, text: Int) {
    let hasMark = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    return (form == .utf16 && hasMark ? 2 : 0, 0)
  }

  /// The place after the character at a place.
  private static func next(
    _ place: (file: Int, text: Int), _ bytes: [UInt8], _ text: [UInt8], _ form: Form
  ) -> (file: Int, text: Int) {
    let first = text[place.text]
    let textLength = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    let file = place.file
    let left = bytes.count - file
    let isReplacement =
      first == 0xEF && text[place.text...].prefix(3).elementsEqual([0xEF, 0xBF, 0xBD])
    let fileLength: Int
    switch form {
    case .utf16: fileLength = textLength == 4 ? 4 : 2
    case .twoBytes, .gb18030:
      if left < 2 || bytes[file] <= 0x80 || bytes[file] == 0xFF {
        fileLength = 1
      } else if isReplacement {
        // A byte that is not part of a code, or the character U+FFFD itself.
        fileLength = bytes[file...].prefix(4).elementsEqual([0x84, 0x31, 0xA4, 0x37]) ? 4 : 1
      } else {
        fileLength = form == .gb18030 && 0x30...0x39 ~= bytes[file + 1] ? 4 : 2
      }
    }
    return (file + min(fileLength, max(left, 0)), place.text + textLength)
  }
}

/// The text of a file, and the way back to its bytes.
package struct SourceText: Sendable {
  /// The text in UTF-8.
  package let bytes: [UInt8]
  /// The bytes of the file; nil if they are the text.
  private let encoded: EncodedSource?

  package init(_ bytes: [UInt8], _ encoded: EncodedSource? = nil) {
    (self.bytes, self.encoded) = (bytes, encoded)
  }

  /// Reads a whole file; `-` is standard input. A file that is not text is refused.
  package init(path: String, _ decoding: InputDecoding?) throws(FenciError) {
    var input = try Input(path, division: .whole, blockSize: 1 << 16, nil, .document)
    let source = try input.nextBlock() ?? []
    guard var decoder = try decoding?.decoder(of: path == "-" ? "standard input" : path) else {
      self.init(source)
      return
    }
    var text = try decoder.decode(source)
    text += try decoder.finish()
    self.init(text, decoder.form.map { EncodedSource(source, decodedTo: text, form: $0) })
  }

  /// The range of the file's bytes that a range of the text stands for.
  package func range(of range: Range<Int>) -> Range<Int> { encoded?.range(of: range) ?? range }
}
