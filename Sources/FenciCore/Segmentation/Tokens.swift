/// The tokens of one text, in the order of their starts. Together they cover every byte of the
/// text.
///
/// The collection holds the text and the lexicon, so it provides the spelling and the dictionary
/// form of each token:
///
///     let tokens = segmenter.tokens(in: "創(chuàng)新型城市")
///     for token in tokens {
///       print(tokens.surface(of: token), tokens.normalizedForm(of: token))
///     }
public struct Tokens: RandomAccessCollection, Sendable {
  /// The UTF-8 bytes that were segmented.
  public let source: [UInt8]
  /// The offset at which `source` starts in the text that token offsets refer to. This is 0 unless
  /// the tokens come from a stream.
  public let sourceOffset: Int
  /// The dictionary of the segmenter.
  public let lexicon: Lexicon
  private let tokens: [Token]

  init(source: [UInt8], sourceOffset: Int = 0, lexicon: Lexicon, tokens: [Token]) {
    self.source = source
    self.sourceOffset = sourceOffset
    self.lexicon = lexicon
    self.tokens = tokens
  }

  /// The position of the first token.
  public var startIndex: Int { 0 }
  /// The position after the last token.
  public var endIndex: Int { tokens.count }
  /// The token at a position.
  public subscript(position: Int) -> Token { tokens[position] }

  /// An iterator over the tokens.
  public func makeIterator() -> IndexingIterator<[Token]> { tokens.makeIterator() }

  /// The spelling of a token in the text, such as `創(chuàng)新型`. Invalid bytes become U+FFFD.
  ///
  /// - Complexity: O(*n*) in the length of the token.
  public func surface(of token: Token) -> String {
    String(decoding: source[sourceRange(of: token)], as: UTF8.self)
  }

  /// The dictionary form of a token, such as `创新型` for `創(chuàng)新型`. Characters are folded, pinyin
  /// annotations are left out, and entries have the spelling of the lexicon. The form is empty for
  /// combining marks without a base character.
  ///
  /// - Complexity: O(*n*) in the length of the token.
  public func normalizedForm(of token: Token) -> String {
    if token.isKnown, let spelling = lexicon.spelling(of: token.node) { return spelling }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(token.end - token.start)
    source.withTable { table in
      let sections = lexicon.sections
      UTF8Reader(bytes: table).forEachScalar(
        in: sourceRange(of: token), readings: sections.readings
      ) { item, _ in
        UTF8Encoding.forEachByte(of: sections.folded(item).scalar) { bytes.append($0) }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The part of speech of a token in the dictionary. The tag is `m` for a number that is not in
  /// the dictionary. It is empty for any other token whose part of speech is not known. Use
  /// ``Segmenter/tags(of:)`` for parts of speech that depend on the context.
  public func tag(of token: Token) -> String {
    guard token.isKnown else { return token.kind == .number ? "m" : "" }
    return lexicon.tagName(lexicon.sections.tag[Int(token.node)] & NodeTag.mask)
  }

  /// The lexicon entry that a token matched; nil if it matched none.
  ///
  /// - Complexity: O(*n*) in the length of the token.
  public func entry(of token: Token) -> Lexicon.Entry? {
    token.isKnown ? lexicon.entry(at: token.node, folded: { normalizedForm(of: token) }) : nil
  }

  /// Whether a token is a stop word of the lexicon, such as 的.
  ///
  ///     let words = tokens.filter { $0.kind.isText && !tokens.isStopWord($0) }
  ///
  /// - Complexity: O(1).
  public func isStopWord(_ token: Token) -> Bool {
    token.isKnown && lexicon.sections.tag[Int(token.node)] & NodeTag.isStopWord != 0
  }

  /// The ranges of the tokens in the string that was segmented.
  ///
  /// - Parameter text: the segmented string. Its UTF-8 bytes must be `source`.
  /// - Complexity: O(*k*) in the number of tokens. For a string that is bridged from Objective-C,
  ///   O(*n*) in the length of the text.
  public func ranges(in text: some StringProtocol) -> [Range<String.Index>] {
    text.ranges(ofUTF8: tokens.lazy.map { self.sourceRange(of: $0) })
  }

  /// The ranges of the tokens in UTF-16 code units, as `NSRange` and `NSString` count. They count
  /// from the beginning of `source`. An invalid byte sequence is one unit, U+FFFD.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public func utf16Ranges() -> [Range<Int>] {
    source.withTable { $0.utf16Ranges(ofUTF8: tokens.lazy.map { self.sourceRange(of: $0) }) }
  }

  /// The range of a token in `source`.
  private func sourceRange(of token: Token) -> Range<Int> {
    token.start - sourceOffset..<token.end - sourceOffset
  }

  /// Copies a range of `source` without its pinyin annotations and combining marks.
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
