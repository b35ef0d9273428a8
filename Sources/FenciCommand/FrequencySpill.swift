import Fenci
import FenciCore

/// The tables that a long count or a merge of many files puts into temporary files. They are merged among
/// themselves before they become too many to be open at once.
actor FrequencySpill {
  /// The most tables that are merged at once.
  static let width = 64

  /// Those that are merged so often.
  private var levels: [[SortedRun]] = []

  /// All tables so far.
  var runs: [SortedRun] { levels.flatMap { $0 } }

  /// Writes frequencies into a file.
  func insert(_ frequencies: DocumentFrequencies) throws(CommandError) {
    insert(
      try SortedRun { (write) throws(CommandError) in
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

  /// Merges tables into a file.
  static func run(
    _ sources: [FrequencySource], _ note: @escaping (Int) -> Void = { _ in }
  ) throws(CommandError) -> SortedRun {
    try SortedRun { (write) throws(CommandError) in
      _ = try FrequencyMerge.merge(sources, note, to: write)
    }
  }
}

extension FrequencyMerge {
  /// Merges tables, row by row.
  ///
  /// - Parameters:
  ///   - least: rows of fewer documents are left out.
  ///   - note: is told how many bytes of the tables have been read.
  ///   - write: gets the merged table piece by piece.
  /// - Returns: the documents, and the words that are left.
  static func merge(
    _ sources: [FrequencySource], least: Int = 1, _ note: @escaping (Int) -> Void,
    to write: ([UInt8]) throws(CommandError) -> Void
  ) throws(CommandError) -> (documentCount: Int, wordCount: Int) {
    var readers: [FrequencyReader] = []
    for source in sources { readers.append(try source.reader(note)) }
    var wordCount = 0
    var merge: FrequencyMerge
    do {
      merge = try FrequencyMerge(readers)
    } catch {
      throw .input("\(error)")
    }
    readers = []
    var piece = merge.head
    while try merge.goOn() {
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

  private mutating func goOn() throws(CommandError) -> Bool {
    do throws(FenciError) {
      return try next()
    } catch {
      throw .input("\(error)")
    }
  }
}
