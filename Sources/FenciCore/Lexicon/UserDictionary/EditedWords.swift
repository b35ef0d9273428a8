/// The words that edits are about, found by their codes, in the order in which they came.
struct EditedWords {
  struct Word {
    let codes: [UInt16]
    /// The position of the last edit of it; nil for words that came otherwise.
    var edit: Int?
    /// The spelling that the lexicon is to give it, if it was inserted.
    var spelling: String?
    /// The lengths of its pieces if it wins before any method runs, else nothing.
    var pieces: [Int] = []
    /// Whether a user has stated its part of speech.
    var hasUserTag = false
  }

  private(set) var words: [Word] = []
  private var trie = TrieBuilder()
  /// By node of the trie: the number of its word, or −1.
  private var numbers: [Int32] = [-1]

  subscript(number: Int) -> Word {
    _read { yield words[number] }
    _modify { yield &words[number] }
  }

  /// The number of the word with these codes, which is new if there is none.
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
