/// The words that a user dictionary adds, splits or removes, with the result of all changes to each
/// word. A word is identified by the codes of its characters, so 創新 and 创新 are one word. Words are
/// numbered in the order of their first use.
struct EditedWords {
  struct Word {
    let codes: [UInt16]
    /// The position of the last change to the word in the user dictionary; nil if no change names
    /// it.
    var edit: Int?
    /// The spelling in the new lexicon; nil if the word was not inserted.
    var spelling: String?
    /// The lengths of the word's pieces in characters. A split has several pieces, a forced word (a
    /// user word without a count) has one, and other words have none.
    var pieces: [Int] = []
    /// Whether a user dictionary gives the word's part of speech.
    var hasUserTag = false
  }

  private(set) var words: [Word] = []
  private var trie = TrieBuilder()
  /// The number of the word at each trie node, or −1 if the node is not the end of a word.
  private var numbers: [Int32] = [-1]

  subscript(number: Int) -> Word {
    _read { yield words[number] }
    _modify { yield &words[number] }
  }

  /// Returns the number of the word with these codes. If the word is new, it is added.
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
