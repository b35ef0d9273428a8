import Fenci

/// How a corpus is counted: batch by batch, some of them side by side. Which job counts which batch is
/// chance, and as merging commutes the outcome is the same.
struct CountingPlan {
  let jobs: Int
  /// What all jobs together may take for terms; about three times what the terms of one table take.
  let byteCount: Int
  /// Gets what there is no room for.
  let spill = FrequencySpill()

  /// The least that is given to a job at once, in bytes, if there is so much.
  private static let batchSize = 1 << 20

  /// Counts all documents.
  ///
  /// - Returns: the jobs, with what they have not spilled.
  func count(
    _ corpus: inout Corpus, _ lexicon: Lexicon, _ genre: String
  ) async throws(CommandError) -> [CountingJob] {
    var progress = Progress()
    var (done, running) = (0, 0)
    let byteCount = corpus.byteCount
    var all: [CountingJob] = []
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
        let batch = Self.nextBatch(of: &corpus)
        if batch.isEmpty { break }
        if idle.isEmpty {
          all.append(CountingJob(lexicon, genre, byteLimit: self.byteCount / jobs / 3, spill))
          idle.append(all[all.count - 1])
        }
        let job = idle.removeLast()
        group.addTask {
          do throws(CommandError) {
            try await job.insert(batch.map(\.text))
            return (job, nil)
          } catch {
            return (job, error)
          }
        }
        running += 1
        if let byteCount, byteCount > 0 {
          progress.report(Double(done) / Double(byteCount))
        }
        done += batch.reduce(0) { $0 + $1.byteCount }
      }
      while let (_, failure) = await group.next() { problem = problem ?? failure }
    }
    if let problem { throw problem }
    return all
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

  func insert(_ texts: [[UInt8]]) async throws(CommandError) {
    for text in texts {
      counter.insert(text)
      if counter.isFull { try await spill.insert(counter.drain()) }
    }
  }

  func drain() -> DocumentFrequencies { counter.drain() }
}
