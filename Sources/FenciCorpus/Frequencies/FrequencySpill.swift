import Fenci
package import FenciCore

/// The temporary files that hold tables of document frequencies which do not fit into memory.
///
/// Counting a large corpus writes such tables, and so does merging many files. Only a limited
/// number of files can be open at once, so the tables are merged before there are too many.
package actor FrequencySpill {
  /// The maximum number of tables that are merged at once.
  package static let width = 64

  /// The tables at `levels[n]` are the result of `n` successive merges.
  private var levels: [[SortedRun]] = []

  /// All tables that have not been merged into another table.
  package var runs: [SortedRun] { levels.flatMap { $0 } }

  /// Writes a table of document frequencies into a temporary file.
  ///
  /// When a level has `width` tables, these are merged into one table of the next level.
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

  /// Merges tables into one table in a temporary file.
  ///
  /// - Parameter note: called after each block that is read, with the number of bytes of the block.
  package static func run(
    _ sources: [FrequencySource], _ note: @escaping (Int) -> Void = { _ in }
  ) throws(FenciError) -> SortedRun {
    try SortedRun { (write) throws(FenciError) in
      _ = try FrequencyMerge.merge(sources, note, failure: { $0 }, to: write)
    }
  }
}

extension FrequencyMerge {
  /// Merges tables row by row, and writes the merged table.
  ///
  /// - Parameters:
  ///   - least: the minimum number of documents for a term. The rows of rarer terms are omitted.
  ///   - note: called after each block that is read, with the number of bytes of the block.
  ///   - failure: converts an error of reading a table to the error type of `write`.
  ///   - write: called with each piece of the merged table, in order.
  /// - Returns: the total number of documents, and the number of terms that were written.
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
