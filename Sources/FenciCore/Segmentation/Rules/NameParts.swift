/// Where names among a document's consistent words are cut in family and given name.
struct NameParts {
  /// By word: how many of its characters come before each cut.
  private var cuts: [Int: [Int]] = [:]

  /// No name is cut.
  init() {}

  /// The cuts that a method made in at least half of the places in which a word is one token with names joined.
  ///
  /// - Parameter tokens: those of the document with names split.
  /// - Complexity: O(*n*) in the characters and tokens of the document.
  init(
    of words: ConsistentWords, in document: DocumentCharacters, textEnd: Int, _ tokens: [Token]
  ) {
    /// By word: in how many places it was one token, and in how many of these each cut was made.
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

  /// The parts in which a word is cut that some characters are.
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
