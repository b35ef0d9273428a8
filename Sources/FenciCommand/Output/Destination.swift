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

/// The destination of a command's output: standard output, or the file that `-o FILE` names.
enum Destination {
  case standardOutput
  case file(String)

  /// Creates the destination that `-o` or `--output` names.
  ///
  /// The destination is standard output if the name is `-` or if the option is not given.
  ///
  /// - Throws: `CommandError.input` if the file cannot be written. This is checked now, before the
  ///   command begins its work, which may take long.
  init(_ arguments: Arguments) throws(CommandError) {
    try self.init(arguments.value(of: "-o") ?? arguments.value(of: "--output") ?? "-")
  }

  /// Creates the destination for a path. The path `-` is standard output.
  init(_ path: String) throws(CommandError) {
    guard path != "-" else {
      self = .standardOutput
      return
    }
    var status = stat()
    // Writing replaces the file at the path. A device, such as `/dev/null`, must not be replaced.
    if unsafe FileName.withPath(path, { unsafe stat($0, &status) }) == 0,
      status.st_mode & S_IFMT != S_IFREG
    {
      throw .input("\(path): not a regular file; without -o standard output is written")
    }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "./"
    guard unsafe FileName.withPath(String(folder), { unsafe access($0, W_OK | X_OK) }) == 0 else {
      throw .input("\(path): \(systemError(errno))")
    }
    self = .file(path)
  }

  func write(_ bytes: [UInt8], to output: inout Output) throws(CommandError) {
    switch self {
    case .standardOutput: output.write(bytes)
    case .file(let path):
      do {
        try replaceFile(path, with: bytes)
      } catch {
        throw .input("\(error)")
      }
    }
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
      var file = try reading { () throws(FenciError) in try FileReplacement(path) }
      let result = try body { (bytes) throws(CommandError) in
        try reading { () throws(FenciError) in try file.write(bytes) }
      }
      try reading { () throws(FenciError) in try file.finish() }
      return result
    }
  }
}
