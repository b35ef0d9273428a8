#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
package import Fenci

/// A file or standard input, read block by block.
package struct Input: ~Copyable {
  /// Where a block may end.
  package enum Division {
    /// At any byte.
    case bytes
    /// After a line break if the block has one, otherwise at any byte.
    case lines
    /// Only after a line break; blocks grow to hold the line.
    case wholeLines
    /// Nowhere: the whole input is one block.
    case whole
  }

  /// What may be in an input.
  package enum Content {
    /// Any bytes.
    case any
    /// Text. A file of another kind, such as a PDF, is an error.
    case document
  }

  private let descriptor: Int32
  private let name: String
  private let division: Division
  private let blockSize: Int
  /// Decodes the input to UTF-8; nil if the bytes are returned unchanged, and at the end.
  private var decoder: InputDecoder?
  /// Bytes that were read after the last line break.
  private var rest: [UInt8] = []
  private var isAtEnd = false
  private let content: Content
  private var hasBegun = false

  /// Opens a file; `-` is standard input.
  package init(
    _ path: String, division: Division, blockSize: Int, _ decoding: InputDecoding? = nil,
    _ content: Content = .any
  ) throws(FenciError) {
    self.content = content
    self.division = division
    self.blockSize = blockSize
    name = path == "-" ? "standard input" : path
    descriptor = path == "-" ? STDIN_FILENO : openFile(path)
    guard descriptor >= 0 else { throw .unreadable(path: name, reason: systemError(errno)) }
    decoder = try decoding?.decoder(of: name)
  }

  deinit { if descriptor > STDIN_FILENO { close(descriptor) } }

  /// The next bytes, in UTF-8; nil at the end.
  package mutating func nextBlock() throws(FenciError) -> [UInt8]? {
    var bytes: [UInt8] = []
    swap(&bytes, &rest)
    repeat {
      let start = bytes.count
      try readText(to: &bytes)
      if division == .lines || division == .wholeLines,
        let lineBreak = bytes[start...].lastIndex(of: 0x0A)
      {
        rest = Array(bytes[(lineBreak + 1)...])
        bytes.removeSubrange((lineBreak + 1)...)
        return bytes
      }
    } while (division == .wholeLines || division == .whole) && !isAtEnd
    return bytes.isEmpty ? nil : bytes
  }

  /// Reads and decodes a block, and appends it. Appends nothing only at the end of the input.
  private mutating func readText(to bytes: inout [UInt8]) throws(FenciError) {
    let start = bytes.count
    while bytes.count == start, !isAtEnd {
      // Text that needs no decoding is read to its place. This saves a copy of every byte.
      let read = try readBlock(after: decoder == nil ? bytes : [])
      let first = decoder == nil ? start : 0
      if !hasBegun, content == .document, let binary = BinaryContent(read[first...]) {
        throw .unreadable(path: name, reason: binary.refusal)
      }
      hasBegun = true
      isAtEnd = read.count == first
      guard decoder != nil else {
        bytes = read
        continue
      }
      if let text = try isAtEnd ? decoder?.finish() : decoder?.decode(read) { bytes += text }
      if isAtEnd { decoder = nil }
    }
  }

  /// Reads a full block, or less at the end of the input. Returns it after the given bytes.
  private func readBlock(after bytes: [UInt8]) throws(FenciError) -> [UInt8] {
    var problem: Int32 = 0
    let capacity = bytes.count + blockSize
    let result = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      _ = unsafe buffer.update(fromContentsOf: bytes)
      count = bytes.count
      while count < capacity {
        let start = unsafe buffer.baseAddress.map { unsafe UnsafeMutableRawPointer($0 + count) }
        let received = unsafe read(descriptor, start, capacity - count)
        if received < 0, errno == EINTR { continue }
        if received < 0 { problem = errno }
        if received <= 0 { break }
        count += received
      }
    }
    guard problem == 0 else { throw .unreadable(path: name, reason: systemError(problem)) }
    return result
  }
}
