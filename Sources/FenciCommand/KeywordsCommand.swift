import Fenci

/// `fenci keywords`: the key phrases of each document.
struct KeywordsCommand {
  private let arguments: Arguments
  private let extractor: KeywordExtractor
  private let top: Int
  private let jobs: Int
  /// The files of the arguments, for folders those in them.
  private let files: [String]
  private let unreadableFolders: [LexiconError]
  private let decoding: InputDecoding
  /// The page of `--html`.
  private let page: HTMLPage?

  init(_ arguments: ArraySlice<String>) throws(CommandError) {
    self.arguments = try Arguments(
      arguments, command: "keywords",
      flags: ["--explain", "--html", "--json", "--lines", "--strict"],
      options: [
        "--method", "--top", "--dictionary", "--user-words", "--idf", "--jobs", "--encoding",
      ])
    var problems: [LexiconError] = []
    files = self.arguments.inputs.flatMap { CorpusFile.files(at: $0, &problems).map(\.path) }
    unreadableFolders = problems
    page = try HTMLPage(self.arguments, files: files)
    jobs = try self.arguments.count("--jobs", default: 1)
    extractor = try KeywordExtractor(self.arguments)
    decoding = try InputDecoding(self.arguments, extractor.lexicon)
    top = try self.arguments.count("--top", default: 20)
  }

  func run(to output: inout Output) async -> Int32 {
    for problem in unreadableFolders { printError("fenci: \(problem)") }
    var code: Int32 = unreadableFolders.isEmpty ? 0 : 1
    var jobs = Jobs(jobs)
    if let page { output.write(page.beginning) }
    for (number, file) in files.enumerated() {
      if let page { await jobs.add(.free, to: &output) { page.beginning(of: number) } }
      do throws(LexiconError) {
        if arguments.has("--lines") {
          try await addLines(of: file, number, &jobs, to: &output)
        } else {
          let bytes = try readDocument(file, decoding)
          await jobs.add(.free, to: &output) { text(bytes, DocumentPlace(file: number)) }
        }
      } catch {
        printError("fenci: \(error)")
        if let page { await jobs.add(.free, to: &output) { page.failure(error) } }
        code = 1
      }
      if let page { await jobs.add(.free, to: &output) { page.end(of: number) } }
    }
    await jobs.finish(to: &output)
    if let page { output.write(page.end) }
    return code
  }

  private func addLines(
    of file: String, _ fileNumber: Int, _ jobs: inout Jobs, to output: inout Output
  ) async throws(LexiconError) {
    var input = try Input(file, division: .wholeLines, blockSize: 1 << 16, decoding)
    var number = 0
    while let block = try input.nextBlock() {
      let first = number
      await jobs.add(.free, to: &output) { lines(block, of: fileNumber, from: first) }
      number += block.count { $0 == 0x0A }
    }
  }

  /// What is printed of some lines, the first of which has a number.
  private func lines(_ bytes: [UInt8], of file: Int, from first: Int) -> [UInt8] {
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    var output: [UInt8] = []
    for (number, line) in lines.enumerated() {
      let line = line.last == 0x0D ? line.dropLast() : line
      output += text(Array(line), DocumentPlace(file: file, line: first + number))
    }
    return output
  }

  /// What is printed of a document.
  private func text(_ bytes: [UInt8], _ place: DocumentPlace) -> [UInt8] {
    let explanations = arguments.has("--explain") ? extractor.explanations(of: bytes, top: top) : []
    let keyphrases =
      arguments.has("--explain")
      ? explanations.map(\.keyphrase) : extractor.keyphrases(in: bytes, top: top)
    if let page { return page.document(bytes, keyphrases, explanations, at: place) }
    let id = place.line.map { String($0) } ?? files[place.file]
    if arguments.has("--json") { return object(id, keyphrases, explanations) }
    var text = files.count > 1 || arguments.has("--lines") ? "# \(id)\n" : ""
    for (position, keyphrase) in keyphrases.enumerated() {
      text += "\(keyphrase.phrase)\t\(rounded(keyphrase.score))\t\(keyphrase.count)\n"
      guard !explanations.isEmpty else { continue }
      for contribution in explanations[position].largestFirst {
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
    for (position, contribution) in explanation.largestFirst.enumerated() {
      json.raw(position > 0 ? ",{" : "{")
      json.name("feature")
      json.string(contribution.feature)
      let (value, weight) = (thousandths(contribution.value), thousandths(contribution.weight))
      json.raw(",\"value\":\(value),\"weight\":\(weight)}")
    }
    json.raw("]")
  }
}
