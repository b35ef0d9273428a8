/// The tokens of a chunk, as ends and lexicon nodes.
struct ChunkTokens: ~Copyable {
  /// By token: the index of the character after the last character of the token.
  let ends: Scratch<UInt32>
  /// By token: the trie node of the lexicon entry that matches the token, or 0. A node is a
  /// position in the trie of the lexicon.
  let nodes: Scratch<UInt32>
  /// Working memory for searches in the trie, see `LevelScan` and `findNodes`.
  let paths: Scratch<UInt64>
  var count = 0

  /// - Parameter capacity: the most characters of a chunk, plus one.
  init(capacity: Int) {
    ends = Scratch(capacity: capacity)
    nodes = Scratch(capacity: capacity)
    paths = Scratch(capacity: capacity)
  }

  func start(of token: Int) -> Int { token == 0 ? 0 : Int(ends[token - 1]) }

  /// The characters of a token.
  func range(of token: Int) -> Range<Int> { start(of: token)..<Int(ends[token]) }

  /// Takes the tokens of a segmentation that was found from left to right and that is known by the
  /// last token before each position. Follows these tokens from the end of the chunk to its
  /// beginning.
  ///
  /// - Parameters:
  ///   - lengths: by end: the length of the token that ends there.
  ///   - characterCount: the number of characters of the chunk.
  mutating func take(_ lengths: Scratch<UInt8>.View, characterCount: Int) {
    let ends = ends.view
    // The last token is found first. So the ends are written backwards, from the last element of
    // `ends` on, and moved to the beginning afterwards.
    var position = characterCount
    var slot = ends.capacity
    while position > 0 {
      slot &-= 1
      ends[slot] = UInt32(truncatingIfNeeded: position)
      position &-= Int(lengths[position])
    }
    count = ends.capacity &- slot
    for token in 0..<count { ends[token] = ends[slot &+ token] }
  }

  /// Joins each long number, which the method received as several spans, to one token.
  ///
  /// - Parameter text: the characters of the chunk, after `FixedSpans.restore`.
  mutating func joinContinuations(in text: borrowing NormalizedText) {
    let (ends, marks) = (ends.view, text.marks.view)
    var kept = 0
    for token in 0..<count {
      let end = Int(ends[token])
      // A token ends at a joined character only if a continuation of the same number follows.
      if end < text.count, marks[end] & CharacterFlags.joined != 0 { continue }
      ends[kept] = ends[token]
      kept += 1
    }
    count = kept
  }
}
