import Fenci

/// Prints one line a line of text: tokens separated by one space, white space left out.
struct LineWriter: TokenWriter {
  private var isFirst = true
  private var endsWithBreak = true

  mutating func finish(to output: inout [UInt8]) {
    if !endsWithBreak { output.append(0x0A) }
  }

  mutating func write(_ tokens: Tokens, to output: inout [UInt8]) {
    // A token takes a byte more than in the text; copying may write beyond its end.
    let capacity = tokens.source.count + tokens.count + ShortCopy.size
    output += unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      guard let start = buffer.baseAddress else { return }
      unsafe tokens.source.withUnsafeBytes { source in
        guard let text = source.baseAddress else { return }
        let end = unsafe write(tokens, text, to: UnsafeMutableRawPointer(start))
        count = unsafe end - UnsafeMutableRawPointer(start)
      }
    }
  }

  /// - Parameters:
  ///   - text: the bytes of the tokens' source.
  ///   - start: memory for all tokens, the separators, and `ShortCopy.size` bytes more.
  private mutating func write(
    _ tokens: Tokens, _ text: UnsafeRawPointer, to start: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    var output = unsafe start
    var (isFirst, isBreak) = (isFirst, endsWithBreak)
    let (offset, count) = (tokens.sourceOffset, tokens.source.count)
    for token in tokens {
      let kind = token.kind
      isBreak = kind == .lineBreak
      if kind == .space { continue }
      if isBreak {
        unsafe output.storeBytes(of: 0x0A, as: UInt8.self)
        unsafe output += 1
        isFirst = true
        continue
      }
      if !isFirst {
        unsafe output.storeBytes(of: 0x20, as: UInt8.self)
        unsafe output += 1
      }
      isFirst = false
      let first = token.start &- offset
      let length = token.end &- token.start
      if length <= ShortCopy.size, first &+ ShortCopy.size <= count {
        let bytes = unsafe ShortCopy(text + first)
        unsafe bytes.store(to: output)
        // A mark of punctuation holds no white space.
        if kind == .punctuation || !bytes.mayHoldWhiteSpace(length) {
          unsafe output += length
          continue
        }
      }
      let token = unsafe UnsafeRawBufferPointer(start: text + first, count: length)
      unsafe output = copyWithoutWhiteSpace(token, to: output)
    }
    (self.isFirst, endsWithBreak) = (isFirst, isBreak)
    return unsafe output
  }

  /// - Returns: the end of the copy.
  private func copyWithoutWhiteSpace(
    _ bytes: UnsafeRawBufferPointer, to start: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    var output = unsafe start
    var position = 0
    while position < bytes.count {
      let length = unsafe whiteSpaceLength(bytes, at: position)
      if length == 0 {
        unsafe output.storeBytes(of: bytes[position], as: UInt8.self)
        unsafe output += 1
      }
      position += max(length, 1)
    }
    return unsafe output
  }

  /// The length of the character of white space, if it is one, at a position. None begins inside of
  /// another character.
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

/// Sixteen bytes, of which those of a short token are the first: copied and looked at together.
private struct ShortCopy {
  static let size = 16
  private let low: UInt64
  private let high: UInt64

  /// Reads `size` bytes.
  @inline(__always) init(_ start: UnsafeRawPointer) {
    unsafe low = UInt64(littleEndian: start.loadUnaligned(as: UInt64.self))
    unsafe high = UInt64(littleEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
  }

  /// Writes `size` bytes.
  @inline(__always) func store(to start: UnsafeMutableRawPointer) {
    unsafe start.storeBytes(of: low.littleEndian, as: UInt64.self)
    unsafe start.storeBytes(of: high.littleEndian, toByteOffset: 8, as: UInt64.self)
  }

  /// Whether one of the first bytes can begin a character of white space.
  @inline(__always) func mayHoldWhiteSpace(_ length: Int) -> Bool {
    // A shift of 64 bits and more leaves nothing: all bytes count.
    if length <= 8 { return Self.suspects(low | UInt64.max << (8 * length)) }
    return Self.suspects(low) || Self.suspects(high | UInt64.max << (8 * (length - 8)))
  }

  /// Whether one of eight bytes is below 0x21, is 0xC2, or is from 0xE0 to 0xE3: all that white space
  /// begins with.
  @inline(__always) private static func suspects(_ bytes: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let narrow = (bytes &- (ones &* 0x21)) & ~bytes
    let two = bytes ^ (ones &* 0xC2)
    let three = (bytes & (ones &* 0xFC)) ^ (ones &* 0xE0)
    let found = narrow | ((two &- ones) & ~two) | ((three &- ones) & ~three)
    return found & (ones &* 0x80) != 0
  }
}
