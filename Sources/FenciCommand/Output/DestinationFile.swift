#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import Fenci
import FenciCore
import FenciCorpus

/// An output file that is written piece by piece.
///
/// The pieces go to a temporary file in the same folder. The method `finish()` moves the temporary
/// file to the final path. Until then, an older file at that path does not change. If `finish()` is
/// never called, the temporary file is deleted.
struct DestinationFile: ~Copyable {
  private let path: String
  private let temporary: String
  private let descriptor: Int32
  private var isFinished = false

  init(_ path: String) throws(CommandError) {
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
    guard descriptor >= 0 else { throw .input("\(name): \(systemError(errno))") }
    (temporary, self.descriptor) = (name, descriptor)
  }

  deinit {
    close(descriptor)
    if !isFinished { removeFile(temporary) }
  }

  func write(_ bytes: [UInt8]) throws(CommandError) {
    if let problem = writeAll(bytes, to: descriptor) { throw .input("\(temporary): \(problem)") }
  }

  /// Moves the temporary file to the final path. An older file at that path is replaced.
  mutating func finish() throws(CommandError) {
    guard renameFile(temporary, to: path) else {
      throw .input("\(path): \(systemError(errno))")
    }
    isFinished = true
  }
}

extension Destination {
  /// Lets `body` write large output piece by piece.
  ///
  /// If the destination is a file, an older file is replaced only after `body` has succeeded.
  func write<Result>(
    to output: inout Output,
    _ body: (_ write: ([UInt8]) throws(CommandError) -> Void) throws(CommandError) -> Result
  ) throws(CommandError) -> Result {
    switch self {
    case .standardOutput: return try body { (bytes) throws(CommandError) in output.write(bytes) }
    case .file(let path):
      var file = try DestinationFile(path)
      let result = try body { (bytes) throws(CommandError) in try file.write(bytes) }
      try file.finish()
      return result
    }
  }
}
