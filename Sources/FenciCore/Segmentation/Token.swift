/// A piece of a text, with its position, its kind, and the lexicon entry that it matched.
///
/// A token consists of a few plain numbers. The ``Tokens`` collection that contains the token
/// provides its spelling and its dictionary form.
public struct Token: UTF8Ranged, Hashable, Sendable, BitwiseCopyable {
  /// The UTF-8 offset at which the token starts.
  public let start: Int
  /// The UTF-8 offset after the last byte of the token.
  public let end: Int
  /// The position of the matched lexicon entry in the trie; 0 if the token matched none.
  let node: UInt32
  /// The kind of the token, which depends on its characters.
  public let kind: TokenKind

  /// The UTF-8 offsets that the token covers. A token never begins or ends inside a `Character`,
  /// unless the text has invalid bytes there.
  public var utf8Range: Range<Int> { start..<end }

  /// Whether the token matched a lexicon entry.
  public var isKnown: Bool { node != 0 }
}
