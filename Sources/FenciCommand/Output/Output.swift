#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import FenciCore
import FenciCorpus

/// A buffered writer for standard output.
struct Output: ~Copyable {
  private var buffer: [UInt8] = []
  private static let capacity = 1 << 16

  init() { buffer.reserveCapacity(Self.capacity + 4096) }

  mutating func write(_ text: String) { write(text.utf8) }

  mutating func write(_ bytes: some Collection<UInt8>) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.capacity { flush() }
  }

  /// Writes bytes. A large array is written directly, and a small one is buffered.
  mutating func write(_ bytes: [UInt8]) {
    if bytes.count >= Self.capacity / 4 {
      flush()
      print(bytes)
    } else {
      buffer += bytes
      if buffer.count >= Self.capacity { flush() }
    }
  }

  /// Writes the buffered bytes to standard output. If this fails, the process exits with code 1.
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

/// Prints a line to standard error. Names of files in it are printed with the bytes that they have.
func printError(_ message: String) {
  _ = writeAll(FileName.bytes(of: message + "\n"), to: STDERR_FILENO)
}

func exitProcess(_ code: Int32) -> Never { exit(code) }
