/// The cuts between family and given names in the consistent words of a document.
struct NameParts {
  /// By word: the number of characters before each cut.
  private var cuts: [Int: [Int]] = [:]

  /// Creates an empty value: all words are whole.
  init() {}

  /// Takes the cuts that the method made in at least half of the occurrences of a word.
  ///
  /// - Parameter tokens: the tokens of the document with `PersonalNames.split`.
  /// - Complexity: O(*n*) in the characters and tokens of the document.
  init(
    of words: ConsistentWords, in document: DocumentCharacters, textEnd: Int, _ tokens: [Token]
  ) {
    /// By word: its number of occurrences as one token, and how many of them have each cut.
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

  /// The parts of a word at a range of characters.
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
