/// The tokens of a chunk at the granularities that do not tile: in the order of their starts, among those
/// of one start the longest first, none twice.
struct OverlappingTokens {
  /// A token, by its units; its node is 0 if it is no word.
  struct Item {
    let start: UInt32
    let end: UInt32
    let node: UInt32
  }

  private(set) var items: [Item] = []
  /// How many bytes behind the chunk's end the words of this chunk reach.
  var overhang = 0

  init() {}

  /// For a chunk that takes the place of another: what that one's words reach is kept.
  init(following other: OverlappingTokens) { overhang = other.overhang }

  /// The greatest end of a token, in units; 0 if there is none.
  var lastEnd: Int { Int(items.reduce(0) { max($0, $1.end) }) }

  /// Each token, and the words of two or more characters inside it if it is a word itself.
  mutating func search(_ chunk: borrowing Chunk, _ trie: Trie) {
    items.removeAll(keepingCapacity: true)
    var start = 0
    for token in 0..<chunk.tokenCount {
      let end = Int(chunk.ends[token])
      append(start, end, chunk.nodes[token])
      if chunk.nodes[token] != 0, end - start > 2 {
        let walk = chunk.walk(from: start, trie)
        for inner in start..<end - 1 {
          let first = items.count
          walk.forEachWord(from: inner, limit: end) { wordEnd, node in
            let isInside = wordEnd - inner > 1 && (inner > start || wordEnd < end)
            if isInside { append(inner, wordEnd, node) }
          }
          reverse(from: first)
        }
      }
      start = end
    }
  }

  /// All words of the lexicon, and each token that lies in none of them.
  mutating func all(_ chunk: borrowing Chunk, _ trie: Trie) {
    items.removeAll(keepingCapacity: true)
    let starts = chunk.units.starts.view
    // Units before this one are inside words that have begun before.
    var covered = 0
    var start = 0
    for token in 0..<chunk.tokenCount {
      let end = Int(chunk.ends[token])
      let walk = chunk.walk(from: start, trie)
      // Nothing crosses the ends of a word that was fixed.
      let limit = walk.isFixed ? end : chunk.units.count
      for unit in start..<end {
        let first = items.count
        walk.forEachWord(from: unit, limit: limit) { wordEnd, node in
          append(unit, wordEnd, node)
          covered = max(covered, wordEnd)
        }
        if unit == start, end > covered, Int(starts[end]) > overhang {
          append(start, end, chunk.nodes[token])
          covered = end
        }
        reverse(from: first)
      }
      start = end
    }
    overhang = max(Int(starts[max(covered, start)]), overhang) - Int(starts[start])
  }

  /// Reverses the last items in place, which a slice of an array would not.
  private mutating func reverse(from first: Int) {
    var (low, high) = (first, items.count - 1)
    while low < high {
      items.swapAt(low, high)
      low += 1
      high -= 1
    }
  }

  private mutating func append(_ start: Int, _ end: Int, _ node: UInt32) {
    items.append(
      Item(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end), node: node))
  }
}

/// Finds words in the units of a chunk, one after the other.
struct WordWalk {
  let codes: Scratch<UInt16>.View
  let marks: Scratch<UInt8>.View
  let trie: Trie
  /// Whether these are the units of a word that a rule has fixed, as they were before.
  let isFixed: Bool

  /// Calls `body` with the end and the node of each word that starts at a unit, the shortest first.
  func forEachWord(from start: Int, limit: Int, _ body: (Int, UInt32) -> Void) {
    guard marks[start] & CharacterFlags.joined == 0 else { return }
    var unit = start
    var node = 0
    while unit < limit {
      let code = codes[unit]
      let slot = node ^ Int(code)
      let flags = trie.match(slot, code)
      guard code != 0, flags < 8 else { return }
      unit += 1
      if flags & NodeFlags.isWord != 0, marks[unit] & CharacterFlags.joined == 0 {
        body(unit, UInt32(truncatingIfNeeded: slot))
      }
      guard flags & NodeFlags.hasChildren != 0 else { return }
      node = Int(trie.base[slot])
    }
  }
}

/// The units of a chunk as they were before rules fixed words.
struct UnitsBeforeRules: ~Copyable {
  let codes: Scratch<UInt16>
  let marks: Scratch<UInt8>

  init(capacity: Int) {
    codes = Scratch(capacity: capacity)
    marks = Scratch(capacity: capacity)
  }

  func keep(_ units: borrowing NormalizedText) {
    let (codes, marks) = (codes.view, marks.view)
    let (otherCodes, otherMarks) = (units.codes.view, units.marks.view)
    for unit in 0...units.count {
      codes[unit] = otherCodes[unit]
      marks[unit] = otherMarks[unit]
    }
  }
}

extension Chunk {
  /// The units from the token on that starts at a unit: of a word that a rule has fixed, as they were.
  func walk(from start: Int, _ trie: Trie) -> WordWalk {
    isFixed && ruleNodes[start] != 0
      ? WordWalk(
        codes: unitsBeforeRules.codes.view, marks: unitsBeforeRules.marks.view, trie: trie,
        isFixed: true)
      : WordWalk(codes: units.codes.view, marks: units.marks.view, trie: trie, isFixed: false)
  }

  mutating func findSearchWords(_ trie: Trie) {
    var found = OverlappingTokens()
    swap(&found, &overlapping)
    found.search(self, trie)
    swap(&found, &overlapping)
  }

  mutating func findAllWords(_ trie: Trie) {
    var found = OverlappingTokens()
    swap(&found, &overlapping)
    found.all(self, trie)
    swap(&found, &overlapping)
  }

  /// The offset behind the overlapping tokens; the chunk's origin if there are none.
  var lastOverlappingEnd: Int { units.origin + Int(units.starts[overlapping.lastEnd]) }

  /// - Parameter base: where the decoded bytes begin in the text that offsets count in.
  borrowing func appendOverlapping(to tokens: inout [Token], base: Int) {
    let origin = base + units.origin
    for item in overlapping.items {
      let kind = kind(startingAt: Int(item.start), node: item.node)
      tokens.append(
        Token(
          start: origin + Int(units.starts[Int(item.start)]),
          end: origin + Int(units.starts[Int(item.end)]), node: item.node, kind: kind))
    }
  }

  /// How many tokens are handed over.
  var resultCount: Int { granularity.tiles ? tokenCount : overlapping.items.count }

  borrowing func writeOverlappingEnds(to ends: Scratch<Int>.View, from first: Int) {
    for number in 0..<max(0, min(overlapping.items.count, ends.capacity - first)) {
      ends[first + number] = units.origin + Int(units.starts[Int(overlapping.items[number].end)])
    }
  }

  borrowing func appendOverlappingEnds(to ends: inout [Int], base: Int) {
    for item in overlapping.items {
      ends.append(base + units.origin + Int(units.starts[Int(item.end)]))
    }
  }
}
