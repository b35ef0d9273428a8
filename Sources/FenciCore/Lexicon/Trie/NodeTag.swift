/// The layout of a trie node's tag byte. The low seven bits are the number of the part-of-speech
/// tag, or 0 without a tag. The highest bit is a flag.
enum NodeTag {
  static let mask: UInt8 = 0x7F
  /// This flag is set if the node is a stop word for key phrases, such as 的.
  static let isStopWord: UInt8 = 0x80
}
