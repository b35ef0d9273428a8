import Fenci

/// How a corpus is counted: batch by batch, some of them side by side. Which job counts which batch is
/// chance, and as merging commutes the outcome is the same.
struct CountingPlan {
  let jobs: Int
  /// What all jobs together may take for terms; about three times what the terms of one table take.
  let byteCount: Int
  /// Repairs each document before it is counted, if anything does.
  let repair: TextRepair?
  /// Gets what there is no room for.
  private let spill = FrequencySpill()

  /// Megabytes that counting takes for terms if nothing else is said.
  static let defaultMemory = 512

  /// The least that is given to a job at once, in bytes, if there is so much.
  private static let batchSize = 1 << 20

  init(jobs: Int, byteCount: Int = Self.defaultMemory * 1_000_000, repair: TextRepair? = nil) {
    self.jobs = jobs
    self.byteCount = byteCount
    self.repair = repair
  }

  /// Counts all documents.
  ///
  /// - Parameters:
  ///   - genre: a name that a table can have.
  ///   - note: is told how many bytes have been read.
  /// - Returns: the parts of the table, none without documents.
  func count(
    _ documents: inout some DocumentSource & ~Copyable, _ lexicon: Lexicon, _ genre: String,
    _ note: (Int) -> Void
  ) async throws(CommandError) -> [FrequencySource] {
    var all: [CountingJob] = []
    var running = 0
    var problem: CommandError?
    await withTaskGroup(of: (CountingJob, CommandError?).self) { group in
      var idle: [CountingJob] = []
      while problem == nil {
        // With one job nothing is read while it counts.
        if running == jobs, let (job, failure) = await group.next() {
          idle.append(job)
          running -= 1
          problem = failure
        }
        let batch = Self.nextBatch(of: &documents)
        if batch.isEmpty { break }
        if idle.isEmpty {
          all.append(CountingJob(lexicon, genre, byteLimit: byteCount / jobs / 3, spill))
          idle.append(all[all.count - 1])
        }
        let job = idle.removeLast()
        group.addTask { [repair] in
          do throws(CommandError) {
            try await job.insert(batch.map(\.text), repair)
            return (job, nil)
          } catch {
            return (job, error)
          }
        }
        running += 1
        note(batch.reduce(0) { $0 + $1.byteCount })
      }
      while let (_, failure) = await group.next() { problem = problem ?? failure }
    }
    if let problem { throw problem }
    var sources = await spill.runs.map { FrequencySource.run($0) }
    for job in all {
      let frequencies = await job.drain()
      if frequencies.documentCount > 0 { sources.append(.memory(frequencies)) }
    }
    return sources
  }

  private static func nextBatch(
    of documents: inout some DocumentSource & ~Copyable
  ) -> [Corpus.Document] {
    var batch: [Corpus.Document] = []
    var size = 0
    while size < batchSize, let document = documents.next() {
      size += document.text.count
      batch.append(document)
    }
    return batch
  }
}

/// Documents, one after the other.
protocol DocumentSource: ~Copyable {
  /// The next document; nil at the end.
  mutating func next() -> Corpus.Document?
}

/// Counts documents, a batch at a time.
actor CountingJob {
  private var counter: DocumentFrequencies.Counter
  private let spill: FrequencySpill

  /// - Parameter genre: a name that a table can have.
  init(_ lexicon: Lexicon, _ genre: String, byteLimit: Int, _ spill: FrequencySpill) {
    counter =
      (try? DocumentFrequencies.Counter(lexicon: lexicon, genre: genre, byteLimit: byteLimit))
      ?? DocumentFrequencies.Counter(lexicon: lexicon, byteLimit: byteLimit)
    self.spill = spill
  }

  func insert(_ texts: [[UInt8]], _ repair: TextRepair?) async throws(CommandError) {
    for text in texts {
      counter.insert(repair?.repaired(text).bytes ?? text)
      if counter.isFull { try await spill.insert(counter.drain()) }
    }
  }

  func drain() -> DocumentFrequencies { counter.drain() }
}
