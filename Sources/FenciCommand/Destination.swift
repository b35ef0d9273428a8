#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import Fenci

/// Where a command writes what it makes: `-o FILE`, or standard output.
enum Destination {
  case standardOutput
  case file(String)

  /// The destination that the options name, `-` and none being standard output. Whether a file can be
  /// written is found out before the work, not behind it.
  init(_ arguments: Arguments) throws(CommandError) {
    let path = arguments.value(of: "-o") ?? arguments.value(of: "--output") ?? "-"
    guard path != "-" else {
      self = .standardOutput
      return
    }
    var status = stat()
    // Replacing a device by a file would be no service.
    if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      throw .input("\(path): not a regular file; without -o standard output is written")
    }
    do {
      try replaceFile(path + ".try", with: [])
    } catch {
      throw .input("\(error)")
    }
    unsafe _ = unlink(path + ".try")
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
