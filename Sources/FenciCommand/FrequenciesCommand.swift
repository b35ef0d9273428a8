import Fenci

/// `fenci train idf` and `fenci train merge`: document frequencies of the user's own.
enum FrequenciesCommand {
  /// Counts the words of a corpus.
  static func count(
    _ arguments: ArraySlice<String>, to output: inout Output
  ) async throws(CommandError) -> Int32 {
    let arguments = try Arguments(
      arguments, command: "train", flags: ["--lines", "--jsonl", "--strict"],
      options: ["--output", "-o", "--dictionary", "--user-words", "--jobs"])
    let format = try Corpus.Format(arguments)
    let jobs = try arguments.count(.jobs, default: 1)
    let destination = try Destination(arguments)
    let lexicon = try arguments.lexicon()
    var corpus = Corpus(arguments.inputs, format: format)
    let frequencies = try await frequencies(of: &corpus, lexicon, jobs: jobs)
    guard frequencies.documentCount > 0 else {
      throw .input("no documents to count in; nothing is written")
    }
    try write(frequencies, to: destination, &output)
    return corpus.exitCode
  }

  /// Adds the frequencies of several files.
  static func merge(
    _ arguments: ArraySlice<String>, to output: inout Output
  ) throws(CommandError) -> Int32 {
    let arguments = try Arguments(
      arguments, command: "train", flags: [], options: ["--output", "-o"])
    guard !arguments.files.isEmpty else {
      throw usageError("train merge needs files that train idf wrote; see fenci train --help")
    }
    let destination = try Destination(arguments)
    var merged = DocumentFrequencies()
    for path in arguments.files {
      let frequencies = try DocumentFrequencies(contentsOf: path)
      do {
        try merged.merge(frequencies)
      } catch {
        throw .input("\(path): \(error)")
      }
    }
    try write(merged, to: destination, &output)
    return 0
  }

  private static func write(
    _ frequencies: DocumentFrequencies, to destination: Destination, _ output: inout Output
  ) throws(CommandError) {
    try destination.write(frequencies.table, to: &output)
    printError("fenci: \(frequencies.documentCount) documents, \(frequencies.wordCount) words")
  }

  // MARK: Counting

  /// The least that is given to a job at once, in bytes, if there is so much.
  private static let batchSize = 1 << 20

  /// Counts batch by batch, some of them side by side. Which job counts which batch is chance, and as
  /// merging commutes the outcome is the same.
  private static func frequencies(
    of corpus: inout Corpus, _ lexicon: Lexicon, jobs: Int
  ) async throws(CommandError) -> DocumentFrequencies {
    var progress = Progress()
    var (done, running) = (0, 0)
    let byteCount = corpus.byteCount
    var all: [CountingJob] = []
    await withTaskGroup(of: CountingJob.self) { group in
      var idle: [CountingJob] = []
      while true {
        // With one job nothing is read while it counts.
        if running == jobs, let job = await group.next() {
          idle.append(job)
          running -= 1
        }
        let batch = nextBatch(of: &corpus)
        if batch.isEmpty { break }
        if idle.isEmpty {
          all.append(CountingJob(lexicon))
          idle.append(all[all.count - 1])
        }
        let job = idle.removeLast()
        group.addTask {
          await job.insert(batch.map(\.text))
          return job
        }
        running += 1
        if let byteCount, byteCount > 0 {
          progress.report(Double(done) / Double(byteCount))
        }
        done += batch.reduce(0) { $0 + $1.byteCount }
      }
    }
    var merged = DocumentFrequencies()
    for job in all {
      let frequencies = await job.frequencies
      do {
        try merged.merge(frequencies)
      } catch {
        throw .input("\(error)")
      }
    }
    return merged
  }

  private static func nextBatch(of corpus: inout Corpus) -> [Corpus.Document] {
    var batch: [Corpus.Document] = []
    var size = 0
    while size < batchSize, let document = corpus.next() {
      size += document.text.count
      batch.append(document)
    }
    return batch
  }
}

/// Counts documents, a batch at a time.
private actor CountingJob {
  private var counter: DocumentFrequencies.Counter

  init(_ lexicon: Lexicon) { counter = DocumentFrequencies.Counter(lexicon: lexicon) }

  func insert(_ texts: [[UInt8]]) {
    for text in texts { counter.insert(text) }
  }

  var frequencies: DocumentFrequencies { counter.frequencies }
}
