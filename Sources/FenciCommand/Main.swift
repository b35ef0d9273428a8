/// The command's entry. It stands alone, so that what it calls can be compiled into another program.
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
