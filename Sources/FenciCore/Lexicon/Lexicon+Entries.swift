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

  /// Returns the other names of terms, such as 双碳 for 碳达峰 and 碳中和.
  ///
  /// - Complexity: O(*n*) in the number of trie slots.
  package func aliases() -> [(name: String, terms: [String])] {
    let keys = NodeKeys(self)
    return sections.aliases.nodes.indices.map { row in
      let node = sections.aliases.nodes[row]
      return (spelling(of: node) ?? keys.key(of: node), terms(of: node))
    }
  }

  /// Whether a longer word or phrase begins with a text.
  package func hasLongerEntry(beginningWith text: String) -> Bool {
    node(of: text).map { sections.trie.check[Int($0)] & NodeFlags.hasChildren != 0 } ?? false
  }
}
