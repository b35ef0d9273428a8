import Fenci

/// The command-line arguments of a subcommand, separated into options and file names.
struct Arguments {
  private(set) var files: [String] = []
  private var values: [String: [String]] = [:]
  private var flags: Set<String> = []

  /// Parses the arguments.
  ///
  /// The argument `-` names standard input. All arguments after `--` are file names, even if they
  /// begin with a hyphen.
  ///
  /// - Parameters:
  ///   - command: the name of the subcommand, which messages mention.
  ///   - flags: the options that have no value.
  ///   - options: the options that have a value, written `--name VALUE` or `--name=VALUE`.
  init(
    _ arguments: ArraySlice<String>, command: String, flags: Set<String>, options: Set<String>
  ) throws(CommandError) {
    var rest = arguments
    while let argument = rest.popFirst() {
      if argument == "--" {
        files += rest
        return
      }
      guard argument.hasPrefix("-"), argument != "-" else {
        files.append(argument)
        continue
      }
      if argument == "--help" || argument == "-h" { throw .help(command) }
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = Self.current(String(parts[0]))
      if options.contains(name) {
        let value = parts.count == 2 ? String(parts[1]) : rest.popFirst()
        guard let value, !value.isEmpty else {
          throw usageError("\(name) needs a value; see fenci \(command) --help")
        }
        values[name, default: []].append(value)
      } else if flags.contains(name), parts.count == 1 {
        self.flags.insert(name)
      } else {
        throw usageError("unknown option “\(argument)”; see fenci \(command) --help")
      }
    }
  }

  /// Options that were renamed, with their new names. The old names work for one more version.
  private static let renamed = ["--convention": "--personal-names"]

  /// The current name of an option. Prints a notice for an old name.
  private static func current(_ name: String) -> String {
    guard let current = renamed[name] else { return name }
    printError("fenci: \(name) is now \(current); the old name works for one more version")
    return current
  }

  /// The files to read: the given file names, or `-` (standard input) if no file name is given.
  var inputs: [String] { files.isEmpty ? ["-"] : files }

  func has(_ flag: String) -> Bool { flags.contains(flag) }

  func value(of option: String) -> String? { values[option]?.last }

  /// Returns the case that an option names, or `fallback` if the option is not given.
  ///
  /// - Throws: a usage error that lists all cases if the option names none of them.
  func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ option: String, default fallback: Choice
  ) throws(CommandError) -> Choice {
    guard let value = value(of: option) else { return fallback }
    guard let choice = Choice(rawValue: value) else {
      let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw usageError("\(option) “\(value)”: expected one of \(known)")
    }
    return choice
  }

  /// Returns the segmentation method that the options select.
  ///
  /// The option `--method` names the method. Without it, `--model FILE` selects the trained method
  /// with the model in that file. If neither option is given, the default method depends on the
  /// granularity, which is the size of the tokens, such as words or phrases.
  func method(for granularity: Segmenter.Granularity) throws(CommandError) -> Segmenter.Method {
    if let name = value(of: "--method") {
      try requireModelIsUsed(by: [name])
      return try method(named: name)
    }
    guard value(of: "--model") != nil else { return .standard(for: granularity) }
    return try method(named: Self.trained)
  }

  /// Throws an error if `--model` is given but none of the named methods uses a model.
  ///
  /// Without this check the model would be ignored silently.
  func requireModelIsUsed(by names: [String]) throws(CommandError) {
    guard value(of: "--model") != nil, !names.contains(Self.trained) else { return }
    let others = names.isEmpty ? "--answers" : names.joined(separator: ", ")
    throw usageError("--model is for the method trained; \(others) asks no model")
  }

  /// Returns the convention for personal names that `--personal-names` selects.
  ///
  /// With `joined` a name is one word. With `split` the family name and the given name are two
  /// words. Only the trained method can split names, so `split` is an error for any other method.
  func personalNames(for method: Segmenter.Method) throws(CommandError) -> Segmenter.PersonalNames {
    let personalNames = try choice("--personal-names", default: Segmenter.PersonalNames.joined)
    if case .trained = method { return personalNames }
    guard personalNames == .joined else {
      throw usageError(
        "--personal-names \(personalNames.rawValue) is for the method trained; \(method.name) does not know"
          + " which words are names")
    }
    return personalNames
  }

  /// Returns the method with the given name.
  ///
  /// The trained method uses the model in the file of `--model`. Without this option it uses the
  /// standard model.
  func method(named name: String) throws(CommandError) -> Segmenter.Method {
    guard name == Self.trained else {
      guard let method = Segmenter.Method(name: name) else {
        let known = Self.methodNames.joined(separator: ", ")
        throw usageError("--method “\(name)”: expected one of \(known)")
      }
      return method
    }
    guard let model = value(of: "--model") else { return .trained(.standard) }
    do {
      return .trained(try SegmentationModel(contentsOf: model))
    } catch {
      if case .unreadable = error { throw .input("\(error)") }
      throw .input("\(model): \(error)")
    }
  }

  private static let trained = "trained"

  /// The names that `--method` accepts.
  static var methodNames: [String] { Segmenter.Method.allCases.map(\.name) + [trained] }

  /// Returns the positive whole number that an option gives, or `fallback` if the option is not
  /// given.
  func count(_ option: CountOption, default fallback: Int) throws(CommandError) -> Int {
    let name = option.rawValue
    guard let value = value(of: name) else { return fallback }
    guard let count = Int(value), 1...option.limit ~= count else {
      throw usageError(
        "\(name) “\(value)”: expected a whole number above 0, \(option.limit) at most")
    }
    return count
  }

  /// Returns all values of an option that may be repeated, in the given order.
  func values(of option: String) -> [String] { values[option] ?? [] }

  /// Opens the lexicon that the options describe.
  ///
  /// It is the compiled dictionary of `--dictionary`, or the standard lexicon without this option.
  /// The words in the files of `--user-words` are added.
  ///
  /// Bad lines in these files are reported and skipped. With `--strict` a bad line ends the
  /// command.
  func lexicon() throws(CommandError) -> Lexicon {
    let lexicon = try value(of: "--dictionary").map { (path) throws(CommandError) in
      try openLexicon(path)
    }
    let paths = values(of: "--user-words")
    guard !paths.isEmpty else { return lexicon ?? .standard }
    var words = try UserWords(paths)
    let edited = words.applied(to: lexicon ?? .standard)
    words.reportBadLines()
    if has("--strict") { try words.requireGoodLines() }
    return edited
  }
}
