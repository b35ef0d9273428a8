/// Finds lines of a text that repeat an earlier line. Crawled pages often contain their text twice
/// or repeat paragraphs. So only the first of equal lines is counted, but occurrences of key
/// phrases are reported in all of them.
///
/// Lines are equal if they have the same bytes, except for digits, because a running header repeats
/// with another page number. Short lines, such as names and table cells, may be repeated on
/// purpose, so they do not count as repeated.
struct RepeatedLines {
  /// The minimum length of a repeated line, in bytes. It is the length of ten Chinese characters.
  static let leastLength = 30

  /// The lines that repeat an earlier one, in text order, without their line feeds.
  private(set) var copies: [Range<Int>] = []
  /// The lines that are repeated later, in text order, with the start of each copy.
  private var originals: [(range: Range<Int>, copies: [Int])] = []
  /// The running headers and footers, in text order, without their line feeds. Nothing in them is
  /// counted.
  let running: [Range<Int>]

  /// - Parameter multipliers: the multipliers of a `HashSeed`.
  /// - Complexity: O(*n*) in the text's length.
  init(
    _ source: Table<UInt8>, _ multipliers: Table<UInt64>, _ checkpoint: Checkpoint? = nil
  ) {
    running = RunningLines(source).lines
    var lines = Lines(source, multipliers)
    var firsts: [UInt64: Range<Int>] = [:]
    var copiesByFirst: [Range<Int>: [Int]] = [:]
    while let line = lines.next() {
      guard checkpoint?.passed(line.range.count + 1) ?? true else { break }
      guard line.range.count >= Self.leastLength else { continue }
      // If a different line already has this key, the next key is tried.
      var key = line.hash
      while let first = firsts[key], !Self.areEqual(first, line.range, source) { key &+= 1 }
      if let first = firsts[key] {
        copies.append(line.range)
        copiesByFirst[first, default: []].append(line.range.lowerBound)
      } else {
        firsts[key] = line.range
      }
    }
    originals = copiesByFirst.sorted { $0.key.lowerBound < $1.key.lowerBound }.map {
      (range: $0.key, copies: $0.value)
    }
  }

  /// Calls `body` with a range of a line. If the line is repeated, also calls `body` with the same
  /// range of each copy, unless the copy has other digits in this range.
  func forEachOccurrence(
    of range: Range<Int>, in source: Table<UInt8>, _ body: (Range<Int>) -> Void
  ) {
    body(range)
    guard !originals.isEmpty else { return }
    let place =
      originals.indices.partitioningIndex {
        originals[$0].range.lowerBound > range.lowerBound
      } - 1
    guard place >= 0, range.upperBound <= originals[place].range.upperBound else { return }
    let start = originals[place].range.lowerBound
    for copy in originals[place].copies {
      let distance = copy - start
      guard range.allSatisfy({ source[$0] == source[$0 + distance] }) else { continue }
      body(range.lowerBound + distance..<range.upperBound + distance)
    }
  }

  private static func areEqual(
    _ first: Range<Int>, _ other: Range<Int>, _ source: Table<UInt8>
  ) -> Bool {
    first.count == other.count
      && first.indices.allSatisfy {
        let (one, another) = (source[$0], source[other.lowerBound + $0 - first.lowerBound])
        return one == another || isDigit(one) && isDigit(another)
      }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}

/// Iterates over the lines of a text. Each comes with a hash that treats all digits alike.
private struct Lines {
  private let source: Table<UInt8>
  private let seed: UInt64
  private let multiplier: UInt64
  private var position = 0

  init(_ source: Table<UInt8>, _ multipliers: Table<UInt64>) {
    self.source = source
    (seed, multiplier) = (multipliers[0], multipliers[1])
  }

  /// Returns the next line without its line feed; nil at the end of the text.
  mutating func next() -> (range: Range<Int>, hash: UInt64)? {
    guard position < source.count else { return nil }
    let start = position
    var hash = seed
    while position &+ 4 <= source.count {
      let word = source.word(at: position)
      // The XOR turns a line feed into a zero byte. A bit trick then tests all four bytes for zero
      // at once (Mycroft 1987).
      let lineFeeds = word ^ 0x0A0A_0A0A
      guard (lineFeeds &- 0x0101_0101) & ~lineFeeds & 0x8080_8080 == 0 else { break }
      hash = mixed(hash, word)
      position &+= 4
    }
    while position < source.count, source[position] != 0x0A {
      hash = mixed(hash, UInt32(source[position]))
      position &+= 1
    }
    position &+= 1
    return (start..<position &- 1, hash)
  }

  @inline(__always) private func mixed(_ hash: UInt64, _ word: UInt32) -> UInt64 {
    // All bytes from 0x30 to 0x3F are replaced by 0x30. They include the digits.
    let upper = (word ^ 0x3030_3030) & 0xF0F0_F0F0
    let others = ((upper & 0x7F7F_7F7F) &+ 0x7F7F_7F7F) | upper | 0x7F7F_7F7F
    let lower = (~others >> 7) &* 0x0F
    let product = (hash ^ UInt64(word & ~lower)) &* multiplier
    return product ^ (product >> 29)
  }
}
