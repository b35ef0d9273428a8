import Fenci

/// `fenci keywords`: the key phrases of each document.
struct KeywordsCommand {
  private let arguments: Arguments
  private let extractor: KeywordExtractor
  private let top: Int
  private let jobs: Int

  init(_ arguments: ArraySlice<String>) throws(CommandError) {
    self.arguments = try Arguments(
      arguments, command: "keywords", flags: ["--explain", "--json", "--lines", "--strict"],
      options: ["--top", "--dictionary", "--user-words", "--jobs"])
    jobs = try self.arguments.count("--jobs", default: 1)
    extractor = KeywordExtractor(lexicon: try self.arguments.lexicon())
    top = try self.arguments.count("--top", default: 20)
  }

  func run(to output: inout Output) async -> Int32 {
    var code: Int32 = 0
    var jobs = Jobs(jobs)
    for file in arguments.inputs {
      do throws(LexiconError) {
        if arguments.has("--lines") {
          try await addLines(of: file, &jobs, to: &output)
        } else {
          let bytes = try file == "-" ? readStandardInput() : readFile(file)
          await jobs.add(.free, to: &output) { text(bytes, id: file) }
        }
      } catch {
        printError("fenci: \(error)")
        code = 1
      }
    }
    await jobs.finish(to: &output)
    return code
  }

  private func addLines(
    of file: String, _ jobs: inout Jobs, to output: inout Output
  ) async throws(LexiconError) {
    var input = try Input(file, division: .wholeLines, blockSize: 1 << 16)
    var number = 0
    while let block = try input.nextBlock() {
      let first = number
      await jobs.add(.free, to: &output) { lines(block, from: first) }
      number += block.count { $0 == 0x0A }
    }
  }

  /// What is printed of some lines, the first of which has a number.
  private func lines(_ bytes: [UInt8], from first: Int) -> [UInt8] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    var output: [UInt8] = []
    for (number, line) in lines.enumerated() {
      let line = line.last == 0x0D ? line.dropLast() : line
      output += text(Array(line), id: String(first + number))
    }
    return output
  }

  /// What is printed of a document.
  private func text(_ bytes: [UInt8], id: String) -> [UInt8] {
    let explanations = arguments.has("--explain") ? extractor.explanations(of: bytes, top: top) : []
    let keyphrases =
      arguments.has("--explain")
      ? explanations.map(\.keyphrase) : extractor.keyphrases(in: bytes, top: top)
    if arguments.has("--json") { return object(id, keyphrases, explanations) }
    var text = arguments.files.count > 1 || arguments.has("--lines") ? "# \(id)\n" : ""
    for (position, keyphrase) in keyphrases.enumerated() {
      text += "\(keyphrase.phrase)\t\(rounded(keyphrase.score))\t\(keyphrase.count)\n"
      guard !explanations.isEmpty else { continue }
      for contribution in Self.largestFirst(explanations[position]) {
        let (value, weight) = (thousandths(contribution.value), thousandths(contribution.weight))
        text += "  \(thousandths(contribution.amount))\t\(contribution.feature)"
        text += "\t\(value) × \(weight)\n"
      }
    }
    return Array(text.utf8)
  }

  private func object(
    _ id: String, _ keyphrases: [KeyPhrase], _ explanations: [KeyPhraseExplanation]
  ) -> [UInt8] {
    var json = JSONText()
    json.raw("{")
    json.name("id")
    json.string(id)
    json.raw(",")
    json.name("keyphrases")
    json.raw("[")
    for (position, keyphrase) in keyphrases.enumerated() {
      json.raw(position > 0 ? ",{" : "{")
      json.name("phrase")
      json.string(keyphrase.phrase)
      json.raw(",")
      json.name("word")
      json.string(keyphrase.word)
      let ranges = keyphrase.ranges.map { "[\($0.lowerBound),\($0.upperBound)]" }
      json.raw(",\"score\":\(rounded(keyphrase.score)),\"count\":\(keyphrase.count),")
      json.raw("\"ranges\":[\(ranges.joined(separator: ","))]")
      if !explanations.isEmpty { addContributions(of: explanations[position], to: &json) }
      json.raw("}")
    }
    json.raw("]}\n")
    return json.bytes
  }

  private func addContributions(of explanation: KeyPhraseExplanation, to json: inout JSONText) {
    json.raw(",")
    json.name("contributions")
    json.raw("[")
    for (position, contribution) in Self.largestFirst(explanation).enumerated() {
      json.raw(position > 0 ? ",{" : "{")
      json.name("feature")
      json.string(contribution.feature)
      let (value, weight) = (thousandths(contribution.value), thousandths(contribution.weight))
      json.raw(",\"value\":\(value),\"weight\":\(weight)}")
    }
    json.raw("]")
  }

  private static func largestFirst(
    _ explanation: KeyPhraseExplanation
  ) -> [KeyPhraseExplanation.Contribution] {
    explanation.contributions.sorted {
      abs($0.amount) != abs($1.amount)
        ? abs($0.amount) > abs($1.amount) : $0.feature < $1.feature
    }
  }

  /// A number with three decimals.
  private func thousandths(_ number: Double) -> String {
    let thousandths = Int((abs(number) * 1000).rounded())
    let digits = String(thousandths % 1000)
    let sign = number < 0 && thousandths > 0 ? "-" : ""
    let zeros = String(repeating: "0", count: 3 - digits.count)
    return "\(sign)\(thousandths / 1000).\(zeros)\(digits)"
  }

  /// A score with four decimals.
  private func rounded(_ score: Double) -> String {
    let digits = String(Int((score * 10_000).rounded()))
    if score >= 0.99995 { return "1.0000" }
    return "0." + String(repeating: "0", count: max(4 - digits.count, 0)) + digits
  }
}
