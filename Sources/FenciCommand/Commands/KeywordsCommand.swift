import Fenci
import FenciCore
import FenciCorpus

/// `fenci keywords`: prints the key phrases of each document.
struct KeywordsCommand {
  private let arguments: Arguments
  /// The files to read. A folder in the arguments is replaced by all files in the folder and in its
  /// subfolders.
  let files: [CorpusFile]
  let format: Corpus.Format
  let fields: Corpus.Fields
  let decoding: InputDecoding
  let reading: Corpus.Reading
  /// Nil with `--no-repair`.
  let repair: TextRepair?
  let jobs: Int
  private(set) var extractor: KeyphraseExtractor
  private let top: Int
  private let unreadableFolders: [FenciError]
  /// Writes the output as an HTML page. It is nil without `--html`.
  private let html: HTMLPage?

  /// The number of seconds before the first progress report.
  private static let silence = 2.0

  init(_ arguments: ArraySlice<String>) throws(CommandError) {
    let arguments = try Arguments(
      arguments, command: "keywords",
      flags: Set([
        "--as-is", "--candidates", "--contrast", "--explain", "--html", "--json", "--no-repair",
        "--strict",
      ]).union(Corpus.Format.flags),
      options: Corpus.Format.options.union([
        "--method", "--top", "--dictionary", "--user-words", "--idf", "--jobs", "--encoding",
      ]))
    self.arguments = arguments
    for flag in ["--explain", "--html"] where arguments.has("--candidates") && arguments.has(flag) {
      throw usageError("--candidates prints objects of its own; it does not go with \(flag)")
    }
    var problems: [FenciError] = []
    files = arguments.inputs.flatMap { CorpusFile.files(at: $0, &problems) }
    unreadableFolders = problems
    format = try Corpus.Format(arguments)
    fields = Corpus.Fields(arguments)
    reading = Corpus.Reading(arguments)
    html = try HTMLPage(arguments, files: files.map(\.path))
    jobs = try arguments.count(.jobs, default: 1)
    extractor = try KeyphraseExtractor(arguments)
    // `--contrast` reads the input twice, so the input must not be standard input or a pipe. A pipe
    // has no known size.
    if arguments.has("--contrast"), files.contains(where: { $0.path == "-" || $0.byteCount == nil })
    {
      throw usageError(
        "--contrast reads its input twice, so it has to be files or folders: write it to a file")
    }
    decoding = try InputDecoding(ofDocuments: arguments, extractor.lexicon)
    repair = arguments.has("--no-repair") ? nil : TextRepair(lexicon: extractor.lexicon)
    top = try arguments.count(.top, default: 20)
  }

  func run(to output: inout Output) async throws(CommandError) -> Int32 {
    for problem in unreadableFolders { printError("fenci: \(problem)") }
    let byteCount = CorpusFile.byteCount(of: files)
    guard arguments.has("--contrast") else {
      return await write(ByteProgress(byteCount, after: Self.silence), to: &output)
    }
    let progress = ByteProgress(byteCount.map { 2 &* $0 }, after: Self.silence)
    var command = self
    command.extractor = try await contrastingExtractor(progress)
    return await command.write(progress, to: &output)
  }

