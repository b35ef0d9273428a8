#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(iconv)
  import Darwin
  import iconv
#elseif canImport(Darwin.POSIX.iconv)
  import Darwin
#endif

#if canImport(Glibc) || canImport(Musl) || canImport(iconv) || canImport(Darwin.POSIX.iconv)
  /// Big5 into UTF-8, block by block, by the system's `iconv`.
  ///
  /// Invariant: `descriptor` is open from `init` to `deinit`. `iconv` gets the bounds of two buffers that
  /// are alive during the call, and moves its pointers inside them only.
  @safe final class Iconv {
    private(set) var replacementCount = 0
    private(set) var firstReplacement: Int?
    private let descriptor: iconv_t?
    private var readCount = 0
    /// The beginning of a character whose end has not come yet.
    private var tail: [UInt8] = []

    /// Nil if the system does not know Big5.
    init?() {
      unsafe descriptor = unsafe iconv_open("UTF-8", "BIG5")
      guard unsafe Int(bitPattern: descriptor) != -1 else { return nil }
    }

    deinit {
      if unsafe Int(bitPattern: descriptor) != -1 { unsafe iconv_close(descriptor) }
    }

    func decode(_ bytes: [UInt8]) -> [UInt8] { convert(bytes, .open) }

    func finish() -> [UInt8] { convert([], .closed) }

    /// Whether more bytes may come.
    private enum End { case open, closed }

    private func convert(_ bytes: [UInt8], _ end: End) -> [UInt8] {
      let bytes = tail.isEmpty ? bytes : tail + bytes
      var text: [UInt8] = []
      var position = 0
      while position < bytes.count {
        let (length, problem) = convert(bytes, from: position, into: &text)
        position += length
        if problem == 0 || problem == E2BIG && length > 0 { continue }
        if problem == EINVAL && end == .open { break }
        firstReplacement = firstReplacement ?? readCount + position
        replacementCount += 1
        text += "\u{FFFD}".utf8
        position += 1
      }
      tail = Array(bytes[position...])
      readCount += position
      return text
    }

    /// Converts up to the first problem: how many bytes, and the system's number of it.
    private func convert(
      _ bytes: [UInt8], from start: Int, into text: inout [UInt8]
    ) -> (length: Int, problem: Int32) {
      var problem: Int32 = 0
      var left = bytes.count - start
      let capacity = 2 * left + 16
      text += unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
        unsafe bytes.withUnsafeBytes { input in
          // `iconv` takes a pointer to bytes that it might change, and does not.
          let source = unsafe UnsafeMutableRawBufferPointer(mutating: input)
          var from = unsafe source.baseAddress?.advanced(by: start)
            .assumingMemoryBound(to: CChar.self)
          var to = unsafe UnsafeMutableRawPointer(output.baseAddress)?
            .assumingMemoryBound(to: CChar.self)
          var room = capacity
          if unsafe iconv(descriptor, &from, &left, &to, &room) == -1 { problem = errno }
          count = capacity - room
        }
      }
      return (bytes.count - start - left, problem)
    }
  }
#else
  /// There is no `iconv` here, so nothing can be made of this.
  final class Iconv {
    let replacementCount = 0
    let firstReplacement: Int? = nil

    init?() { return nil }

    func decode(_ bytes: [UInt8]) -> [UInt8] { bytes }

    func finish() -> [UInt8] { [] }
  }
#endif
