import FenciCore
import FenciCorpus

/// The entry point of the command.
///
/// It is in a separate file, so that the fuzzers can compile all other files without it. A fuzzer
/// is a program that tests the code with random input.
@main
enum Main {
  static func main() async {
    let arguments = Array(FileName.arguments.dropFirst())
    var output = Output()
    let code = await Command.run(arguments, to: &output)
    output.flush()
    exitProcess(code)
  }
}
