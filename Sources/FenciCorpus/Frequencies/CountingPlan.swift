package import Fenci

/// Counts the terms of a corpus in batches, several at a time.
///
/// Which job counts a batch is not deterministic, but the sum is, because merging commutes.
package struct CountingPlan {
  package let jobs: Int
  /// The memory in bytes that all jobs together may use for terms. Each job's table gets a third of
  /// its share, as the peak is about three times the table.
  package let byteCount: Int
  /// Repairs each document before it is counted; nil to count documents unchanged.
  package let repair: TextRepair?
  /// Receives the tables that exceed the memory limit.
  private let spill = FrequencySpill()

  /// The default memory for terms, in megabytes.
  package static let defaultMemory = 512

  /// The minimum size of a batch in bytes, except for the last one.
  private static let batchSize = 1 << 20

  package init(
    jobs: Int, byteCount: Int = Self.defaultMemory * 1_000_000, repair: TextRepair? = nil
  ) {
    self.jobs = jobs
    self.byteCount = byteCount
    self.repair = repair
  }

  /// Counts all documents.
  ///
  /// - Parameters:
  ///   - genre: a valid genre name.
  ///   - note: called with the number of bytes of each batch that was read.
  /// - Returns: the parts of the table, without empty ones.
  package func count(
    _ documents: inout some DocumentSource & ~Copyable, _ lexicon: Lexicon, _ genre: String,
    _ note: (Int) -> Void
  ) async throws(FenciError) -> [FrequencySource] {
    var all: [CountingJob] = []
    var running = 0
    var problem: FenciError?
    await withTaskGroup(of: (CountingJob, FenciError?).self) { group in
      var idle: [CountingJob] = []
      while problem == nil {
        // A single job finishes its batch before the next batch is read.
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
          do throws(FenciError) {
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

/// A sequence of documents that is read once.
public protocol DocumentSource: ~Copyable {
  /// The next document; nil at the end.
  mutating func next() -> Corpus.Document?
}

/// Counts documents in batches.
package actor CountingJob {
  private var counter: DocumentFrequencies.Counter
  private let spill: FrequencySpill

  /// - Parameter genre: a valid genre name.
  package init(_ lexicon: Lexicon, _ genre: String, byteLimit: Int, _ spill: FrequencySpill) {
    counter =
      (try? DocumentFrequencies.Counter(lexicon: lexicon, genre: genre, byteLimit: byteLimit))
      ?? DocumentFrequencies.Counter(lexicon: lexicon, byteLimit: byteLimit)
    self.spill = spill
  }

  package func insert(_ texts: [[UInt8]], _ repair: TextRepair?) async throws(FenciError) {
    for text in texts {
      counter.insert(repair?.repaired(text).bytes ?? text)
      if counter.isFull { try await spill.insert(counter.drain()) }
    }
  }

  package func drain() -> DocumentFrequencies { counter.drain() }
}
