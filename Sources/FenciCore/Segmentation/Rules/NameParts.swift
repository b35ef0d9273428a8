/// The places at which consistent words are cut into family and given names. A consistent word is a
/// word that is one token everywhere in a document, although the lexicon does not contain it.
struct NameParts {
  /// By index of the word: its cuts, each as the number of characters before the cut.
  private var cuts: [Int: [Int]] = [:]

  /// Creates an empty value, which leaves all words whole.
  init() {}

  /// Collects the cuts of each word. A cut counts if the method made it in at least half of the
  /// occurrences of the word.
  ///
  /// - Parameter tokens: the tokens of the document, segmented with `PersonalNames.split`.
  /// - Complexity: O(*n*) in the number of characters and tokens of the document.
  init(
    of words: ConsistentWords, in document: DocumentCharacters, textEnd: Int, _ tokens: [Token]
  ) {
    /// By index of the word: `places` counts its occurrences as one token, and `votes` counts how
    /// many of these have each cut.
    var places: [Int: Int] = [:]
    var votes: [Int: [Int: Int]] = [:]
    var token = 0
    for range in document.unknownWords {
      guard let word = words.word(range, in: document) else { continue }
      let bytes = document.bytes(of: range, textEnd: textEnd)
      while token < tokens.count, tokens[token].start < bytes.lowerBound { token += 1 }
      places[word, default: 0] += 1
      for character in range.dropFirst() {
        while token < tokens.count, tokens[token].start < document.starts[character] { token += 1 }
        guard token < tokens.count, tokens[token].start == document.starts[character] else {
          continue
        }
        votes[word, default: [:]][character - range.lowerBound, default: 0] += 1
      }
    }
    for (word, votes) in votes {
      cuts[word] = votes.filter { 2 * $0.value >= places[word, default: 0] }.keys.sorted()
    }
  }

  /// Divides an occurrence of a word at its cuts.
  func parts(of word: Int, _ characters: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = characters.lowerBound
    for cut in cuts[word] ?? [] {
      parts.append(start..<characters.lowerBound + cut)
      start = characters.lowerBound + cut
    }
    return parts + [start..<characters.upperBound]
  }
}
