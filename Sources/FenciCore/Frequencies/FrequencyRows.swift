/// Words with a number of documents for each genre, in one piece of memory: the lines of a table.
struct FrequencyRows: Hashable, Sendable {
  /// Lines of a word and its numbers, with tabs between them. In the order of the words' bytes, no word
  /// twice.
  private(set) var text: [UInt8] = []
  /// Where each line begins.
  private(set) var starts: [Int] = []

  init() {}

  /// Room for lines of so many bytes.
  init(byteCount: Int, count: Int = 0) {
    text.reserveCapacity(byteCount)
    starts.reserveCapacity(count)
  }

  var count: Int { starts.count }

  /// Appends a line.
  ///
  /// - Parameter term: a word that a table can hold.
  mutating func append(_ term: ArraySlice<UInt8>, _ counts: [Int]) {
    starts.append(text.count)
    text.appendFrequencyRow(term, counts)
  }

  /// The numbers of a word; nil if there is no line of it.
  func counts(of word: [UInt8]) -> [Int]? {
    text.withTable { text in
      word.withTable { word in
        var (low, high) = (0, starts.count)
        while low < high {
          let middle = low + (high - low) / 2
          switch Self.order(text, starts[middle], word, 0) {
          case .before: low = middle + 1
          case .same: return Self.counts(text, from: Self.end(text, starts[middle]))
          case .behind: high = middle
          }
        }
        return nil
      }
    }
  }

  /// Calls `body` with each word and its numbers.
  func forEachRow(_ body: (Table<UInt8>, [Int]) -> Void) {
    text.withTable { text in
      for start in starts {
        let end = Self.end(text, start)
        body(
          text.view(at: start, count: end - start, as: UInt8.self), Self.counts(text, from: end))
      }
    }
  }

  /// Whether there is a line whose word does not come behind the one before.
  var isUnordered: Bool {
    text.withTable { text in
      zip(starts, starts.dropFirst()).contains { Self.order(text, $0, text, $1) != .before }
    }
  }

  /// Puts the lines into the order of their words.
  ///
  /// - Returns: a word that has two lines, if there is one.
  mutating func sort() -> [UInt8]? {
    // The lines are where they were until `keep` moves them.
    let lines = text
    let twice = lines.withTable { text -> Int? in
      starts.sort { Self.order(text, $0, text, $1) == .before }
      return zip(starts, starts.dropFirst()).first { Self.order(text, $0, text, $1) == .same }?.0
    }
    if let twice { return Array(text[twice..<(text[twice...].firstIndex(of: 0x09) ?? twice)]) }
    keep(starts)
    return nil
  }

  /// Leaves out the lines whose numbers are all 0.
  mutating func removeZeros() {
    let kept = text.withTable { text in
      starts.filter { start in
        Self.counts(text, from: Self.end(text, start)).contains { $0 > 0 }
      }
    }
    if kept.count < starts.count { keep(kept) }
  }

  /// Keeps some lines, in the order in which they are given.
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

  /// What comes first of two words.
  enum Order { case before, same, behind }

  /// Compares two words that end at a tab or with their bytes.
  static func order(
    _ first: Table<UInt8>, _ start: Int, _ second: Table<UInt8>, _ other: Int
  ) -> Order {
    var offset = 0
    while true {
      // An end comes before any byte.
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

  /// Where the word ends that begins at a place.
  private static func end(_ text: Table<UInt8>, _ start: Int) -> Int {
    var end = start
    while text[end] != 0x09 { end += 1 }
    return end
  }

  /// The numbers behind a word.
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
  /// Appends a line of a table: a word and its numbers.
  package mutating func appendFrequencyRow(_ term: ArraySlice<UInt8>, _ counts: [Int]) {
    append(contentsOf: term)
    // Without any documents a line is soon left out, and has an end until then.
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
