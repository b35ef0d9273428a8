/// A piece of a text: its position, its kind, and the lexicon entry that it matched.
///
/// A token consists of a few plain numbers. The ``Tokens`` that contain it provide its spelling and
/// its dictionary form.
public struct Token: Hashable, Sendable, BitwiseCopyable {
  /// The UTF-8 offset of the first byte.
  public let start: Int
  /// The UTF-8 offset after the last byte.
  public let end: Int
  /// The trie node of the lexicon entry that the token matched, or 0.
  let node: UInt32
  /// The kind of the token, by its characters.
  public let kind: TokenKind

  /// The UTF-8 offsets that the token covers.
  public var utf8Range: Range<Int> { start..<end }

  /// Whether the token matched a lexicon entry.
  public var isKnown: Bool { node != 0 }
}
