/// Finds the words of the lexicon that begin at a character of a normalized text.
///
/// For example, 创新型城市 has the words 创, 创新 and 创新型 at its first character, if the lexicon contains
/// them. `forEachWord` reports all of them, the shortest first, and `longest` returns the end of
/// the last one. Positions are numbers of characters.
struct WordLookup {
  let codes: Scratch<UInt16>.View
  let marks: Scratch<UInt8>.View
  let trie: Trie

  init(codes: Scratch<UInt16>.View, marks: Scratch<UInt8>.View, trie: Trie) {
    (self.codes, self.marks, self.trie) = (codes, marks, trie)
  }

  init(_ text: borrowing NormalizedText, _ trie: Trie) {
    self.init(codes: text.codes.view, marks: text.marks.view, trie: trie)
  }

  /// The lexicon node of the word from `start` to `end`; 0 if these characters are not a word.
  @inline(__always) func node(from start: Int, to end: Int) -> UInt32 {
    var cursor = TrieCursor(trie)
    var position = start
    while position < end {
      guard cursor.hasChildren, cursor.descend(over: codes[position]) else { return 0 }
      position &+= 1
    }
    return cursor.isWord ? cursor.node : 0
  }

  /// Calls `body` with the end and the lexicon node of each word that begins at `start` and ends at
  /// `limit` or before. A word that divides a pre-token is left out. A pre-token is a span that is
  /// one token by rule, such as a number or a Latin word.
  @inline(__always)
  func forEachWord(from start: Int, limit: Int, _ body: (_ end: Int, _ node: UInt32) -> Void) {
    guard marks[start] & CharacterFlags.joined == 0 else { return }
    var position = start
    var cursor = TrieCursor(trie)
    while position < limit, cursor.hasChildren, cursor.descend(over: codes[position]) {
      position += 1
      if cursor.isWord, marks[position] & CharacterFlags.joined == 0 { body(position, cursor.node) }
    }
  }

  /// Whether any lexicon entry begins with the characters from `start` through `last`. The result
  /// is false for a single character.
  @inline(__always) func leads(from start: Int, over last: Int) -> Bool {
    var cursor = TrieCursor(trie, afterFirst: codes[start])
    var position = start
    while position < last {
      position &+= 1
      guard cursor.hasChildren, cursor.descend(over: codes[position]) else { return false }
    }
    return last > start
  }

  /// Returns the end of the longest word that begins at `start`, or nil if no such word exists. The
  /// word must have at least two characters, and must end where a token may end.
  ///
  /// - Complexity: O(*n*) in the length of the longest path.
  func longest(from start: Int) -> Int? {
    var cursor = TrieCursor(trie, afterFirst: codes[start])
    var position = start + 1
    var found: Int?
    while cursor.hasChildren, cursor.descend(over: codes[position]) {
      position += 1
      if cursor.isWord, marks[position] & CharacterFlags.joined == 0 {
        found = position
      }
    }
    return found
  }
}
