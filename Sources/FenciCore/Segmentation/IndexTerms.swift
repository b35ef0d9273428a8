/// Finds the terms of texts for a full-text index: the words, each followed by the words inside it.
///
/// A term has the normalized characters of a word, so that all its spellings are one term. Words come
/// from the method `probability`, which cuts a query as it cuts the same characters in a text.
/// Punctuation, symbols and white space are no terms.
///
/// One value serves one text after the other with the same memory. Only one task at a time may use
/// it.
package struct IndexTerms: ~Copyable {
  /// One term of a text.
  ///
  /// Invariant: `bytes` is used only in the call that receives the term.
  @safe package struct Term {
    /// The normalized characters in UTF-8.
    package let bytes: UnsafeRawBufferPointer
    /// The number of characters.
    package let characterCount: Int
    /// The UTF-8 offsets of the term in the text.
    package let range: Range<Int>
    /// Whether the term is inside the word before it.
    package let isInner: Bool
    /// Whether the term is a stop word of the lexicon.
    package let isStopWord: Bool
  }

  /// The segmenter, at the granularity `search`.
  package let segmenter: Segmenter
  private var chunk: Chunk
  private var characters = TermCharacters()

  package init(lexicon: Lexicon) {
    segmenter = Segmenter(lexicon: lexicon, method: .probability, granularity: .search)
    chunk = segmenter.makeChunk(byteCount: .max, window: NormalizedText.window)
  }

  /// Calls `body` with each term of a text, in the order of the text. A word comes before the words
  /// inside it. The bytes of a term are valid until `body` returns.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  package mutating func forEach<Failure: Error>(
    in text: UnsafeRawBufferPointer, _ body: (Term) throws(Failure) -> Void
  ) throws(Failure) {
    let reader = UTF8Reader(bytes: unsafe Table<UInt8>(text))
    let sections = segmenter.lexicon.sections
    var characters = TermCharacters()
    swap(&characters, &self.characters)
    defer { swap(&characters, &self.characters) }
    chunk.overlapping.overhang = 0
    try segmenter.forEachChunk(
      of: reader, .boundariesAndNodes, byteCount: .max, using: &chunk
    ) { (chunk) throws(Failure) in
      var (wordEnd, isText) = (0, false)
      for item in chunk.overlapping.items {
        let (start, end) = (Int(item.start), Int(item.end))
        let isInner = start < wordEnd
        if !isInner {
          wordEnd = end
          isText = chunk.kind(startingAt: start, node: item.node).isText
          if isText { characters.read(start..<end, of: chunk, reader, sections) }
        }
        guard isText else { continue }
        let tag = item.node == 0 ? 0 : sections.tag[Int(item.node)]
        let (bytes, count) = unsafe characters.bytes(of: start..<end)
        guard count > 0 else { continue }
        let origin = chunk.text.origin
        try body(
          unsafe Term(
            bytes: bytes, characterCount: count,
            range: origin + Int(chunk.text.starts[start])..<origin + Int(chunk.text.starts[end]),
            isInner: isInner, isStopWord: tag & NodeTag.isStopWord != 0))
      }
    }
  }
}

/// The normalized characters of one word in UTF-8, so that the words inside it are parts of them.
private struct TermCharacters: ~Copyable {
  private var bytes = Stack<UInt8>(capacity: 256)
  /// By unit of the chunk, from the first one of the word: the number of bytes and of characters
  /// before it. After the last unit follows the total.
  private var offsets = Stack<(bytes: Int32, characters: Int32)>(capacity: 64)
  private var first = 0

  /// Reads the characters of a word.
  ///
  /// - Parameter units: the units of the chunk that the word covers. A unit is a character, or a word
  ///   of letters.
  mutating func read(
    _ units: Range<Int>, of chunk: borrowing Chunk, _ reader: UTF8Reader, _ sections: ImageSections
  ) {
    bytes.truncate(to: 0)
    offsets.truncate(to: 0)
    first = units.lowerBound
    var count: Int32 = 0
    for unit in units {
      offsets.append((Int32(truncatingIfNeeded: bytes.count), count))
      let code = chunk.text.codes[unit]
      if code != 0 {
        append(sections.alphabet[Int(code)])
        count &+= 1
        continue
      }
      let origin = chunk.text.origin
      let range = origin + Int(chunk.text.starts[unit])..<origin + Int(chunk.text.starts[unit + 1])
      reader.forEachScalar(in: range, readings: sections.readings) { item, _ in
        appendFolded(item, sections)
        count &+= 1
      }
    }
    offsets.append((Int32(truncatingIfNeeded: bytes.count), count))
  }

  /// The bytes of some units of the word, and the number of their characters.
  func bytes(of units: Range<Int>) -> (bytes: UnsafeRawBufferPointer, characterCount: Int) {
    let (start, end) = (offsets[units.lowerBound - first], offsets[units.upperBound - first])
    let view = bytes.table
    return unsafe (
      UnsafeRawBufferPointer(
        start: view.base + Int(start.bytes), count: Int(end.bytes - start.bytes)),
      Int(end.characters - start.characters)
    )
  }

  /// Appends a character that the chunk has no code for, in the form that the lexicon folds it to.
  /// Capitals that the lexicon does not know become small.
  private mutating func appendFolded(_ item: UTF8Reader.Item, _ sections: ImageSections) {
    let folded = sections.folded(item)
    guard folded.code == 0, folded.scalar >= 0x80,
      let properties = Unicode.Scalar(folded.scalar)?.properties, properties.isCased
    else { return append(folded.scalar) }
    for scalar in properties.lowercaseMapping.unicodeScalars { append(scalar.value) }
  }

  @inline(__always) private mutating func append(_ scalar: UInt32) {
    UTF8Encoding.forEachByte(of: scalar) { bytes.append($0) }
  }
}
