/// The tokens of a chunk at the granularities `search` and `all`, where tokens overlap. Tokens are
/// in the order of their starts. If several tokens have the same start, the longest comes first. No
/// token occurs twice.
struct OverlappingTokens {
  /// A token as a range of characters. Its lexicon node is 0 if it is not a word.
  struct Item {
    let start: UInt32
    let end: UInt32
    let node: UInt32
  }

  private(set) var items: [Item] = []
  /// The number of bytes past the end of the chunk that its words cover.
  var overhang = 0

  init() {}

  /// Creates an empty value for a chunk that replaces another chunk, and takes over the overhang.
  init(following other: OverlappingTokens) { overhang = other.overhang }

  /// The greatest end of a token, as the index of a character. It is 0 without tokens.
  var lastEnd: Int { Int(items.reduce(0) { max($0, $1.end) }) }

  /// Finds the tokens for `search`. These are all tokens of the method. For each token that is a
  /// word of the lexicon, the words of two or more characters inside it are added.
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

  /// Finds the tokens for `all`. These are all words of the lexicon, and each token of the method
  /// that is not inside one of these words.
  mutating func all(_ chunk: borrowing Chunk, _ trie: Trie) {
    items.removeAll(keepingCapacity: true)
    let starts = chunk.units.starts.view
    // The greatest end of the tokens found so far. A token of the method that ends there or earlier
    // is inside a word that was found.
    var covered = 0
    var start = 0
    for token in 0..<chunk.tokenCount {
      let end = Int(chunk.ends[token])
      let walk = chunk.walk(from: start, trie)
      // No word crosses the ends of a forced word, which is a user word that is fixed before
      // matching.
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

  /// Reverses the items from index `first` on. They are reversed in place, whereas a slice of the
  /// array would copy them.
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

/// Finds the lexicon words that begin at a character of a chunk.
struct WordWalk {
  let codes: Scratch<UInt16>.View
  let marks: Scratch<UInt8>.View
  let trie: Trie
  /// Whether `codes` and `marks` hold the original characters of a forced word.
  let isFixed: Bool

  /// Calls `body` with the end and the lexicon node of each word that starts at a character.
  /// Shorter words come first.
  func forEachWord(from start: Int, limit: Int, _ body: (Int, UInt32) -> Void) {
    guard marks[start] & CharacterFlags.joined == 0 else { return }
    var unit = start
    var cursor = TrieCursor(trie)
    while unit < limit, cursor.hasChildren, cursor.descend(over: codes[unit]) {
      unit += 1
      if cursor.isWord, marks[unit] & CharacterFlags.joined == 0 { body(unit, cursor.node) }
    }
  }
}

/// The characters of a chunk as they were before forced words were fixed. Fixing sets their codes
/// to 0, so words inside them can only be found here.
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
  /// Makes a walk that finds the words in the token that starts at a character. If the token is a
  /// forced word, the walk reads its original characters.
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

  /// The greatest byte offset at which an overlapping token ends. If the chunk has no overlapping
  /// tokens, this is the offset of the chunk.
  var lastOverlappingEnd: Int { units.origin + Int(units.starts[overlapping.lastEnd]) }

  /// Appends the overlapping tokens to an array.
  ///
  /// - Parameter base: the offset of the decoded bytes in the text that token offsets refer to.
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

  /// The number of tokens that the chunk passes on at its granularity.
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
