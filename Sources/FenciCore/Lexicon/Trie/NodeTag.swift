/// The tag byte of a trie node: a tag number (0 for none) and a flag.
enum NodeTag {
  static let mask: UInt8 = 0x7F
  /// The entry is a stop word for key phrases.
  static let isStopWord: UInt8 = 0x80
}
