/// Counts the documents in which each part of a line occurs.
struct PartCounts: Sendable {
  private(set) var documentCount = 0
  private let division: LineParts.Division
  private var counts: LossyCounts
  /// The hashes of the parts that the current document has so far. Each counts once per document.
  private var seen: Set<UInt64> = []

  /// The minimum number of documents for finding boilerplate. A repeated part means little in fewer
  /// documents.
  private static let leastDocuments = 4
  /// The maximum number of different parts that are counted in a document.
  private static let mostParts = 1 << 18
  /// The minimum length of a clause, in bytes: five Chinese characters. Authors write shorter
  /// clauses alike by chance.
  static let shortestClause = 15

  /// - Parameter capacity: the maximum number of slots of the table; see `LossyCounts`.
  init(capacity: Int, _ division: LineParts.Division = .labels) {
    counts = LossyCounts(capacity: capacity)
    self.division = division
  }

  /// Counts the parts in a piece of the current document.
  mutating func insert(_ source: Table<UInt8>) {
    var parts = LineParts(source, division)
    while let (range, hash) = parts.next() {
      guard division == .labels || range.count >= Self.shortestClause,
        seen.count < Self.mostParts
      else { continue }
      if seen.insert(hash).inserted { counts.insert(hash) }
    }
  }

  mutating func endDocument() {
    documentCount += 1
    seen.removeAll(keepingCapacity: true)
  }

  /// The hashes of the parts that occur in more than half of the documents. Most are headers,
  /// footers and labels of fields.
  var boilerplate: Set<UInt64> {
    guard documentCount >= Self.leastDocuments else { return [] }
    return parts(inAtLeast: documentCount / 2 + 1)
  }

  /// The hashes of the parts that occur in one of twenty documents, and in four documents at least.
  /// Of clauses, most are parts of signatures, disclaimers and ready-made answers.
  var repeated: Set<UInt64> {
    parts(inAtLeast: max(Self.leastDocuments, (documentCount + 19) / 20))
  }

  private func parts(inAtLeast documents: Int) -> Set<UInt64> {
    var found: Set<UInt64> = []
    counts.forEach { if Int($0.count) >= documents { found.insert($0.key) } }
    return found
  }
}

extension DocumentWords {
  /// Excludes the parts of lines whose hashes are given. Their words no longer count as words.
  func leaveOut(_ boilerplate: Set<UInt64>) {
    guard !boilerplate.isEmpty else { return }
    var parts = LineParts(source)
    while let (range, hash) = parts.next() {
      if boilerplate.contains(hash) { leaveOut(range) }
    }
  }
}
