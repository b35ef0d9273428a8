import Fenci
import FenciCorpus

extension Corpus.Format {
  /// The flags and the options that say how files hold documents.
  static let flags: Set<String> = ["--lines", "--jsonl"]
  static let options: Set<String> = ["--records", "--text-field", "--id-field"]

  /// Creates the format that the options select.
  ///
  /// `--records FORMAT` says what every file contains; `--lines` and `--jsonl` are short for two
  /// formats. Without these options, the end of a file's name decides.
  init(_ arguments: Arguments) throws(CommandError) {
    var formats: [Corpus.RecordFormat] = []
    if arguments.has("--lines") { formats.append(.lines) }
    if arguments.has("--jsonl") { formats.append(.jsonLines) }
    if arguments.value(of: "--records") != nil {
      formats.append(try arguments.choice("--records", default: .jsonLines))
    }
    guard formats.count < 2 else {
      throw usageError("--lines, --jsonl and --records exclude each other: give one of them")
    }
    self = formats.first.map { .records($0) } ?? .byName
  }
}

extension Corpus.Fields {
  /// The fields that `--text-field` and `--id-field` name.
  init(_ arguments: Arguments) {
    self.init(
      text: arguments.value(of: "--text-field") ?? "text", id: arguments.value(of: "--id-field"))
  }
}
