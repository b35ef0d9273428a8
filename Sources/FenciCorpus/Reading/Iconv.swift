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
  /// Converts Big5 to UTF-8 block by block, with the system's `iconv`.
  ///
  /// Invariant: `descriptor` is open from `init` to `deinit`. `iconv` gets the bounds of two
  /// buffers that live during the call, and moves its pointers only inside them.
  @safe package final class Iconv {
    package private(set) var replacementCount = 0
    package private(set) var firstReplacement: Int?
    private let descriptor: iconv_t?
    private var readCount = 0
    /// The beginning of a character that continues in the next block.
    private var tail: [UInt8] = []

    /// Nil if the system does not support Big5.
    package init?() {
      unsafe descriptor = unsafe iconv_open("UTF-8", "BIG5")
      guard unsafe Int(bitPattern: descriptor) != -1 else { return nil }
    }

    deinit {
      if unsafe Int(bitPattern: descriptor) != -1 { unsafe iconv_close(descriptor) }
    }

    package func decode(_ bytes: [UInt8]) -> [UInt8] { convert(bytes, .open) }

    package func finish() -> [UInt8] { convert([], .closed) }

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

    /// Converts bytes up to the first problem.
    ///
    /// - Returns: the number of bytes converted, and the `errno` of the problem, or 0.
    private func convert(
      _ bytes: [UInt8], from start: Int, into text: inout [UInt8]
    ) -> (length: Int, problem: Int32) {
      var problem: Int32 = 0
      var left = bytes.count - start
      let capacity = 2 * left + 16
      text += unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
        unsafe bytes.withUnsafeBytes { input in
          // `iconv` takes a mutable pointer, but does not change the bytes.
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
  /// A replacement for platforms without `iconv`; `init` always fails.
  package final class Iconv {
    package let replacementCount = 0
    package let firstReplacement: Int? = nil

    package init?() { return nil }

    package func decode(_ bytes: [UInt8]) -> [UInt8] { bytes }

    package func finish() -> [UInt8] { [] }
  }
#endif
