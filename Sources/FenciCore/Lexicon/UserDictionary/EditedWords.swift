/// The words that a user dictionary adds, splits or removes, found by their codes, in the order of
/// their first use.
struct EditedWords {
  struct Word {
    let codes: [UInt16]
    /// The position of the last change to the word; nil if no change names it.
    var edit: Int?
    /// The spelling in the new lexicon, if the word was inserted.
    var spelling: String?
    /// The lengths of its pieces if it is a forced word or a split, else empty.
    var pieces: [Int] = []
    /// Whether a user dictionary gives its part of speech.
    var hasUserTag = false
  }

  private(set) var words: [Word] = []
  private var trie = TrieBuilder()
  /// By trie node: the number of its word, or −1.
  private var numbers: [Int32] = [-1]

  subscript(number: Int) -> Word {
    _read { yield words[number] }
    _modify { yield &words[number] }
  }

  /// The number of the word with these codes, which is added if it is new.
  mutating func number(of codes: [UInt16]) -> Int {
    var node = TrieBuilder.root
    for code in codes { node = trie.child(of: node, over: UInt32(code)) }
    while numbers.count < trie.nodeCount { numbers.append(-1) }
    if numbers[node] < 0 {
      numbers[node] = Int32(words.count)
      words.append(Word(codes: codes))
    }
    return Int(numbers[node])
  }
}
