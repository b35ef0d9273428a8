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
    for token in 0..<chunk.tokens.count {
      let end = Int(chunk.tokens.ends[token])
      append(start, end, chunk.tokens.nodes[token])
      if chunk.tokens.nodes[token] != 0, end - start > 2 {
        let lookup = chunk.words(inTokenFrom: start, trie).lookup
        for inner in start..<end - 1 {
          let first = items.count
          lookup.forEachWord(from: inner, limit: end) { wordEnd, node in
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
    let starts = chunk.text.starts.view
    // The greatest end of the tokens found so far. A token of the method that ends there or earlier
    // is inside a word that was found.
    var covered = 0
    var start = 0
    for token in 0..<chunk.tokens.count {
      let end = Int(chunk.tokens.ends[token])
      let (lookup, isForced) = chunk.words(inTokenFrom: start, trie)
      // No word crosses the ends of a forced word, which is a user word that is fixed before
      // matching.
      let limit = isForced ? end : chunk.text.count
      for unit in start..<end {
        let first = items.count
        lookup.forEachWord(from: unit, limit: limit) { wordEnd, node in
          append(unit, wordEnd, node)
          covered = max(covered, wordEnd)
        }
        if unit == start, end > covered, Int(starts[end]) > overhang {
          append(start, end, chunk.tokens.nodes[token])
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

extension Chunk {
  /// Finds the words in the token that starts at a character. If the token is a forced word, the
  /// lookup reads its original characters.
  func words(inTokenFrom start: Int, _ trie: Trie) -> (lookup: WordLookup, isForced: Bool) {
    if let forced, forced.begins(at: start), let original = forced.original {
      let lookup = WordLookup(
        codes: original.codes.view, marks: original.marks.view, trie: trie)
      return (lookup, true)
    }
    return (WordLookup(text, trie), false)
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
  var lastOverlappingEnd: Int { text.origin + Int(text.starts[overlapping.lastEnd]) }

  /// Appends the overlapping tokens to an array.
  ///
  /// - Parameter base: the offset of the decoded bytes in the text that token offsets refer to.
  borrowing func appendOverlapping(to tokens: inout [Token], base: Int) {
    let origin = base + text.origin
    for item in overlapping.items {
      let kind = kind(startingAt: Int(item.start), node: item.node)
      tokens.append(
        Token(
          start: origin + Int(text.starts[Int(item.start)]),
          end: origin + Int(text.starts[Int(item.end)]), node: item.node, kind: kind))
    }
  }

  /// The number of tokens that the chunk passes on at its granularity.
  var resultCount: Int { granularity.tiles ? tokens.count : overlapping.items.count }

  borrowing func writeOverlappingEnds(to ends: Scratch<Int>.View, from first: Int) {
    for number in 0..<max(0, min(overlapping.items.count, ends.capacity - first)) {
      ends[first + number] = text.origin + Int(text.starts[Int(overlapping.items[number].end)])
    }
  }

  borrowing func appendOverlappingEnds(to ends: inout [Int], base: Int) {
    for item in overlapping.items {
      ends.append(base + text.origin + Int(text.starts[Int(item.end)]))
    }
  }
}
