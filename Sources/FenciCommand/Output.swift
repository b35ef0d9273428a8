#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import FenciCore

/// Standard output, buffered.
struct Output: ~Copyable {
  private var buffer: [UInt8] = []
  private static let capacity = 1 << 16

  init() { buffer.reserveCapacity(Self.capacity + 4096) }

  mutating func write(_ text: String) { write(text.utf8) }

  mutating func write(_ bytes: some Collection<UInt8>) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.capacity { flush() }
  }

  /// Writes many bytes without a copy, few of them by the buffer.
  mutating func write(_ bytes: [UInt8]) {
    if bytes.count >= Self.capacity / 4 {
      flush()
      print(bytes)
    } else {
      buffer += bytes
      if buffer.count >= Self.capacity { flush() }
    }
  }

  /// Hands everything to the system. Ends the process with code 1 when it cannot be written.
  mutating func flush() {
    print(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private func print(_ bytes: [UInt8]) {
    if let problem = writeAll(bytes, to: STDOUT_FILENO) {
      printError("fenci: standard output: \(problem)")
      exitProcess(1)
    }
  }
}

/// Prints a line on standard error.
func printError(_ message: String) {
  _ = writeAll(Array((message + "\n").utf8), to: STDERR_FILENO)
}

func exitProcess(_ code: Int32) -> Never { exit(code) }

/// Reads standard input to its end.
func readStandardInput() throws(FenciError) -> [UInt8] {
  guard let bytes = readAll(STDIN_FILENO) else {
    throw .unreadable(path: "standard input", reason: systemError(errno))
  }
  return bytes
}

/// Writes all bytes; the system's message when that fails.
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> String? {
  unsafe bytes.withUnsafeBytes { buffer in
    var start = 0
    while start < buffer.count {
      let written = unsafe write(
        descriptor, buffer.baseAddress.map { unsafe $0 + start }, buffer.count - start)
      if written < 0 {
        if errno == EINTR { continue }
        return systemError(errno)
      }
      start += written
    }
    return nil
  }
}
