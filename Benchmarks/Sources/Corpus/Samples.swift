import Fenci

/// Inputs of the measurements that are not about whole texts.
public enum Samples {
  /// So many words of a user's own: characters as common as in prose, two to four a word.
  public static func userWords(_ count: Int, lexicon: Lexicon) -> [String] {
    var generator = SeededGenerator(seed: 1000)
    let sampler = WordSampler(lexicon)
    var (words, known) = ([String](), Set<String>())
    while words.count < count {
      let pieces = sampler.word(by: &generator) + sampler.word(by: &generator)
      let word = String(decoding: pieces, as: UTF8.self)
      guard (2...4).contains(word.count), !lexicon.contains(word), known.insert(word).inserted
      else { continue }
      words.append(word)
    }
    return words
  }

  /// Edits that insert these words: every other one always wins, the rest compete.
  public static func edits(_ words: [String]) throws -> UserDictionary {
    var edits = UserDictionary()
    for (index, word) in words.enumerated() {
      if index.isMultiple(of: 2) {
        try edits.insert(word)
      } else {
        try edits.insert(word, count: 100, tag: "n")
      }
    }
    return edits
  }
}
