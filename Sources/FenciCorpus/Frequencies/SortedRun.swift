#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import Fenci
package import FenciCore

/// A table of document frequencies in a temporary file, sorted by term.
///
/// The document frequency of a term is the number of documents in which the term occurs. The file
/// loses its name immediately after it is created. Therefore the system deletes the file when the
/// process ends, even if the process crashes.
package final class SortedRun: Sendable {
  package let byteCount: Int
  private let descriptor: Int32

  private static let blockSize = 1 << 18

  /// Creates a temporary file and calls `body`, which writes the table.
  ///
  /// The file is in the folder that the environment variable `TMPDIR` names, or in the system's folder without
  /// it.
  package init(
    _ body: (_ write: ([UInt8]) throws(FenciError) -> Void) throws(FenciError) -> Void
  ) throws(FenciError) {
    let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? ""
    let name = (folder.isEmpty ? P_tmpdir : folder) + "/fenci-XXXXXX"
    var template = Array(name.utf8CString)
    let descriptor = unsafe template.withUnsafeMutableBufferPointer { buffer -> Int32 in
      guard let path = buffer.baseAddress else { return -1 }
      let descriptor = unsafe mkstemp(path)
      if descriptor >= 0 { unsafe _ = unlink(path) }
      return descriptor
    }
    guard descriptor >= 0 else { throw Self.failure(name, systemError(errno)) }
    var written = 0
    do throws(FenciError) {
      try body { (bytes) throws(FenciError) in
        if let problem = writeAll(bytes, to: descriptor) { throw Self.failure(name, problem) }
        written += bytes.count
      }
    } catch {
      close(descriptor)
      throw error
    }
    self.descriptor = descriptor
    byteCount = written
  }

  deinit { close(descriptor) }

  private static func failure(_ name: String, _ problem: String) -> FenciError {
    .unreadable(
      path: name,
      reason:
        "\(problem); TMPDIR names the folder for temporary files, and more --memory needs fewer")
  }

  /// A function that reads the table from its beginning.
  ///
  /// Each call returns a block of whole lines. At the end of the table, the function returns nil.
  package var blocks: FrequencyReader.Blocks {
    var offset = 0
    return { [self] () throws(FenciError) in
      var size = Self.blockSize
      while true {
        let bytes = try read(at: offset, count: size)
        guard let lineBreak = bytes.lastIndex(of: 0x0A) else {
          // The block has no line break. If the block is full, the line is longer than the block,
          // so a larger block is read. Otherwise the table is at its end, because its last line
          // also ends with a line break.
          guard bytes.count == size else { return nil }
          size *= 2
          continue
        }
        offset += lineBreak + 1
        return Array(bytes[...lineBreak])
      }
    }
  }

  private func read(at offset: Int, count: Int) throws(FenciError) -> [UInt8] {
    var problem: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let start = unsafe buffer.baseAddress.map { unsafe UnsafeMutableRawPointer($0 + filled) }
        let received = unsafe pread(descriptor, start, count - filled, off_t(offset + filled))
        if received < 0, errno == EINTR { continue }
        if received < 0 { problem = errno }
        if received <= 0 { break }
        filled += received
      }
    }
    guard problem == 0 else {
      throw .unreadable(path: "a temporary file", reason: systemError(problem))
    }
    return bytes
  }
}
