/// Splits the lines of a text into parts that may be boilerplate, such as headers and labels.
///
/// A part ends at white space, an angle bracket or a bar, and after a colon. Its hash treats all
/// numbers alike, so 发布日期：2024年5月1日 has the parts 发布日期： and 0年0月0日.
struct LineParts {
  /// The maximum length of a part, in bytes. Longer parts are skipped because they are not headers
  /// or footers.
  static let longest = 300

  private let source: Table<UInt8>
  private var position = 0

  init(_ source: Table<UInt8>) { self.source = source }

  /// Returns the next part, with its hash. Skips empty parts and parts of more than `longest`
  /// bytes. Returns nil at the end of the text.
  mutating func next() -> (range: Range<Int>, hash: UInt64)? {
    while position < source.count {
      let start = position
      var hash = NgramKey()
      var isNumber = false
      var end = start
      while end < source.count {
        let separator = separatorLength(at: end)
        guard separator == 0 else { break }
        let byte = source[end]
        let isDigit = byte &- 0x30 < 10
        if !isDigit || !isNumber { hash.append(isDigit ? 0x30 : UInt32(byte)) }
        isNumber = isDigit
        end += 1
        if endsPart(behind: end) { break }
      }
      let range = start..<end
      position = end == start ? end + max(separatorLength(at: end), 1) : end
      if !range.isEmpty, range.count <= Self.longest { return (range, hash.value) }
    }
    return nil
  }

  /// Returns the length in bytes of the separator at an offset; 0 if the offset has no separator.
  private func separatorLength(at place: Int) -> Int {
    switch source[place] {
    case 0x09...0x0D, 0x20, 0x3C, 0x3E, 0x7C: 1
    // U+3000, the ideographic space, and U+FF5C, the fullwidth bar.
    case 0xE3 where isScalar(0x80, 0x80, at: place): 3
    case 0xEF where isScalar(0xBD, 0x9C, at: place): 3
    default: 0
    }
  }

  /// Whether a colon, ASCII or fullwidth, ends at an offset.
  private func endsPart(behind place: Int) -> Bool {
    switch source[place - 1] {
    case 0x3A: true
    case 0x9A: place > 2 && source[place - 2] == 0xBC && source[place - 3] == 0xEF
    default: false
    }
  }

  private func isScalar(_ second: UInt8, _ third: UInt8, at place: Int) -> Bool {
    place + 2 < source.count && source[place + 1] == second && source[place + 2] == third
  }
}

/// Counts the documents in which each part of a line occurs.
struct PartCounts: Sendable {
  private(set) var documentCount = 0
  private var counts: LossyCounts
  /// The hashes of the parts that the current document has so far. Each counts once per document.
  private var seen: Set<UInt64> = []

  /// The minimum number of documents for finding boilerplate. A repeated part means little in fewer
  /// documents.
  private static let leastDocuments = 4

  /// - Parameter capacity: the maximum number of slots of the table; see `LossyCounts`.
  init(capacity: Int) { counts = LossyCounts(capacity: capacity) }

  /// Counts the parts in a piece of the current document.
  mutating func insert(_ source: Table<UInt8>) {
    var parts = LineParts(source)
    while let (_, hash) = parts.next() {
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
    var found: Set<UInt64> = []
    counts.forEach { if 2 * Int($0.count) > documentCount { found.insert($0.key) } }
    return found
  }
}

extension DocumentWords {
  /// Excludes the parts of lines whose hashes are given, so that no terms are found in them. Their
  /// words no longer count as words.
  func leaveOut(_ boilerplate: Set<UInt64>) {
    guard !boilerplate.isEmpty else { return }
    var parts = LineParts(source)
    while let (range, hash) = parts.next() {
      if boilerplate.contains(hash) { leaveOut(range) }
    }
  }
}
