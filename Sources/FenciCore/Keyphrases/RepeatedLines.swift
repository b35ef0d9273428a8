/// The lines of a text that stand in it before, byte for byte but for their digits: running heads have page
/// numbers.
///
/// Crawled pages often hold their text twice, and repeat paragraphs. Whatever is counted is counted in the
/// first of equal lines; occurrences are found in the others as well. Short lines may be repeated for
/// their own sake, such as names and cells of tables, and are none.
struct RepeatedLines {
  /// The least number of bytes of a line that counts as repeated: ten Chinese characters.
  static let leastLength = 30

  /// The lines that repeat one before them, in the order of the text, without their LF.
  private(set) var copies: [Range<Int>] = []
  /// The lines that are repeated, in the order of the text, and where each copy begins.
  private var originals: [(range: Range<Int>, copies: [Int])] = []
  /// Running headers and footers, in the order of the text, without their LF: nothing in them is counted.
  let running: [Range<Int>]

  /// - Parameter multipliers: of a `HashSeed`.
  /// - Complexity: O(*n*) in the text's length.
  init(_ source: Table<UInt8>, _ multipliers: Table<UInt64>) {
    running = RunningLines(source).lines
    var lines = Lines(source, multipliers)
    var firsts: [UInt64: Range<Int>] = [:]
    var copiesByFirst: [Range<Int>: [Int]] = [:]
    while let line = lines.next() {
      guard line.range.count >= Self.leastLength else { continue }
      // Of different lines with one hash each has a key of its own.
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

  /// Calls `body` with a stretch of a line, and with the same stretch of those copies that have no other digits there.
  func forEachOccurrence(
    of range: Range<Int>, in source: Table<UInt8>, _ body: (Range<Int>) -> Void
  ) {
    body(range)
    guard !originals.isEmpty else { return }
    let place = Self.partition(originals) { $0.range.lowerBound <= range.lowerBound } - 1
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

  /// The number of leading elements for which something holds that holds for no later one.
  private static func partition<Element>(
    _ elements: [Element], _ holds: (Element) -> Bool
  ) -> Int {
    var (low, high) = (0, elements.count)
    while low < high {
      let middle = (low + high) / 2
      if holds(elements[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Lines with a hash of their bytes.
private struct Lines {
  private let source: Table<UInt8>
  private let seed: UInt64
  private let multiplier: UInt64
  private var position = 0

  init(_ source: Table<UInt8>, _ multipliers: Table<UInt64>) {
    self.source = source
    (seed, multiplier) = (multipliers[0], multipliers[1])
  }

  /// The next line without its LF.
  mutating func next() -> (range: Range<Int>, hash: UInt64)? {
    guard position < source.count else { return nil }
    let start = position
    var hash = seed
    while position &+ 4 <= source.count {
      let word = source.word(at: position)
      // A byte of zero is one of LF; the classic test for one (Mycroft 1987).
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
    // Of bytes from 0x30 to 0x3F, digits among them, only the upper half counts.
    let upper = (word ^ 0x3030_3030) & 0xF0F0_F0F0
    let others = ((upper & 0x7F7F_7F7F) &+ 0x7F7F_7F7F) | upper | 0x7F7F_7F7F
    let lower = (~others >> 7) &* 0x0F
    let product = (hash ^ UInt64(word & ~lower)) &* multiplier
    return product ^ (product >> 29)
  }
}
