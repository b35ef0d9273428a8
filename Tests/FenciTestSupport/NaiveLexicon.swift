/// A dictionary as the definitions have it, for comparison with the trie: sets of folded words.
package struct NaiveLexicon: Sendable {
  /// A folded word, scalar by scalar.
  package typealias Key = [UInt32]

  /// Words by key, with their costs in units of the image.
  package var words: [Key: Int] = [:]
  package var phrases: Set<Key> = []
  /// Which scalar stands for which.
  package var folds: [UInt32: UInt32] = [:]

  package init() {}

  /// The key of a text: every scalar folded.
  package func key(_ text: String) -> Key {
    text.unicodeScalars.map { folds[$0.value] ?? $0.value }
  }

  /// Inserts words of cost zero, for tests in which costs do not matter.
  package init(words: [String]) {
    for word in words { self.words[key(word)] = 0 }
  }

  package func containsWord(_ word: String) -> Bool { words[key(word)] != nil }

  package var longest: Int {
    max(words.keys.map(\.count).max() ?? 0, phrases.map(\.count).max() ?? 0)
  }
}
