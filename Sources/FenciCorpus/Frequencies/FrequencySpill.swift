import Fenci
package import FenciCore

/// The temporary files of a long count or of a merge of many files.
///
/// Tables are merged before there are too many to be open at once.
package actor FrequencySpill {
  /// The maximum number of tables merged at once.
  package static let width = 64

  /// The tables by the number of times that they were merged.
  private var levels: [[SortedRun]] = []

  /// All tables written so far.
  package var runs: [SortedRun] { levels.flatMap { $0 } }

  /// Writes frequencies into a temporary file. `width` files of one level are merged into one of
  /// the next.
  package func insert(_ frequencies: DocumentFrequencies) throws(FenciError) {
    insert(
      try SortedRun { (write) throws(FenciError) in
        let (head, rows) = frequencies.tableParts
        try write(head)
        try write(rows)
      }, at: 0)
    for level in 0..<levels.count where levels[level].count == Self.width {
      let run = try Self.run(levels[level].map { .run($0) })
      levels[level] = []
      insert(run, at: level + 1)
    }
  }

  private func insert(_ run: SortedRun, at level: Int) {
    if level == levels.count { levels.append([]) }
    levels[level].append(run)
  }

  /// Merges tables into a temporary file.
  package static func run(
    _ sources: [FrequencySource], _ note: @escaping (Int) -> Void = { _ in }
  ) throws(FenciError) -> SortedRun {
    try SortedRun { (write) throws(FenciError) in
      _ = try FrequencyMerge.merge(sources, note, failure: { $0 }, to: write)
    }
  }
}

extension FrequencyMerge {
  /// Merges tables row by row.
  ///
  /// - Parameters:
  ///   - least: rows with fewer documents are omitted.
  ///   - note: called with the number of bytes of each block that is read.
  ///   - failure: converts errors of the tables to the error type of `write`.
  ///   - write: receives the merged table piece by piece.
  /// - Returns: the number of documents, and the number of terms written.
  package static func merge<Failure: Error>(
    _ sources: [FrequencySource], least: Int = 1, _ note: @escaping (Int) -> Void,
    failure: (FenciError) -> Failure, to write: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) -> (documentCount: Int, wordCount: Int) {
    var merge: FrequencyMerge
    do throws(FenciError) {
      merge = try FrequencyMerge(reading: sources, note)
    } catch {
      throw failure(error)
    }
    var wordCount = 0
    var piece = merge.head
    while true {
      do throws(FenciError) {
        guard try merge.next() else { break }
      } catch {
        throw failure(error)
      }
      guard least < 2 || merge.sum >= least else { continue }
      wordCount += 1
      piece.appendFrequencyRow(merge.term, merge.counts)
      if piece.count >= 1 << 18 {
        try write(piece)
        piece.removeAll(keepingCapacity: true)
      }
    }
    try write(piece)
    return (merge.genres.reduce(0) { $0 + $1.documentCount }, wordCount)
  }

  private init(
    reading sources: [FrequencySource], _ note: @escaping (Int) -> Void
  ) throws(FenciError) {
    var readers: [FrequencyReader] = []
    for source in sources { readers.append(try source.reader(note)) }
    do {
      try self.init(readers)
    } catch {
      throw .unreadable(path: "the tables", reason: "\(error)")
    }
  }
}
