#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
package import FenciCore

/// Reads standard input to its end.
package func readStandardInput() throws(FenciError) -> [UInt8] {
  guard let bytes = readAll(STDIN_FILENO) else {
    throw .unreadable(path: "standard input", reason: systemError(errno))
  }
  return bytes
}

/// Writes all bytes to a file descriptor. Returns the system's error message, or nil on success.
package func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> String? {
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

extension FileName {
  /// The arguments of the process, with every byte of file names.
  package static var arguments: [String] {
    (0..<Int(CommandLine.argc)).map { number in
      guard let argument = unsafe CommandLine.unsafeArgv[number] else { return "" }
      return unsafe string(
        of: Array(UnsafeRawBufferPointer(start: argument, count: strlen(argument))))
    }
  }
}
