package import Fenci

/// Counts in how many documents of a corpus each term occurs.
///
/// The documents are divided into batches, and several jobs count batches at the same time. It
/// depends on chance which job counts a batch. The result is always the same, because the counts of
/// all jobs are added up.
package struct CountingPlan {
  package let jobs: Int
  /// The memory that the terms of all jobs together may use, in bytes.
  ///
  /// Each job has an equal share. Its table may grow to a third of its share, because the peak
  /// memory of a job is about three times the size of its table.
  package let byteCount: Int
  /// Repairs each damaged document before it is counted. If it is nil, documents are counted
  /// unchanged.
  package let repair: TextRepair?
  /// Writes the tables that exceed the memory limit into temporary files.
  private let spill = FrequencySpill()

  /// The default value of the memory for terms, in megabytes.
  package static let defaultMemory = 512

  /// The minimum size of a batch in bytes. Only the last batch may be smaller.
  private static let batchSize = 1 << 20

  package init(
    jobs: Int, byteCount: Int = Self.defaultMemory * 1_000_000, repair: TextRepair? = nil
  ) {
    self.jobs = jobs
    self.byteCount = byteCount
    self.repair = repair
  }

  /// Counts the terms of all documents.
  ///
  /// - Parameters:
  ///   - genre: the name of the kind of documents, which must be a valid genre name.
  ///   - note: called after each batch is read, with the number of bytes of the batch.
  /// - Returns: the tables whose sum is the result. Tables without documents are left out.
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
        // If all jobs are busy, wait until one of them is done before the next batch is read.
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

/// A sequence of documents that is read once, from its beginning to its end.
public protocol DocumentSource: ~Copyable {
  /// Returns the next document, or nil at the end.
  mutating func next() -> Corpus.Document?
}

/// One of the jobs of a `CountingPlan`. It counts documents batch by batch.
package actor CountingJob {
  private var counter: DocumentFrequencies.Counter
  private let spill: FrequencySpill

  /// Creates a job that has not counted any documents.
  ///
  /// - Parameters:
  ///   - genre: the name of the kind of documents, which must be a valid genre name.
  ///   - byteLimit: the size of the table in bytes at which it is written into a temporary file.
  ///   - spill: writes the temporary files.
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
