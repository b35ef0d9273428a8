/// The clauses of a text that many documents of the corpus repeat, such as parts of signatures,
/// disclaimers and ready-made answers.
struct RepeatedClauses {
  /// The byte ranges of the clauses and their hashes, in text order.
  private var found: [(range: Range<Int>, hash: UInt64)] = []
  /// The index of the first clause of the document's ending: the repeated clauses after which the
  /// document has no other ones. A line break or the end of a sentence is before the ending, so it
  /// stands alone, as a signature does.
  private var ending = Int.max

  /// Finds the clauses whose hashes are given.
  ///
  /// - Parameter isEnd: whether the document ends with this text.
  init(_ source: Table<UInt8>, _ hashes: Set<UInt64>, isEnd: Bool) {
    guard !hashes.isEmpty else { return }
    var parts = LineParts(source, .clauses)
    var start = Int.max
    while let part = parts.next() {
      if hashes.contains(part.hash) {
        if start == .max, Self.isBoundary(source, before: part.range.lowerBound) {
          start = found.count
        }
        found.append(part)
      } else if part.range.count >= PartCounts.shortestClause {
        start = .max
      }
    }
    if isEnd { ending = start }
  }

  /// Returns the hash of the repeated clause that contains a run of words; nil if there is none. A
  /// clause must have at least two more characters than the run, unless it belongs to the document's
  /// ending.
  ///
  /// - Parameter run: the byte range of the run.
  func clause(around run: Range<Int>) -> UInt64? {
    let index = found.indices.partitioningIndex { found[$0].range.upperBound > run.lowerBound }
    guard index < found.count, found[index].range.lowerBound <= run.lowerBound,
      index >= ending || found[index].range.count > run.count + Self.character
    else { return nil }
    return found[index].hash
  }

  /// The length of a Chinese character in bytes.
  private static let character = 3

  /// Whether a line break or the end of a sentence is directly before an offset.
  private static func isBoundary(_ source: Table<UInt8>, before offset: Int) -> Bool {
    guard offset > 0 else { return false }
    switch source[offset - 1] {
    case 0x0A, 0x0D, 0x21, 0x3F: return true
    default: break
    }
    guard offset > 2 else { return false }
    switch (source[offset - 3], source[offset - 2], source[offset - 1]) {
    // 。 ！ ？
    case (0xE3, 0x80, 0x82), (0xEF, 0xBC, 0x81), (0xEF, 0xBC, 0x9F): return true
    default: return false
    }
  }
}
