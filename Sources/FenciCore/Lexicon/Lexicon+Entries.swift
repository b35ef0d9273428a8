extension Lexicon {
  /// All words, phrases and stop words, in the order of the image.
  ///
  /// - Complexity: O(*n*) in the number of trie slots.
  public func entries() -> [Entry] {
    let trie = sections.trie
    var owner = [UInt32](repeating: 0, count: trie.check.count / 2 + 1)
    for slot in trie.check.indices where trie.check[slot] & NodeFlags.hasChildren != 0 {
      owner[Int(trie.base[slot]) / 2] = UInt32(slot)
    }
    var found: [Entry] = []
    for slot in trie.check.indices {
      let isStopWord = sections.tag[slot] & NodeTag.isStopWord != 0
      guard trie.check[slot] & (NodeFlags.isWord | NodeFlags.isPhrase) != 0 || isStopWord else {
        continue
      }
      var scalars: [Unicode.Scalar] = []
      var node = slot
      while node != 0 {
        let code = Int(trie.check[node] >> 3) << 1 | node & 1
        scalars.append(scalar(of: UInt16(code)))
        node = Int(owner[(node ^ code) / 2])
      }
      if let entry = entry(for: String(String.UnicodeScalarView(scalars.reversed()))) {
        found.append(entry)
      }
    }
    return found
  }
}
