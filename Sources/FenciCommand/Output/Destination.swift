#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import Fenci

/// The destination of a command's output: `-o FILE`, or standard output.
enum Destination {
  case standardOutput
  case file(String)

  /// The destination that the options name; standard output for `-` or without an option.
  ///
  /// Whether a file can be written is checked before the work begins.
  init(_ arguments: Arguments) throws(CommandError) {
    try self.init(arguments.value(of: "-o") ?? arguments.value(of: "--output") ?? "-")
  }

  /// The destination for a path; standard output for `-`.
  init(_ path: String) throws(CommandError) {
    guard path != "-" else {
      self = .standardOutput
      return
    }
    var status = stat()
    // A device must not be replaced by a file.
    if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      throw .input("\(path): not a regular file; without -o standard output is written")
    }
    let folder = path.lastIndex(of: "/").map { path[...$0] } ?? "./"
    guard unsafe access(String(folder), W_OK | X_OK) == 0 else {
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
