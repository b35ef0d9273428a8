import Fenci
import FenciCore
import FenciCorpus

/// `fenci evaluate`: measures how well segmentation methods or other programs segment text.
///
/// The answers are compared with sentences that people have segmented (the gold standard).
struct EvaluateCommand {
  private let files: [String]
  private let answers: [String]
  private let lexicon: Lexicon
  private let methods: [Segmenter.Method]
  private let personalNames: Segmenter.PersonalNames
  private let top: Int

  init(_ arguments: ArraySlice<String>) throws(CommandError) {
    let arguments = try Arguments(
      arguments, command: "evaluate", flags: ["--strict"],
      options: [
        "--method", "--model", "--personal-names", "--answers", "--top", "--dictionary",
        "--user-words",
      ])
    files = arguments.files
    answers = arguments.values(of: "--answers")
    guard !files.isEmpty else {
      throw usageError("evaluate needs a file of segmented sentences; see fenci evaluate --help")
    }
    guard answers.isEmpty || files.count == 1 else {
      throw usageError("--answers needs one file of segmented sentences, that of the same text")
    }
    lexicon = try arguments.lexicon()
    personalNames = try arguments.choice("--personal-names", default: .joined)
    top = try arguments.count(.top, default: 10)
    let names = arguments.values(of: "--method")
    if !names.isEmpty || !answers.isEmpty { try arguments.requireModelIsUsed(by: names) }
    methods = try (names.isEmpty && answers.isEmpty ? Arguments.methodNames : names).map {
      (name) throws(CommandError) in
      try arguments.method(named: name)
    }
  }

  func run(to output: inout Output) throws(CommandError) -> Int32 {
    for file in files {
      let gold = try sentences(of: file)
      var evaluations: [Evaluation] = []
      for method in methods { evaluations.append(evaluation(of: method, on: gold)) }
      for path in answers { evaluations.append(try evaluation(ofAnswers: path, on: gold)) }
      output.write(FileName.bytes(of: "\(file)\tnames \(personalNames.rawValue)\n"))
      output.write(Evaluation.columns)
      for evaluation in evaluations { output.write(evaluation.row) }
      for evaluation in evaluations {
        output.write("\(evaluation.name): the most frequent differences\n")
        for row in evaluation.differences(top) { output.write(row) }
      }
      printTags(of: gold, to: &output)
    }
    return 0
  }

  /// Reads the segmented sentences of a file, one from each line. Lines without words are skipped.
  private func sentences(of file: String) throws(CommandError) -> [GoldSentence] {
    var sentences: [GoldSentence] = []
    do {
      var lines = SegmentedFile(file, notice: printError)
      try lines.forEachSentence { line in
        let sentence = GoldSentence(line)
        if !sentence.text.isEmpty { sentences.append(sentence) }
      }
    } catch {
      throw .input("\(error)")
    }
    guard !sentences.isEmpty else { throw .input("\(file): no segmented sentences") }
    return sentences
  }

  private func evaluation(of method: Segmenter.Method, on gold: [GoldSentence]) -> Evaluation {
    let segmenter = Segmenter(lexicon: lexicon, method: method, personalNames: personalNames)
    var evaluation = Evaluation(of: method.name, lexicon: lexicon, personalNames: personalNames)
    var answer: [Int] = []
    for sentence in gold {
      answer.removeAll(keepingCapacity: true)
      unsafe sentence.text.withUnsafeBytes { bytes in
        unsafe segmenter.boundaries(in: bytes, appendingTo: &answer)
      }
      evaluation.add(sentence, answer: answer)
    }
    return evaluation
  }

  private func evaluation(
    ofAnswers path: String, on gold: [GoldSentence]
  ) throws(CommandError) -> Evaluation {
    let answers = try sentences(of: path)
    guard answers.count == gold.count else {
      throw .input("\(path): \(answers.count) sentences, where \(gold.count) were asked")
    }
    var evaluation = Evaluation(of: path, lexicon: lexicon, personalNames: personalNames)
    for (number, (sentence, answer)) in zip(gold, answers).enumerated() {
      guard answer.text == sentence.text else {
        throw .input("\(path): sentence \(number + 1) has other characters than were asked")
      }
      evaluation.add(sentence, answer: answer.ends(personalNames))
    }
    return evaluation
  }

  /// Prints how many words get the same part-of-speech tag as in the segmented sentences.
  ///
  /// Two kinds of tags are measured: the tags of the dictionary, and the tags that a method chooses
  /// by context. Nothing is printed if the sentences have no tags or if no method can tag.
  private func printTags(of gold: [GoldSentence], to output: inout Output) {
    let taggers = methods.filter(\.hasTags)
    guard !taggers.isEmpty, gold.contains(where: { !$0.tags.isEmpty }) else { return }
    let evaluations = ([.probability] + taggers).map { method in
      TagEvaluation(
        of: gold, by: Segmenter(lexicon: lexicon, method: method, personalNames: personalNames))
    }
    output.write(TagEvaluation.header)
    for evaluation in evaluations { output.write(evaluation.row) }
    for evaluation in evaluations {
      output.write("tags by \(evaluation.name): the most frequent differences\n")
      for row in evaluation.differences(top) { output.write(row) }
    }
  }
}
