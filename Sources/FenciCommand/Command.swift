import Fenci

/// Selects and runs a subcommand, and turns its errors into messages and exit codes.
enum Command {
  /// Runs the subcommand that the first argument names.
  ///
  /// - Returns: the exit code: 0 for success, 1 if some input could not be processed, 2 if the
  ///   command was used wrongly.
  static func run(_ arguments: [String], to output: inout Output) async -> Int32 {
    do throws(CommandError) {
      switch arguments.first {
      case nil:
        printError(Help.main)
        return 2
      case "--help", "-h", "help":
        let name = arguments.dropFirst().first
        guard let text = Help.text(for: name) else {
          throw usageError("unknown command “\(name ?? "")”; see fenci --help")
        }
        output.write(text)
        return 0
      case "--version":
        output.write("fenci 0.1.0\n")
        return 0
      case "segment": return try await SegmentCommand(arguments.dropFirst()).run(to: &output)
      case "keywords": return try await KeywordsCommand(arguments.dropFirst()).run(to: &output)
      case "discover": return try DiscoverCommand(arguments.dropFirst()).run(to: &output)
      case "repair": return try RepairCommand(arguments.dropFirst()).run(to: &output)
      case "evaluate": return try EvaluateCommand(arguments.dropFirst()).run(to: &output)
      case "train": return try await TrainCommand.run(arguments.dropFirst(), to: &output)
      case "lexicon": return try LexiconCommand.run(arguments.dropFirst(), to: &output)
      case let name?: throw usageError("unknown command “\(name)”; see fenci --help")
      }
    } catch {
      switch error {
      case .help(let name):
        output.write(Help.text(for: name) ?? "")
        return 0
      case .usage(let message):
        printError("fenci: \(message)")
        return 2
      case .input(let message):
        printError("fenci: \(message)")
        return 1
      }
    }
  }
}

/// The reason why a subcommand ends early.
///
/// The case `help` asks for the help text of the named subcommand. The case `usage` has a message
/// about wrong arguments. The case `input` has a message about input that could not be processed.
enum CommandError: Error {
  case help(String)
  case usage(String)
  case input(String)
}

/// Creates an error with a message about wrong arguments.
func usageError(_ message: String) -> CommandError { .usage(message) }

/// Runs `body` and returns its result. An error of the library becomes `CommandError.input`.
func reading<Result: ~Copyable>(
  _ body: () throws(FenciError) -> Result
) throws(CommandError) -> Result {
  do {
    return try body()
  } catch {
    throw .input("\(error)")
  }
}

/// Prints a problem with the input on standard error. The command then continues with other input.
@Sendable func printProblem(_ problem: FenciError) { printError("fenci: \(problem)") }
