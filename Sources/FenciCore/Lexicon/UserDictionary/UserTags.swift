/// The words whose part of speech comes from a user dictionary. A tagger looks them up, because the
/// tag of the user counts more than the tag that a model would choose.
struct UserTags {
  /// The codes of each word's characters.
  let words: [[UInt16]]
  /// One bit per trie node. The bit is set if such a word ends at the node.
  private var bits: [UInt64]

  init(_ words: [(codes: [UInt16], node: Int)], slotCount: Int) {
    self.words = words.map { $0.codes }
    bits = [UInt64](repeating: 0, count: (slotCount + 63) / 64)
    for word in words { bits[word.node / 64] |= 1 << UInt64(word.node % 64) }
  }

  func contains(_ node: UInt32) -> Bool {
    bits[Int(node / 64)] >> UInt64(node % 64) & 1 != 0
  }
}

extension Lexicon {
  /// The part of speech that a user dictionary gives to the word at a node, or nil without one.
  func userTag(of node: UInt32) -> String? {
    guard node != 0, let tags = storage.userTags, tags.contains(node) else { return nil }
    return tagName(sections.tag[Int(node)] & NodeTag.mask)
  }
}
