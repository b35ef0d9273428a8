import Fenci

/// `fenci evaluate`: compares the answers of the methods with segmented text.
struct EvaluateCommand {
  private let arguments: Arguments
  private let lexicon: Lexicon
  private let methods: [Segmenter.Method]
  private let convention: Segmenter.Convention
  private let top: Int

  init(_ arguments: ArraySlice<String>) throws(CommandError) {
    let arguments = try Arguments(
      arguments, command: "evaluate", flags: ["--strict"],
      options: ["--method", "--model", "--convention", "--top", "--dictionary", "--user-words"])
    guard !arguments.files.isEmpty else {
      throw usageError("evaluate needs a file of segmented sentences; see fenci evaluate --help")
    }
    self.arguments = arguments
    lexicon = try arguments.lexicon()
    convention = try arguments.choice("--convention", default: .joined)
    top = try arguments.count("--top", default: 10)
    let names = arguments.values(of: "--method")
    methods = try (names.isEmpty ? Arguments.methodNames : names).map {
      (name) throws(CommandError) in
      try arguments.method(named: name)
    }
  }

  func run(to output: inout Output) throws(CommandError) -> Int32 {
    for file in arguments.files {
      var evaluations = methods.map { method in
        Evaluation(Segmenter(lexicon: lexicon, method: method, convention: convention))
      }
      do {
        try forEachLine(of: file) { line in
          let sentence = GoldSentence(line)
          guard !sentence.text.isEmpty else { return }
          for number in evaluations.indices { evaluations[number].add(sentence) }
        }
      } catch {
        throw .input("\(error)")
      }
      output.write("\(file)\tnames \(convention.rawValue)\n")
      output.write("method\tP\tR\tF1\tunknown words\tR of unknown\tF1 of unknown\n")
      for evaluation in evaluations { output.write(evaluation.row) }
      for evaluation in evaluations {
        output.write("\(evaluation.name): the most frequent differences\n")
        for row in evaluation.differences(top) { output.write(row) }
      }
    }
    return 0
  }
}
