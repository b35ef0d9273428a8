import Fenci

/// `fenci keywords`: the key phrases of each document.
struct KeywordsCommand {
  private let arguments: Arguments
  let extractor: KeywordExtractor
  private let top: Int
  private let jobs: Int
  /// The files of the arguments, for folders those in them.
  private let files: [String]
  private let unreadableFolders: [LexiconError]
  private let decoding: InputDecoding
  /// Nil with `--no-repair`.
  private let repair: TextRepair?
  /// The page of `--html`.
  private let html: HTMLPage?

  init(_ arguments: ArraySlice<String>) throws(CommandError) {
    self.arguments = try Arguments(
      arguments, command: "keywords",
      flags: ["--candidates", "--explain", "--html", "--json", "--lines", "--no-repair", "--strict"],
      options: [
        "--method", "--top", "--dictionary", "--user-words", "--idf", "--jobs", "--encoding",
      ])
    var problems: [LexiconError] = []
    files = self.arguments.inputs.flatMap { CorpusFile.files(at: $0, &problems).map(\.path) }
    unreadableFolders = problems
    html = try HTMLPage(self.arguments, files: files)
    jobs = try self.arguments.count(.jobs, default: 1)
    extractor = try KeywordExtractor(self.arguments)
    decoding = try InputDecoding(self.arguments, extractor.lexicon)
    repair = self.arguments.has("--no-repair") ? nil : TextRepair(lexicon: extractor.lexicon)
    top = try self.arguments.count(.top, default: 20)
  }

  func run(to output: inout Output) async -> Int32 {
    for problem in unreadableFolders { printError("fenci: \(problem)") }
    var code: Int32 = unreadableFolders.isEmpty ? 0 : 1
    var jobs = Jobs(jobs)
    if let html { output.write(html.beginning) }
    for (number, file) in files.enumerated() {
      if let html { await jobs.add(.free, to: &output) { html.beginning(of: number) } }
      do throws(LexiconError) {
        if arguments.has("--lines") {
          try await addLines(of: file, number, &jobs, to: &output)
        } else {
          let bytes = try readDocument(file, decoding)
          await jobs.add(.free, to: &output) { text(bytes, DocumentPlace(file: number)) }
        }
      } catch {
        printError("fenci: \(error)")
        if let html { await jobs.add(.free, to: &output) { html.failure(error) } }
        code = 1
      }
      if let html { await jobs.add(.free, to: &output) { html.end(of: number) } }
    }
    await jobs.finish(to: &output)
    if let html { output.write(html.end) }
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
    let page = repair?.repaired(bytes) ?? RepairedText(bytes)
    if arguments.has("--candidates") { return candidates(of: page, at: place) }
    let explanations = arguments.has("--explain") ? extractor.explanations(of: page, top: top) : []
    let keyphrases =
      arguments.has("--explain")
      ? explanations.map(\.keyphrase) : extractor.keyphrases(in: page, top: top)
    if let html { return html.document(page, keyphrases, explanations, at: place) }
    let id = id(of: place)
    if arguments.has("--json") { return object(id, page, keyphrases, explanations) }
    if !page.edits.isEmpty { printNotice(page, place) }
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

  func id(of place: DocumentPlace) -> String {
    place.line.map { String($0) } ?? files[place.file]
  }

  /// Phrases say nothing of the text around them, so that what was repaired is told beside them.
  private func printNotice(_ page: RepairedText, _ place: DocumentPlace) {
    let line = place.line.map { ", line \($0 + 1)" } ?? ""
    let (name, count) = (files[place.file], page.edits.count)
    printError(
      "fenci: \(name)\(line): damaged page, read with \(count) repairs: `fenci repair --report` lists"
        + " them, --no-repair leaves them out")
  }
}
