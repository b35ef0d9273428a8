/// The entry point of the command. It has its own file, so the fuzzers can compile all other files.
@main
enum Main {
  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    var output = Output()
    let code = await Command.run(arguments, to: &output)
    output.flush()
    exitProcess(code)
  }
}
