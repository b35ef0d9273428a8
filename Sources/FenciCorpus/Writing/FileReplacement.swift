#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
package import Fenci
import FenciCore

/// An output file that is written piece by piece.
///
/// The pieces go to a temporary file in the same folder. The method `finish()` moves the temporary
/// file to the final path. Until then, an older file at that path does not change. If `finish()` is
/// never called, the temporary file is deleted.
package struct FileReplacement: ~Copyable {
  private let path: String
  private let temporary: String
  private let descriptor: Int32
  private var isFinished = false

  package init(_ path: String) throws(FenciError) {
    self.path = path
    var name = path + ".new"
    var number = 1
    var descriptor: Int32 = -1
    while true {
      descriptor = createFile(name)
      guard descriptor < 0, errno == EEXIST else { break }
      number += 1
      name = "\(path).new\(number)"
    }
    guard descriptor >= 0 else { throw .unreadable(path: name, reason: systemError(errno)) }
    (temporary, self.descriptor) = (name, descriptor)
  }

  deinit {
    close(descriptor)
    if !isFinished { removeFile(temporary) }
  }

  package func write(_ bytes: [UInt8]) throws(FenciError) {
    if let problem = writeAll(bytes, to: descriptor) {
      throw .unreadable(path: temporary, reason: problem)
    }
  }

  /// Moves the temporary file to the final path. An older file at that path is replaced.
  package mutating func finish() throws(FenciError) {
    guard renameFile(temporary, to: path) else {
      throw .unreadable(path: path, reason: systemError(errno))
    }
    isFinished = true
  }
}