  /// Writes the key phrases of all documents.
  ///
  /// - Returns: the exit code: 1 if a file or folder could not be read, otherwise 0.
  private func write(_ progress: ByteProgress, to output: inout Output) async -> Int32 {
    var code: Int32 = unreadableFolders.isEmpty ? 0 : 1
    var jobs = Jobs(jobs)
    if let html { output.write(html.beginning) }
    for (number, file) in files.enumerated() {
      if let html { await jobs.add(.free, to: &output) { html.beginning(of: number) } }
      do throws(FenciError) {
        switch format.recordFormat(of: file.path) {
        case .lines: try await addLines(of: file.path, number, progress, &jobs, to: &output)
        case .some(let format):
          let hasProblems = try await addRecords(
            of: file.path, format, number, progress, &jobs, to: &output)
          if hasProblems { code = 1 }
        case nil:
          let source = try SourceText(path: file.path, decoding)
          await jobs.add(.free, to: &output) { text(source, DocumentPlace(file: number)) }
          progress.note(source.bytes.count)
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

  /// Opens a file in which each line is a document.
  private static func lineInput(_ path: String, _ decoding: InputDecoding) throws(FenciError)
    -> Input
  {
    try Input(path, division: .wholeLines, blockSize: 1 << 16, decoding, .document)
  }

  private func addLines(
    of file: String, _ fileNumber: Int, _ progress: ByteProgress, _ jobs: inout Jobs,
    to output: inout Output
  ) async throws(FenciError) {
    var input = try Self.lineInput(file, decoding)
    var number = 0
    while let block = try input.nextBlock() {
      let first = number
      await jobs.add(.free, to: &output) { text(ofLines: block, of: fileNumber, from: first) }
      number += block.count { $0 == 0x0A }
      progress.note(block.count)
    }
  }

  /// Adds the documents of a file of records.
  ///
  /// - Returns: whether any record is bad. Bad records are reported and skipped.
  private func addRecords(
    of file: String, _ format: Corpus.RecordFormat, _ fileNumber: Int, _ progress: ByteProgress,
    _ jobs: inout Jobs, to output: inout Output
  ) async throws(FenciError) -> Bool {
    var records = try CorpusRecords(file, format: format, fields, decoding, report: printProblem)
    while let document = try records.next() {
      let place = DocumentPlace(
        file: fileNumber, line: document.line.map { $0 - 1 }, recordID: document.recordID)
      await jobs.add(.free, to: &output) { text(SourceText(document.text), place) }
      progress.note(document.byteCount)
    }
    return records.badRecordCount > 0
  }

  /// The lines of a block, without their line breaks.
  private static func lines(of block: [UInt8]) -> [[UInt8]] {
    var lines = block.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { Array($0.last == 0x0D ? $0.dropLast() : $0) }
  }

  /// Returns the output for a block of lines. Each line is a document.
  ///
  /// - Parameter first: the number of the first line of the block in its file, from 0.
  private func text(ofLines block: [UInt8], of file: Int, from first: Int) -> [UInt8] {
    var output: [UInt8] = []
    for (number, line) in Self.lines(of: block).enumerated() {
      output += text(SourceText(line), DocumentPlace(file: file, line: first + number))
    }
    return output
  }

  /// Returns the output for one document.
  private func text(_ source: SourceText, _ place: DocumentPlace) -> [UInt8] {
    let documentText = DocumentText(source.bytes, isLines ? .bytes : reading)
    let read = documentText.text
    let page = repair?.repaired(read.bytes) ?? RepairedText(read.bytes)
    if arguments.has("--candidates") {
      return candidates(of: documentText.document(page), at: place)
    }
    let document = documentText.document(page)
    let explanations =
      arguments.has("--explain")
      ? extractor.explanations(of: document, top: top).map { $0.inOriginal(of: page) } : []
    let keyphrases =
      arguments.has("--explain")
      ? explanations.map(\.keyphrase)
      : extractor.keyphrases(in: document, top: top).map { $0.inOriginal(of: page) }
    if let html { return html.document(page, keyphrases, explanations, at: place) }
    let id = id(of: place)
    if arguments.has("--json") {
      return object(id, page, keyphrases, explanations) { range in
        read.originalPieces(of: range).map { source.range(of: $0) }
      }
    }
    if !page.edits.isEmpty { printNotice(page, place) }
    printChanges(documentText, place)
    let heading = files.count > 1 || place.line != nil ? FileName.bytes(of: "# \(id)\n") : []
    var text = ""
    for (position, keyphrase) in keyphrases.enumerated() {
      text += "\(keyphrase.phrase)\t\(rounded(keyphrase.score))\t\(keyphrase.count)\n"
      if !explanations.isEmpty { text += lines(of: explanations[position]) }
    }
    return heading + Array(text.utf8)
  }

  /// Returns the explanation of a score as lines of text.
  ///
  /// A score has two factors. Each factor is followed by the features that contribute to it.
  private func lines(of explanation: KeyphraseExplanation) -> String {
    var text = ""
    for factor in KeyphraseExplanation.Factor.allCases {
      text += "  \(twoDigits(explanation.value(of: factor)))\t\(factor.rawValue)\n"
      for contribution in explanation.contributions(to: factor) {
        let (value, weight) = (thousandths(contribution.value), thousandths(contribution.weight))
        text += "    \(thousandths(contribution.amount))\t\(contribution.feature)"
        text += "\t\(value) × \(weight)\n"
      }
    }
    return text
  }

  func id(of place: DocumentPlace) -> String {
    let path = files[place.file].path
    if let id = place.recordID { return id }
    guard let line = place.line else { return path }
    return isLines ? "\(line)" : "\(path):\(line + 1)"
  }

  /// Whether each line of the input is a document, with `--lines`.
  var isLines: Bool { if case .records(.lines) = format { true } else { false } }

  /// Reports on standard error that a document was damaged, with the number of repairs.
  ///
  /// The report is necessary because the printed phrases do not show the repairs.
  private func printNotice(_ page: RepairedText, _ place: DocumentPlace) {
    let line = place.line.map { ", line \($0 + 1)" } ?? ""
    let (name, count) = (files[place.file].path, page.edits.count)
    printError(
      "fenci: \(name)\(line): damaged page, read with \(count) repairs: `fenci repair --report` lists"
        + " them, --no-repair leaves them out")
  }
}

extension KeywordsCommand {
  /// Reports on standard error what was joined while a document was read.
  private func printChanges(_ text: DocumentText, _ place: DocumentPlace) {
    guard let changes = text.changes else { return }
    printError(
      "fenci: \(id(of: place)): read without \(changes); --as-is leaves them in"
    )
  }
}
