/// A piece of a text: where it stands, what kind it is, and the lexicon entry that it matched.
///
/// A token is a few plain numbers. Its spelling and its dictionary form come from the ``Tokens`` that
/// it belongs to.
public struct Token: Hashable, Sendable, BitwiseCopyable {
  /// The first byte of the token: an offset into the text's UTF-8.
  public let start: Int
  /// The offset behind its last byte.
  public let end: Int
  /// The trie node of the lexicon entry that the token matched, or 0.
  let node: UInt32
  /// What the token is made of.
  public let kind: TokenKind

  /// The UTF-8 offsets that the token covers.
  public var utf8Range: Range<Int> { start..<end }

  /// Whether the token is an entry of the lexicon.
  public var isKnown: Bool { node != 0 }
}
