extension Segmenter {
  /// Counts the words of a text. All spellings of an entry of the lexicon are one word, in its
  /// dictionary form, so 創新 counts as 创新. Punctuation, symbols and whitespace are not counted.
  ///
  ///     let counts = Segmenter().wordCounts(in: book)
  ///     for (word, count) in counts.sorted(by: { $0.value > $1.value }).prefix(20) { … }
  ///
  /// This is much faster than counting strings, because a string is made for each different word
  /// only. At the granularities `search` and `all`, a word inside a word counts, too.
  ///
  /// - Complexity: O(*n*) in the length of the text. Memory grows with the number of different
  ///   words.
  public func wordCounts(in text: some StringProtocol) -> [String: Int] {
    wordCounts(in: text.utf8Bytes) { _ in }
  }

  /// Counts the words of UTF-8 bytes, which need not be valid.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func wordCounts(in bytes: some Collection<UInt8>) -> [String: Int] {
    wordCounts(in: [UInt8](bytes)) { _ in }
  }

  /// Counts the words of UTF-8 bytes.
  ///
  /// - Parameter didSegment: receives the number of bytes of each chunk, a few thousand, when its
  ///   words are counted. What it throws ends the work.
  package func wordCounts<Failure: Error>(
    in bytes: [UInt8], didSegment: (_ byteCount: Int) throws(Failure) -> Void
  ) throws(Failure) -> [String: Int] {
    var table = WordTable(lexicon)
    try bytes.withTable { (source) throws(Failure) in
      try forEachChunk(of: source, .boundariesAndNodes) { (chunk) throws(Failure) in
        chunk.forEachToken { start, end, node in table.add(start..<end, node, source) }
        try didSegment(chunk.endOffset - chunk.text.origin)
      }
    }
    // Unknown words are counted by their bytes. Different spellings meet here.
    let speller = Tokens(source: bytes, lexicon: lexicon, tokens: [])
    var counts: [String: Int] = [:]
    counts.reserveCapacity(table.count)
    table.forEach { token, count in counts[speller.normalizedForm(of: token), default: 0] += count }
    return counts
  }
}

extension Chunk {
  /// Calls `body` with the UTF-8 offsets and the lexicon node of each token that is text.
  borrowing fileprivate func forEachToken(
    _ body: (_ start: Int, _ end: Int, _ node: UInt32) -> Void
  ) {
    let (origin, starts) = (text.origin, text.starts.view)
    guard granularity.tiles else {
      for item in overlapping.items
      where kind(startingAt: Int(item.start), node: item.node).isText {
        body(
          origin &+ Int(starts[Int(item.start)]), origin &+ Int(starts[Int(item.end)]), item.node)
      }
      return
    }
    let (ends, nodes) = (tokens.ends.view, tokens.nodes.view)
    var first = 0
    for token in 0..<tokens.count {
      let (end, node) = (Int(ends[token]), nodes[token])
      if kind(startingAt: first, node: node).isText {
        body(origin &+ Int(starts[first]), origin &+ Int(starts[end]), node)
      }
      first = end
    }
  }
}

/// Counts tokens: those of an entry of the lexicon by its node, all others by their bytes.
private struct WordTable: ~Copyable {
  /// A word with its first place in the text.
  private struct Word: BitwiseCopyable {
    let start: Int
    let end: Int
    let node: UInt32
    var count: Int
  }

  /// By node of the lexicon: the number of the word, or 0.
  private let numbers: Scratch<UInt32>
  /// The words, from number 1 on.
  private var words = Stack<Word>(capacity: 1024)
  /// A hash table of the words without a node, by linear probing: their numbers, or 0.
  private var slots = [UInt32](repeating: 0, count: 1 << 8)
  private var slotsUsed = 0

  init(_ lexicon: Lexicon) {
    numbers = Scratch(capacity: lexicon.sections.trie.check.count)
    words.append(Word(start: 0, end: 0, node: 0, count: 0))
  }

  /// The number of words.
  var count: Int { words.count - 1 }

  func forEach(_ body: (Token, Int) -> Void) {
    for number in 1..<words.count {
      let word = words[number]
      body(Token(start: word.start, end: word.end, node: word.node, kind: .word), word.count)
    }
  }

  @inline(__always) mutating func add(
    _ range: Range<Int>, _ node: UInt32, _ source: Table<UInt8>
  ) {
    let number = Int(node == 0 ? 0 : numbers[Int(node)])
    if number > 0 {
      words[number].count &+= 1
    } else {
      addOther(range, node, source)
    }
  }

  /// Adds a word that has no node, or the first place of one that has.
  @inline(never) private mutating func addOther(
    _ range: Range<Int>, _ node: UInt32, _ source: Table<UInt8>
  ) {
    let number = UInt32(truncatingIfNeeded: words.count)
    let word = Word(start: range.lowerBound, end: range.upperBound, node: node, count: 1)
    if node > 0 {
      numbers[Int(node)] = number
      words.append(word)
      return
    }
    if 2 * slotsUsed >= slots.count { grow(source) }
    var slot = Self.hash(range, source) & (slots.count - 1)
    while slots[slot] != 0 {
      let known = words[Int(slots[slot])]
      if Self.areEqual(known.start..<known.end, range, source) {
        words[Int(slots[slot])].count &+= 1
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = number
    slotsUsed += 1
    words.append(word)
  }

  private mutating func grow(_ source: Table<UInt8>) {
    slots = [UInt32](repeating: 0, count: 2 * slots.count)
    for number in 1..<words.count where words[number].node == 0 {
      let word = words[number]
      var slot = Self.hash(word.start..<word.end, source) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(truncatingIfNeeded: number)
    }
  }

  private static func hash(_ range: Range<Int>, _ source: Table<UInt8>) -> Int {
    var hash: UInt64 = 0
    for position in range {
      hash = (hash ^ UInt64(source[position])) &* 0x0000_0100_0000_01B3
    }
    // The multiplier is 2^64 divided by the golden ratio (Knuth 1973, section 6.4).
    return Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 33)
  }

  private static func areEqual(
    _ first: Range<Int>, _ second: Range<Int>, _ source: Table<UInt8>
  ) -> Bool {
    guard first.count == second.count else { return false }
    for offset in 0..<first.count
    where source[first.lowerBound + offset] != source[second.lowerBound + offset] { return false }
    return true
  }
}
