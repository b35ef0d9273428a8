/// Words to add to a lexicon, to split and to remove.
///
///     var edits = UserDictionary()
///     try edits.insert("台积电")                         // always one word
///     try edits.insert("低空物流", count: 500, tag: "n")   // a word like any other
///     try edits.split(["台", "中"])                       // never 台中
///     try edits.remove("的确良")
///     let mine = try Lexicon.standard.applying(edits)
///
/// A word **without a count wins before any method runs**: from left to right, at each place the
/// longest of these words is taken, its ends are boundaries, and what lies between such words is
/// segmented by the method. A split is taken in the same way, as several words. Of edits of the same
/// word the last one counts. A word **with a count** competes with the lexicon's words by the
/// method's own rule.
///
/// A word never begins or ends inside a number, a Latin word or an address: `lic` does not cut
/// `license`.
///
/// **The tag of a word is the word's part of speech** by every method, also where a model decides those of
/// other words: ``Segmenter/tags(of:)``.
public struct UserDictionary: Sendable {
  /// One change, in the order in which they were made.
  enum Change: Sendable {
    case insert(String, count: Int?, tag: String)
    case split([String])
    case remove(String)

    /// The word that the change is about.
    var word: String {
      switch self {
      case .insert(let word, _, _), .remove(let word): word
      case .split(let pieces): pieces.joined()
      }
    }
  }

  /// The line of a file.
  struct Line: Sendable {
    let file: String
    let number: Int

    func fail(_ problem: String) -> FenciError {
      .invalidTable(file: file, line: number, problem: problem)
    }
  }

  private(set) var changes: [Change] = []
  /// Of each change the line that it was read from, if it was.
  private var lines: [Line?] = []

  /// No changes.
  public init() {}

  /// The number of changes.
  public var count: Int { changes.count }

  /// Makes a word, of any characters, part of both layers.
  ///
  /// - Parameters:
  ///   - word: the word, in any spelling that folds to it.
  ///   - count: how often it occurs, in the measure of the lexicon's counts; without one the word
  ///     always wins.
  ///   - tag: its part of speech, which binds; with an empty one the word keeps that of the lexicon.
  /// - Throws: `FenciError.invalidEntry` if the word is empty, longer than 63 characters, or white space
  ///   alone, or if the tag has white space or control characters.
  public mutating func insert(
    _ word: String, count: Int? = nil, tag: String = ""
  ) throws(FenciError) {
    try insert(word, count: count, tag: tag, from: nil)
  }

  mutating func insert(
    _ word: String, count: Int?, tag: String, from line: Line?
  ) throws(FenciError) {
    try check(word)
    guard tag.unicodeScalars.allSatisfy({ $0.value > 0x20 && !$0.properties.isWhitespace }) else {
      throw .invalidEntry(word, problem: "the tag “\(tag)” has white space or control characters")
    }
    append(.insert(word, count: count, tag: tag), from: line)
  }

  private mutating func append(_ change: Change, from line: Line? = nil) {
    changes.append(change)
    lines.append(line)
  }

  /// An error about the word of a change, with its line if it has one.
  func fail(_ change: Int, _ problem: String) -> FenciError {
    let error = FenciError.invalidEntry(changes[change].word, problem: problem)
    return lines[change]?.fail(error.description) ?? error
  }

  /// Keeps pieces together as one word: the same as inserting what they make without a count.
  public mutating func join(_ pieces: [String]) throws(FenciError) {
    try insert(pieces.joined())
  }

  /// Keeps pieces apart wherever they stand side by side; each is a word.
  public mutating func split(_ pieces: [String]) throws(FenciError) {
    for piece in pieces { try check(piece) }
    try check(pieces.joined())
    append(.split(pieces))
  }

  /// Takes a word out of the lexicon, and out of earlier edits.
  public mutating func remove(_ word: String) throws(FenciError) {
    try check(word)
    append(.remove(word))
  }

  private func check(_ word: String) throws(FenciError) {
    let length = word.unicodeScalars.count { !FoldMap.isTransparent($0.value) }
    guard word.contains(where: { !$0.isWhitespace }), length > 0 else {
      throw .invalidEntry(word, problem: "an entry has at least one character")
    }
    guard length <= ImageFormat.maximumWordLength else {
      throw .invalidEntry(
        word, problem: "longer than \(ImageFormat.maximumWordLength) characters")
    }
  }
}
