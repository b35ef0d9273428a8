import Fenci
import FenciCorpus

/// `fenci discover`: finds phrases of a corpus that the dictionary does not contain.
///
/// With `--against OLD` the command instead finds words and phrases that are more frequent in the
/// corpus than in the earlier corpus `OLD`.
struct DiscoverCommand {
  private let arguments: Arguments
  private let lexicon: Lexicon
  private let writer: TermWriter
  private let top: Int
  private let contexts: Int
  private let format: Corpus.Format
  private let decoding: InputDecoding
  private let reading: Corpus.Reading

  init(_ arguments: ArraySlice<String>) throws(CommandError) {
    self.arguments = try Arguments(
      arguments, command: "discover",
      flags: Corpus.Format.flags.union(["--as-is", "--json", "--strict"]),
      options: Corpus.Format.options.union([
        "--top", "--contexts", "--against", "--dictionary", "--user-words", "--encoding",
      ]))
    guard !self.arguments.files.isEmpty else {
      throw usageError("discover needs a file or folder; see fenci discover --help")
    }
    if (self.arguments.files + self.arguments.values(of: "--against")).contains("-") {
      throw usageError("discover reads its input twice, so it has to be a file: write it to one")
    }
    format = try Corpus.Format(self.arguments)
    top = try self.arguments.count(.top, default: 100)
    contexts = try self.arguments.count(.contexts, default: 1)
    lexicon = try self.arguments.lexicon()
    decoding = try InputDecoding(ofDocuments: self.arguments, lexicon)
    reading = Corpus.Reading(self.arguments)
    writer = TermWriter(self.arguments.has("--json") ? .json : .userWords)
  }

  func run(to output: inout Output) -> Int32 {
    let against = arguments.values(of: "--against")
    let later = Corpus(
      arguments.files, format: format, Corpus.Fields(arguments), decoding: decoding, reading,
      report: printProblem)
    let earlier = Corpus(
      against, format: format, Corpus.Fields(arguments), decoding: decoding, reading,
      report: printProblem)
    let size = 2 * (later.byteCount ?? 0) + (earlier.byteCount ?? 0)
    var reading = Reading(size: size)
    var counts = TermCounts(lexicon: lexicon)
    reading.read(later) { counts.insert($0) }
    let uncertainty = counts.uncertainty
    var discovery = TermDiscovery(
      counts, scope: against.isEmpty ? .new : .all, contexts: contexts)
    // The counts are not needed any more. This empty table replaces them, which releases their
    // memory before the second reading.
    counts = TermCounts(lexicon: lexicon, memory: 0)
    // Files that could not be read are already reported and are not in `reading.files`.
    reading.read(
      Corpus(
        reading.files, format: format, Corpus.Fields(arguments), decoding: decoding.inSilence,
        self.reading,
        report: printProblem)
    ) {
      discovery.insert($0)
    }
    reading.read(earlier) { discovery.insertEarlier($0) }
    if uncertainty > 0 || discovery.minimumCount > TermDiscovery.defaultMinimumCount {
      printError(
        "fenci: phrases with fewer than \(discovery.minimumCount) occurrences were left out")
    }
    let terms =
      against.isEmpty ? discovery.newTerms(top: top) : discovery.risingTerms(top: top)
    output.write(writer.header(hasEarlier: !against.isEmpty))
    for term in terms { output.write(writer.text(of: term)) }
    return reading.exitCode
  }
}

/// Reads several corpora one after the other, and reports the progress of all readings together.
private struct Reading {
  /// The total number of bytes of all readings. A file that is read twice counts twice.
  let size: Int
  private(set) var exitCode: Int32 = 0
  /// The files that had documents, in the order in which they were read.
  private(set) var files: [String] = []
  private var progress = Progress()
  private var line = 0
  private var done = 0

  init(size: Int) { self.size = size }

  mutating func read(_ corpus: consuming Corpus, _ body: ([UInt8]) -> Void) {
    while let document = corpus.next() {
      // The same file may be given twice in succession. The second time, the line numbers start
      // over.
      if files.last != document.file || document.line ?? 0 <= line { files.append(document.file) }
      line = document.line ?? 0
      body(document.text)
      done += document.byteCount
      if done < size { progress.report(Double(done) / Double(size)) }
    }
    if corpus.hasProblems { exitCode = 1 }
  }
}
