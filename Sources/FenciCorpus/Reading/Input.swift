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
    descriptor = path == "-" ? STDIN_FILENO : unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path: name, reason: systemError(errno)) }
    decoder = try decoding?.decoder(of: name)
  }

  deinit { if descriptor > STDIN_FILENO { close(descriptor) } }

  /// The next bytes, in UTF-8; nil at the end.
  package mutating func nextBlock() throws(FenciError) -> [UInt8]? {
    var bytes: [UInt8] = []
    swap(&bytes, &rest)
    repeat {
      let read = try readText()
      let start = bytes.count
      if start == 0 { bytes = read } else { bytes += read }
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

  /// Reads and decodes a block; empty only at the end of the input.
  private mutating func readText() throws(FenciError) -> [UInt8] {
    while true {
      let read = try readBlock()
      if !hasBegun, content == .document, let binary = BinaryContent(read[...]) {
        throw .unreadable(path: name, reason: binary.refusal)
      }
      hasBegun = true
      isAtEnd = read.isEmpty
      if isAtEnd {
        defer { decoder = nil }
        return try decoder?.finish() ?? []
      }
      let text = try decoder?.decode(read) ?? read
      if !text.isEmpty { return text }
    }
  }

  /// Reads a full block, or less at the end of the input.
  private func readBlock() throws(FenciError) -> [UInt8] {
    guard !isAtEnd else { return [] }
    var problem: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: blockSize) { buffer, count in
      while count < blockSize {
        let start = unsafe buffer.baseAddress.map { unsafe UnsafeMutableRawPointer($0 + count) }
        let received = unsafe read(descriptor, start, blockSize - count)
        if received < 0, errno == EINTR { continue }
        if received < 0 { problem = errno }
        if received <= 0 { break }
        count += received
      }
    }
    guard problem == 0 else { throw .unreadable(path: name, reason: systemError(problem)) }
    return bytes
  }
}
