extension Lexicon {
  /// Returns all words, phrases and stop words, in the order in which the image stores them. This
  /// is not the order of their characters.
  ///
  /// - Complexity: O(*n*) in the number of trie slots.
  public func entries() -> [Entry] {
    let trie = sections.trie
    let keys = NodeKeys(self)
    var found: [Entry] = []
    for slot in trie.check.indices {
      let isStopWord = sections.tag[slot] & NodeTag.isStopWord != 0
      guard trie.check[slot] & (NodeFlags.isWord | NodeFlags.isPhrase) != 0 || isStopWord else {
        continue
      }
      if let entry = entry(for: keys.key(of: UInt32(slot))) {
        found.append(entry)
      }
    }
    return found
  }
}
