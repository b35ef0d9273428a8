import Fenci
import FenciCore
import FenciCorpus

/// `fenci train idf` and `fenci train merge`: create tables of document frequencies.
///
/// The document frequency of a term is the number of documents in which the term occurs. The
/// command `fenci keywords --idf` uses these tables to decide how rare a term is.
enum FrequenciesCommand {
  /// Counts the document frequencies in a corpus, and writes them as a table.
  ///
  /// The terms are the words and phrases of the dictionary, and all other candidates for key
  /// phrases.
  static func count(
    _ arguments: ArraySlice<String>, to output: inout Output
  ) async throws(CommandError) -> Int32 {
    let arguments = try Arguments(
      arguments, command: "train", flags: Corpus.Format.flags.union(["--as-is", "--strict"]),
      options: Corpus.Format.options.union([
        "--output", "-o", "--dictionary", "--user-words", "--jobs", "--genre", "--memory",
        "--encoding",
      ]))
    let format = try Corpus.Format(arguments)
    let plan = CountingPlan(
      jobs: try arguments.count(.jobs, default: 1),
      byteCount: try arguments.count(.memory, default: CountingPlan.defaultMemory)
        * 1_000_000)
    let genre = arguments.value(of: "--genre") ?? DocumentFrequencies.Genre.documents
    guard DocumentFrequencies.Genre.isName(genre) else {
      throw usageError(
        "--genre “\(genre)”: expected a name without colons, tabs and line breaks, not “term”")
    }
    let destination = try Destination(arguments)
    let lexicon = try arguments.lexicon()
    var corpus = Corpus(
      arguments.inputs, format: format, Corpus.Fields(arguments),
      decoding: try InputDecoding(ofDocuments: arguments, lexicon), Corpus.Reading(arguments),
      report: printProblem)
    let progress = ByteProgress(corpus.byteCount)
    let sources: [FrequencySource]
    do throws(FenciError) {
      sources = try await plan.count(&corpus, lexicon, genre, progress.note)
    } catch {
      throw .input("\(error)")
    }
    guard !sources.isEmpty else {
      throw .input("no documents to count in; nothing is written")
    }
    let mergeProgress = ByteProgress(sources.reduce(0) { $0 + $1.byteCount })
    try write(sources, least: 1, mergeProgress, to: destination, &output)
    return corpus.hasProblems ? 1 : 0
  }

  /// Adds up the tables of several files, and writes the sum as one table.
  static func merge(
    _ arguments: ArraySlice<String>, to output: inout Output
  ) throws(CommandError) -> Int32 {
    let arguments = try Arguments(
      arguments, command: "train", flags: [], options: ["--output", "-o", "--least"])
    guard !arguments.files.isEmpty else {
      throw usageError("train merge needs files that train idf wrote; see fenci train --help")
    }
    let least = try arguments.count(.least, default: 1)
    let destination = try Destination(arguments)
    // Each file is read twice: first to check that its terms are sorted, then to merge it.
    let progress = ByteProgress(
      arguments.files.reduce(0) { $0 + 2 * (CorpusFile.byteCount(of: $1) ?? 0) })
    var sources: [FrequencySource] = []
    var documentCount = 0
    for path in arguments.files {
      let source = try reading { () throws(FenciError) in
        try FrequencySource(path, progress.note)
      }
      let genres = try reading { () throws(FenciError) in try source.reader({ _ in }).genres }
      for genre in genres {
        let (sum, overflows) = documentCount.addingReportingOverflow(genre.documentCount)
        guard !overflows else {
          throw .input("\(path): \(DocumentFrequencies.TooManyDocuments())")
        }
        documentCount = sum
      }
      sources.append(source)
    }
    while sources.count > FrequencySpill.width {
      let first = Array(sources.prefix(FrequencySpill.width))
      sources.removeFirst(first.count)
      let run = try reading { () throws(FenciError) in
        try FrequencySpill.run(first, progress.note)
      }
      sources.append(.run(run))
    }
    try write(sources, least: least, progress, to: destination, &output)
    return 0
  }

  private static func write(
    _ sources: [FrequencySource], least: Int, _ progress: ByteProgress,
    to destination: Destination, _ output: inout Output
  ) throws(CommandError) {
    let (documentCount, wordCount) = try destination.write(to: &output) {
      (write) throws(CommandError) in
      try FrequencyMerge.merge(
        sources, least: least, progress.note, failure: { .input("\($0)") }, to: write)
    }
    printError("fenci: \(documentCount) documents, \(wordCount) words")
  }
}
