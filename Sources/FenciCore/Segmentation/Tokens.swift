/// The tokens of one text, in the order of their starts, together covering it byte for byte.
///
/// The collection holds the text and the lexicon, so it knows each token's spelling and word:
///
///     let tokens = segmenter.tokens(in: "創(chuàng)新型城市")
///     for token in tokens {
///       print(tokens.surface(of: token), tokens.normalizedForm(of: token))
///     }
public struct Tokens: RandomAccessCollection, Sendable {
  /// The UTF-8 bytes that were segmented.
  public let source: [UInt8]
  /// Where `source` begins in the text that the tokens' offsets count in: 0, but for tokens that
  /// come from a stream.
  public let sourceOffset: Int
  let lexicon: Lexicon
  private let tokens: [Token]

  init(source: [UInt8], sourceOffset: Int = 0, lexicon: Lexicon, tokens: [Token]) {
    self.source = source
    self.sourceOffset = sourceOffset
    self.lexicon = lexicon
    self.tokens = tokens
  }

  /// The position of the first token.
  public var startIndex: Int { 0 }
  /// The position behind the last token.
  public var endIndex: Int { tokens.count }
  /// The token at a position.
  public subscript(position: Int) -> Token { tokens[position] }

  /// The tokens, one after the other.
  public func makeIterator() -> IndexingIterator<[Token]> { tokens.makeIterator() }

  /// What stands in the text: `創(chuàng)新型`. Invalid bytes show as U+FFFD.
  ///
  /// - Complexity: O(*n*) in the token's length.
  public func surface(of token: Token) -> String {
    let range = token.start - sourceOffset..<token.end - sourceOffset
    return String(decoding: source[range], as: UTF8.self)
  }

  /// The dictionary form: folded, without annotations, in the lexicon's spelling: `创新型`. Empty for
  /// combining marks that stand alone.
  ///
  /// - Complexity: O(*n*) in the token's length.
  public func normalizedForm(of token: Token) -> String {
    if token.isKnown, let spelling = lexicon.spelling(of: token.node) { return spelling }
    let range = token.start - sourceOffset..<token.end - sourceOffset
    return lexicon.folded(strippedText(of: range))
  }

  /// The part of speech that the dictionary has for a token: m for a number that it lacks, else empty
  /// if it has none. ``Segmenter/tags(of:)`` decides by context.
  public func tag(of token: Token) -> String {
    guard token.isKnown else { return token.kind == .number ? "m" : "" }
    return lexicon.tagName(lexicon.sections.tag[Int(token.node)] & NodeTag.mask)
  }

  /// The ranges of the tokens in the string that was segmented.
  ///
  /// - Complexity: O(*n*) in the text's length. `text` must have the UTF-8 of `source`.
  public func ranges(in text: String) -> [Range<String.Index>] {
    var (position, offset) = (text.startIndex, sourceOffset)
    return tokens.map { token in
      position = text.utf8.index(position, offsetBy: token.start - offset)
      offset = token.start
      return position..<text.utf8.index(position, offsetBy: token.end - token.start)
    }
  }

  /// The text of a range of `source` with pinyin annotations left out.
  func strippedText(of range: Range<Int>) -> String {
    source.withTable { bytes in
      var kept: [UInt8] = []
      UTF8Reader(bytes: bytes).forEachScalar(in: range, readings: lexicon.sections.readings) {
        item, offset in
        for position in offset..<offset + item.length { kept.append(bytes[position]) }
      }
      return String(decoding: kept, as: UTF8.self)
    }
  }
}
