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
    var table = WordTable()
    var tokens: [Token] = []
    try bytes.withTable { (source) throws(Failure) in
      try forEachChunk(of: source, .boundariesAndNodes) { (chunk) throws(Failure) in
        tokens.removeAll(keepingCapacity: true)
        chunk.appendTokens(to: &tokens)
        for token in tokens where token.kind.isText { table.add(token, source) }
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

/// Counts tokens: those of an entry of the lexicon by its node, all others by their bytes. This is a
/// hash table with linear probing.
private struct WordTable {
  private struct Slot {
    /// The first token of the word; nil if the slot is free.
    var token: Token?
    var count = 0
  }

  private var slots = [Slot](repeating: Slot(), count: 1 << 10)
  private(set) var count = 0

  func forEach(_ body: (Token, Int) -> Void) {
    for slot in slots { if let token = slot.token { body(token, slot.count) } }
  }

  mutating func add(_ token: Token, _ source: Table<UInt8>) {
    var place = hash(token, source)
    while true {
      place &= slots.count &- 1
      guard let known = slots[place].token else { break }
      if Self.areEqual(known, token, source) {
        slots[place].count &+= 1
        return
      }
      place &+= 1
    }
    slots[place] = Slot(token: token, count: 1)
    count += 1
    if count > slots.count / 2 { grow(source) }
  }

  private mutating func grow(_ source: Table<UInt8>) {
    let old = slots
    slots = [Slot](repeating: Slot(), count: 2 * old.count)
    for slot in old {
      guard let token = slot.token else { continue }
      var place = hash(token, source) & (slots.count - 1)
      while slots[place].token != nil { place = (place + 1) & (slots.count - 1) }
      slots[place] = slot
    }
  }

  @inline(__always) private func hash(_ token: Token, _ source: Table<UInt8>) -> Int {
    var hash = UInt64(token.node)
    if hash == 0 {
      for position in token.start..<token.end {
        hash = (hash ^ UInt64(source[position])) &* 0x0000_0100_0000_01B3
      }
    }
    // The multiplier is 2^64 divided by the golden ratio (Knuth 1973, section 6.4).
    return Int(truncatingIfNeeded: (hash &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  @inline(__always) private static func areEqual(
    _ known: Token, _ token: Token, _ source: Table<UInt8>
  ) -> Bool {
    guard known.node == token.node else { return false }
    if token.node != 0 { return true }
    guard known.end - known.start == token.end - token.start else { return false }
    for offset in 0..<token.end - token.start
    where source[known.start + offset] != source[token.start + offset] { return false }
    return true
  }
}
