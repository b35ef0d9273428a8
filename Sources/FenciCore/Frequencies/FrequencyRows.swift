/// Words with their numbers of documents in each genre (kind of documents). One array holds them as
/// the lines of a table.
struct FrequencyRows: Hashable, Sendable {
  /// The lines. Each line has a word and its counts, separated by tabs. The lines are in the byte
  /// order of the words, without duplicates.
  private(set) var text: [UInt8] = []
  /// The offset at which each line begins.
  private(set) var starts: [Int] = []

  init() {}

  /// Reserves capacity for `byteCount` bytes in `count` lines.
  init(byteCount: Int, count: Int = 0) {
    text.reserveCapacity(byteCount)
    starts.reserveCapacity(count)
  }

  var count: Int { starts.count }

  /// Appends a line.
  ///
  /// - Parameter term: a word for which `DocumentFrequencies.canHold` is true.
  mutating func append(_ term: ArraySlice<UInt8>, _ counts: [Int]) {
    starts.append(text.count)
    text.appendFrequencyRow(term, counts)
  }

  /// Returns the counts of a word, or nil if the word does not have a line.
  func counts(of word: [UInt8]) -> [Int]? {
    text.withTable { text in
      word.withTable { word in
        let place = starts.indices.partitioningIndex {
          Self.order(text, starts[$0], word, 0) != .before
        }
        guard place < starts.count, Self.order(text, starts[place], word, 0) == .same else {
          return nil
        }
        return Self.counts(text, from: Self.end(text, starts[place]))
      }
    }
  }

  /// Calls `body` with each word and its counts.
  func forEachRow(_ body: (Table<UInt8>, [Int]) -> Void) {
    text.withTable { text in
      for start in starts {
        let end = Self.end(text, start)
        body(
          text.view(at: start, count: end - start, as: UInt8.self), Self.counts(text, from: end))
      }
    }
  }

  /// Whether a line has a word that does not come after the word of the line before it.
  var isUnordered: Bool {
    text.withTable { text in
      zip(starts, starts.dropFirst()).contains { Self.order(text, $0, text, $1) != .before }
    }
  }

  /// Sorts the lines by word.
  ///
  /// - Returns: a word that occurs in two lines, or nil if all words are different.
  mutating func sort() -> [UInt8]? {
    // Sorting changes only `starts`. Afterwards `keep` moves the lines.
    let lines = text
    let twice = lines.withTable { text -> Int? in
      starts.sort { Self.order(text, $0, text, $1) == .before }
      return zip(starts, starts.dropFirst()).first { Self.order(text, $0, text, $1) == .same }?.0
    }
    if let twice { return Array(text[twice..<(text[twice...].firstIndex(of: 0x09) ?? twice)]) }
    keep(starts)
    return nil
  }

  /// Removes the lines whose counts are all 0.
  mutating func removeZeros() {
    let kept = text.withTable { text in
      starts.filter { start in
        Self.counts(text, from: Self.end(text, start)).contains { $0 > 0 }
      }
    }
    if kept.count < starts.count { keep(kept) }
  }

  /// Keeps only the lines at the chosen offsets, in the order of the offsets in `chosen`.
  private mutating func keep(_ chosen: [Int]) {
    var kept = FrequencyRows(byteCount: text.count, count: chosen.count)
    for start in chosen {
      let end = text[start...].firstIndex(of: 0x0A) ?? start
      kept.starts.append(kept.text.count)
      kept.text += text[start...end]
    }
    self = kept
  }

  // MARK: Lines

  /// The position of the first of two words relative to the second.
  enum Order { case before, same, behind }

  /// Compares two words in byte order. The words begin at `start` in `first` and at `other` in
  /// `second`. Each word ends at a tab or at the end of its bytes.
  static func order(
    _ first: Table<UInt8>, _ start: Int, _ second: Table<UInt8>, _ other: Int
  ) -> Order {
    var offset = 0
    while true {
      // The end of a word counts as −1, so it comes before any byte.
      let (one, two) = (byte(first, start + offset), byte(second, other + offset))
      if one != two { return one < two ? .before : .behind }
      if one < 0 { return .same }
      offset += 1
    }
  }

  @inline(__always) private static func byte(_ text: Table<UInt8>, _ position: Int) -> Int {
    guard position < text.count else { return -1 }
    let byte = text[position]
    return byte == 0x09 ? -1 : Int(byte)
  }

  /// Returns the end of the word that begins at an offset.
  private static func end(_ text: Table<UInt8>, _ start: Int) -> Int {
    var end = start
    while text[end] != 0x09 { end += 1 }
    return end
  }

  /// Returns the counts that follow a word.
  private static func counts(_ text: Table<UInt8>, from end: Int) -> [Int] {
    var counts: [Int] = []
    var position = end
    while text[position] != 0x0A {
      if text[position] == 0x09 {
        counts.append(0)
      } else {
        counts[counts.count - 1] = counts[counts.count - 1] * 10 + Int(text[position] - 0x30)
      }
      position += 1
    }
    return counts
  }
}

extension [UInt8] {
  /// Appends a line of a table: a word and its counts.
  package mutating func appendFrequencyRow(_ term: ArraySlice<UInt8>, _ counts: [Int]) {
    append(contentsOf: term)
    // A line without counts is soon removed. Until then it needs the tab that ends its word.
    if counts.isEmpty { append(0x09) }
    for count in counts {
      append(0x09)
      if count < 10 {
        append(0x30 + UInt8(count))
      } else {
        append(contentsOf: "\(count)".utf8)
      }
    }
    append(0x0A)
  }
}
