package import Fenci

/// Prints the tokens of a text with a space between them.
///
/// Each line of the text becomes one line of output. Whitespace between tokens is omitted.
/// `WordBlanks` decides how to show whitespace inside a token, such as the word `GB 50016`.
package struct LineWriter: StreamWriter {
  /// The size of the tokens. Words and phrases tile the text: each token begins where the token
  /// before it ends. Then only the ends of the tokens are read from the stream.
  package let granularity: Segmenter.Granularity
  private let blanks: WordBlanks
  private var isFirst = true
  private var endsWithBreak = true

  package init(_ segmenter: Segmenter) {
    granularity = segmenter.granularity
    blanks = WordBlanks(segmenter.lexicon)
  }

  /// The maximum number of bytes that are printed for one byte of a token. A space, which is one
  /// byte, may become `WordBlanks.mark`, which is three bytes.
  private var growth: Int { blanks.mayShow ? WordBlanks.mark.count : 1 }

  package mutating func write(
    _ bytes: [UInt8], through stream: inout Segmenter.Stream, to output: inout [UInt8]
  ) {
    guard granularity.tiles else { return stream.append(bytes) { write($0, to: &output) } }
    unsafe bytes.withUnsafeBytes { unsafe stream.boundaries(inNext: $0) { write($0, to: &output) } }
  }

  package mutating func finish(_ stream: inout Segmenter.Stream, to output: inout [UInt8]) {
    if granularity.tiles {
      stream.boundariesOfRest { write($0, to: &output) }
    } else {
      stream.finish { write($0, to: &output) }
    }
    if !endsWithBreak { output.append(0x0A) }
  }

  /// Prints the tokens of a text that is complete, and ends the last line.
  package mutating func write(whole tokens: Tokens, to output: inout [UInt8]) {
    write(tokens, to: &output)
    if !endsWithBreak { output.append(0x0A) }
  }

  private mutating func write(_ stretch: Segmenter.Boundaries, to output: inout [UInt8]) {
    var start = stretch.sourceOffset
    // Each token needs one more byte for the separator before it. The last copy may write past the
    // end of a token, because `ShortCopy` always writes 16 bytes.
    let capacity = growth * stretch.source.count + stretch.ends.count + ShortCopy.size
    output += unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      guard let memory = buffer.baseAddress else { return }
      unsafe stretch.source.withUnsafeBytes { source in
        var end = UnsafeMutableRawPointer(memory)
        for tokenEnd in stretch.ends {
          unsafe end = write(
            source, start &- stretch.sourceOffset..<tokenEnd &- stretch.sourceOffset, to: end)
          start = tokenEnd
        }
        count = unsafe end - UnsafeMutableRawPointer(memory)
      }
    }
  }

  private mutating func write(_ tokens: Tokens, to output: inout [UInt8]) {
    // The capacity is computed as in the method above. The lengths of the tokens are added up here,
    // because overlapping tokens are longer in total than the text.
    let capacity = tokens.reduce(ShortCopy.size) { $0 + growth * ($1.end - $1.start) + 1 }
    output += unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      guard let memory = buffer.baseAddress else { return }
      unsafe tokens.source.withUnsafeBytes { source in
        var end = UnsafeMutableRawPointer(memory)
        for token in tokens {
          let range = token.start &- tokens.sourceOffset..<token.end &- tokens.sourceOffset
          unsafe end = write(source, range, to: end)
        }
        count = unsafe end - UnsafeMutableRawPointer(memory)
      }
    }
  }

  /// Writes a separator and a token, or nothing if the token is whitespace.
  ///
  /// This fast path copies a short token as one block of 16 bytes. It leaves all other tokens to
  /// `writeSlowly`.
  ///
  /// - Parameters:
  ///   - token: the range of the token in `text`.
  ///   - start: memory that is large enough for the separator, the token, and `ShortCopy.size` more
  ///     bytes.
  /// - Returns: the end of the bytes that were written.
  @inline(__always) private mutating func write(
    _ text: UnsafeRawBufferPointer, _ token: Range<Int>, to start: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    guard let base = text.baseAddress else { return unsafe start }
    let length = token.upperBound &- token.lowerBound
    guard length <= ShortCopy.size, token.lowerBound &+ ShortCopy.size <= text.count else {
      return unsafe writeSlowly(UnsafeRawBufferPointer(rebasing: text[token]), to: start)
    }
    let bytes = unsafe ShortCopy(base + token.lowerBound)
    // A token of invisible characters at the beginning of a line may count as whitespace.
    guard !bytes.mayHoldWhiteSpace(length), !isFirst || !bytes.mayBeInvisible else {
      return unsafe writeSlowly(UnsafeRawBufferPointer(rebasing: text[token]), to: start)
    }
    unsafe start.storeBytes(of: 0x20, as: UInt8.self)
    let output = unsafe start + (isFirst ? 0 : 1)
    unsafe bytes.store(to: output)
    isFirst = false
    endsWithBreak = false
    return unsafe output + length
  }

  /// Writes a token that is long, lies at the end of the text, or may contain whitespace.
  private mutating func writeSlowly(
    _ token: UnsafeRawBufferPointer, to start: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    let isBreak = unsafe token[token.count - 1] == 0x0A
    if isBreak, unsafe token.count == 1 || token.count == 2 && token[0] == 0x0D {
      unsafe start.storeBytes(of: 0x0A, as: UInt8.self)
      (isFirst, endsWithBreak) = (true, true)
      return unsafe start + 1
    }
    endsWithBreak = false
    let separator = isFirst ? 0 : 1
    unsafe start.storeBytes(of: 0x20, as: UInt8.self)
    var end = unsafe copy(token, to: start + separator, whiteSpaceAs: [])
    // Nothing was copied, so the token is whitespace, and the separator is not needed either.
    if unsafe end == start + separator { return unsafe start }
    isFirst = false
    if unsafe end - start < token.count + separator, unsafe blanks.isShown(token) {
      unsafe end = copy(token, to: start + separator, whiteSpaceAs: WordBlanks.mark)
    }
    return unsafe end
  }

  /// Copies a token, and writes `mark` instead of each whitespace character.
  ///
  /// - Returns: the end of the copy, or `start` if the token has no visible character.
  private func copy(
    _ bytes: UnsafeRawBufferPointer, to start: UnsafeMutableRawPointer, whiteSpaceAs mark: [UInt8]
  ) -> UnsafeMutableRawPointer {
    var output = unsafe start
    var position = 0
    var isVisible = false
    func append(_ byte: UInt8) {
      unsafe output.storeBytes(of: byte, as: UInt8.self)
      unsafe output += 1
    }
    while position < bytes.count {
      let length = unsafe whiteSpaceLength(bytes, at: position)
      if length == 0 {
        let invisible = unsafe invisibleLength(bytes, at: position)
        if invisible == 0 { isVisible = true }
        for _ in 0..<max(invisible, 1) {
          unsafe append(bytes[position])
          position += 1
        }
      } else {
        for byte in mark { append(byte) }
      }
      position += length
    }
    return isVisible ? unsafe output : unsafe start
  }

  /// Returns the length of the invisible character that begins at a position, in bytes.
  ///
  /// Returns 0 for any other character. An example of an invisible character is the zero-width
  /// space. A token counts as whitespace if all its characters are invisible or whitespace.
  private func invisibleLength(_ bytes: UnsafeRawBufferPointer, at position: Int) -> Int {
    func byte(_ distance: Int) -> UInt8 {
      position + distance < bytes.count ? unsafe bytes[position + distance] : 0
    }
    switch (byte(0), byte(1), byte(2)) {
    case (0xC2, 0xAD, _), (0xD8, 0x9C, _): return 2
    case (0xE1, 0xA0, 0x8E), (0xE2, 0x80, 0x8B), (0xE2, 0x80, 0x8E...0x8F),
      (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA0...0xA4), (0xE2, 0x81, 0xA6...0xAF),
      (0xEF, 0xBB, 0xBF):
      return 3
    default: return 0
    }
  }

  /// Returns the length of the whitespace character that begins at a position, in bytes.
  ///
  /// Returns 0 for any other character. The position may also be inside a character, because the
  /// bytes of a whitespace character never occur there.
  private func whiteSpaceLength(_ bytes: UnsafeRawBufferPointer, at position: Int) -> Int {
    func byte(_ distance: Int) -> UInt8 {
      position + distance < bytes.count ? unsafe bytes[position + distance] : 0
    }
    switch (byte(0), byte(1), byte(2)) {
    case (0x09...0x0D, _, _), (0x20, _, _): return 1
    case (0xC2, 0x85, _), (0xC2, 0xA0, _): return 2
    case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9),
      (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
      return 3
    default: return 0
    }
  }
}

