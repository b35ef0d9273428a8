/// Finds all words of a text level by level, with one trie step per path and level.
///
/// The first level finds the words of two characters. The second level extends the paths that begin
/// longer lexicon entries and finds the words of three characters, and so on. A path is a sequence
/// of characters with a trie node. The steps of a level are independent of each other and have no
/// branches, so many memory accesses overlap.
struct LevelScan {
  private let codes: Scratch<UInt16>.View
  private let count: Int
  private let trie: Trie
  /// The paths that the next level extends. The upper half of an element is the index of the first
  /// character, the lower half the trie node.
  private let paths: Scratch<UInt64>.View

  init(_ text: borrowing NormalizedText, _ trie: Trie, paths: Scratch<UInt64>.View) {
    (codes, count) = (text.codes.view, text.count)
    (self.trie, self.paths) = (trie, paths)
  }

  /// Takes the first two trie steps from every character.
  ///
  /// - Parameter visit: receives every pair of characters: the first character, the trie slot, and
  ///   1 if the pair is a word, else 0. If it is 0, the slot may belong to another word.
  /// - Returns: the number of paths that begin longer entries.
  @inline(__always)
  func pairs(_ visit: (_ start: Int, _ slot: Int, _ isWord: UInt32) -> Void) -> Int {
    var kept = 0
    var start = 0
    while start < count {
      let code = codes[start &+ 1]
      let slot = Int(trie.roots[Int(codes[start])]) ^ Int(code)
      let (isWord, goesOn) = trie.step(to: slot, code)
      visit(start, slot, isWord)
      paths[kept] = Self.path(start, slot)
      kept &+= Int(goesOn)
      start &+= 1
    }
    return kept
  }

  /// Extends the first `pathCount` paths to `length` characters.
  ///
  /// - Parameter visit: receives every extended path, as in ``pairs(_:)``.
  /// - Returns: the number of paths that begin longer entries. They replace the shorter ones.
  @inline(__always)
  func level(
    _ length: Int, _ pathCount: Int, _ visit: (_ start: Int, _ slot: Int, _ isWord: UInt32) -> Void
  ) -> Int {
    var kept = 0
    var path = 0
    while path < pathCount {
      let start = Self.start(paths[path])
      let code = codes[start &+ length &- 1]
      let slot = Int(trie.base[Self.node(paths[path])]) ^ Int(code)
      let (isWord, goesOn) = trie.step(to: slot, code)
      visit(start, slot, isWord)
      paths[kept] = Self.path(start, slot)
      kept &+= Int(goesOn)
      path &+= 1
    }
    return kept
  }

  @inline(__always) private static func path(_ start: Int, _ slot: Int) -> UInt64 {
    UInt64(truncatingIfNeeded: start) &<< 32 | UInt64(truncatingIfNeeded: slot)
  }

  /// The index of the first character of a path.
  @inline(__always) static func start(_ path: UInt64) -> Int {
    Int(truncatingIfNeeded: path >> 32)
  }

  /// The trie node of a path.
  @inline(__always) static func node(_ path: UInt64) -> Int {
    Int(truncatingIfNeeded: path & 0xFFFF_FFFF)
  }
}
