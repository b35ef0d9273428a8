import FenciCore

/// The entry point of the command.
///
/// It is in a separate file, so that the fuzzers can compile all other files without it. A fuzzer
/// is a program that tests the code with random input.
@main
enum Main {
  static func main() async {
    let arguments = CommandLine.bytes.dropFirst().map { FileName.string(of: $0) }
    var output = Output()
    let code = await Command.run(arguments, to: &output)
    output.flush()
    exitProcess(code)
  }
}

extension CommandLine {
  /// The arguments as bytes, because the name of a file need not be UTF-8.
  fileprivate static var bytes: [[UInt8]] {
    (0..<Int(argc)).map { number in
      guard let argument = unsafe unsafeArgv[number] else { return [] }
      var bytes: [UInt8] = []
      var position = 0
      while unsafe argument[position] != 0 {
        unsafe bytes.append(UInt8(bitPattern: argument[position]))
        position += 1
      }
      return bytes
    }
  }
}