/// Sixteen bytes of a text that begin with a short token.
///
/// The bytes are copied and tested as two 64-bit numbers, which is faster than byte by byte.
private struct ShortCopy {
  package static let size = 16
  private let low: UInt64
  private let high: UInt64

  /// Reads `size` bytes.
  @inline(__always) package init(_ start: UnsafeRawPointer) {
    unsafe low = UInt64(littleEndian: start.loadUnaligned(as: UInt64.self))
    unsafe high = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
  }

  /// Writes `size` bytes.
  @inline(__always) package func store(to start: UnsafeMutableRawPointer) {
    unsafe start.storeBytes(of: low.littleEndian, as: UInt64.self)
    unsafe start.storeBytes(of: high.littleEndian, toByteOffset: 8, as: UInt64.self)
  }

  /// Returns whether one of the first `length` bytes can begin a whitespace character.
  ///
  /// Many other characters begin with the same bytes. The slow path then checks the characters.
  @inline(__always) package func mayHoldWhiteSpace(_ length: Int) -> Bool {
    if length == 3 { return mayBeWhiteSpace }
    // The bytes after the token are set to 0xFF, which never begins whitespace. If all eight bytes
    // belong to the token, the shift by 64 bits yields 0, and none of them changes.
    if length <= 8 { return Self.suspects(low | UInt64.max << (8 * length)) }
    return Self.suspects(low) || Self.suspects(high | UInt64.max << (8 * (length - 8)))
  }

  /// The same test for a token of three bytes, which is the length of Chinese punctuation marks.
  ///
  /// Frequent marks, such as 。 and “, begin with the same bytes as whitespace. They are compared in
  /// full, so the slow path is not necessary for them.
  @inline(__always) private var mayBeWhiteSpace: Bool {
    let bytes = low & 0xFF_FFFF
    let isQuotationMark = bytes & 0xFC_FFFF == 0x9C_80E2
    let isCommonMark = bytes & 0xFC_FFFF == 0x80_80E3 && bytes != 0x80_80E3
    return Self.suspects(bytes | UInt64.max << 24) && !isQuotationMark && !isCommonMark
  }

  /// Whether the token may begin with U+FEFF or U+061C.
  ///
  /// These characters are invisible, but `mayHoldWhiteSpace` does not find them, because whitespace
  /// characters begin with other bytes.
  @inline(__always) package var mayBeInvisible: Bool {
    low & 0xFFFF == 0xBBEF || low & 0xFFFF == 0x9CD8
  }

  /// Returns whether one of eight bytes can begin a whitespace character.
  ///
  /// Such a byte is below 0x21, is 0xC2, or is in the range from 0xE0 to 0xE3. All eight bytes are
  /// tested at once.
  @inline(__always) private static func suspects(_ bytes: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let narrow = (bytes &- (ones &* 0x21)) & ~bytes
    let two = bytes ^ (ones &* 0xC2)
    let three = (bytes & (ones &* 0xFC)) ^ (ones &* 0xE0)
    let found = narrow | ((two &- ones) & ~two) | ((three &- ones) & ~three)
    return found & (ones &* 0x80) != 0
  }
}
