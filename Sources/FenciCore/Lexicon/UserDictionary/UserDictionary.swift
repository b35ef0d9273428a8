/// A user dictionary is a list of changes to a lexicon. It inserts, splits and removes words.
///
///     var edits = UserDictionary()
///     try edits.insert("台积电")                         // always one word
///     try edits.insert("低空物流", count: 500, tag: "n")   // a word like any other
///     try edits.split(["台", "中"])                       // never 台中
///     try edits.remove("的确良")
///     let mine = try Lexicon.standard.applying(edits)
///
/// A word **without a count** is a forced word, which **wins before any method runs**. A text is
/// searched from left to right, and at each boundary the longest forced word is taken. Its ends
/// become boundaries. The method only segments the text between forced words. A split applies in
/// the same way, but becomes several words.
///
/// A word **with a count** competes with the lexicon's words by the rule of the method. If several
/// changes name the same word, the last change counts.
///
/// A user word never begins or ends inside a number, a Latin word or an address. So the user word
/// `lic` does not cut `license`.
///
/// **The tag of a user word is its part of speech** with every method, even if a model decides the
/// parts of speech of other words. See ``Segmenter/tags(of:)``.
public struct UserDictionary: Sendable {
  /// One change to a lexicon.
  enum Change: Sendable {
    case insert(String, count: Int?, tag: String)
    case split([String])
    case remove(String)

    /// The word that the change inserts, splits or removes.
    var word: String {
      switch self {
      case .insert(let word, _, _), .remove(let word): word
      case .split(let pieces): pieces.joined()
      }
    }
  }

  /// A line of a file of user words, for error messages.
  struct Line: Sendable {
    let file: String
    let number: Int

    func fail(_ problem: String) -> FenciError {
      .invalidTable(file: file, line: number, problem: problem)
    }
  }

  private(set) var changes: [Change] = []
  /// The words of an array literal that cannot be inserted. A literal cannot throw, so
  /// ``Lexicon/applying(_:)`` throws the first of these errors.
  private(set) var literalProblems: [FenciError] = []
  /// The line that each change was read from, or nil if the change does not come from a file.
  private var lines: [Line?] = []

  /// Creates a dictionary without changes.
  public init() {}

  /// The number of changes.
  public var count: Int { changes.count }

  /// Inserts a word, which may have any characters. The word becomes a unit of word segmentation
  /// and a phrase.
  ///
  /// - Parameters:
  ///   - word: the word, in any spelling. All spellings that normalize alike are the same word.
  ///   - count: how often the word occurs, on the scale of the lexicon's counts. Without a count it
  ///     is a forced word.
  ///   - tag: the part of speech, which is binding. If it is empty, the word keeps the tag that it
  ///     has in the lexicon.
  /// - Throws: `FenciError.invalidEntry` if the word is empty, longer than 63 characters or only
  ///   whitespace, or if the tag contains whitespace or control characters.
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

  /// Returns an error about the word of a change. The error names the line if the change was read
  /// from a file.
  func fail(_ change: Int, _ problem: String) -> FenciError {
    let error = FenciError.invalidEntry(changes[change].word, problem: problem)
    return lines[change]?.fail(error.description) ?? error
  }

  /// Joins pieces into one forced word. This is the same as inserting the joined text without a
  /// count.
  public mutating func join(_ pieces: [String]) throws(FenciError) {
    try insert(pieces.joined())
  }

  /// Separates pieces wherever they follow each other in a text. Each piece becomes a word.
  public mutating func split(_ pieces: [String]) throws(FenciError) {
    for piece in pieces { try check(piece) }
    try check(pieces.joined())
    append(.split(pieces))
  }

  /// Removes a word from the lexicon. The removal replaces earlier changes to the word.
  public mutating func remove(_ word: String) throws(FenciError) {
    try check(word)
    append(.remove(word))
  }

  /// Inserts words without a count, each of which is a forced word.
  ///
  ///     var words = UserDictionary()
  ///     try words.insert(contentsOf: settings.projectNames)
  ///
  /// - Throws: `FenciError.invalidEntry` at the first word that cannot be inserted. The words before
  ///   it are inserted.
  public mutating func insert(
    contentsOf words: some Sequence<some StringProtocol>
  ) throws(FenciError) {
    for word in words { try insert(String(word)) }
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

extension UserDictionary: ExpressibleByArrayLiteral {
  /// Creates a dictionary of words without a count, each of which is a forced word.
  ///
  ///     let lexicon = try Lexicon.standard.applying(["低空物流", "Louis Vuitton"])
  ///
  /// A literal cannot throw. If a word cannot be inserted, ``Lexicon/applying(_:)`` throws.
  public init(arrayLiteral words: String...) {
    for word in words {
      do {
        try insert(word)
      } catch {
        literalProblems.append(error)
      }
    }
  }
}

extension UserDictionary {
  /// A hash of the changes, which continues the hash of the lexicon that they are applied to.
  func fingerprint(after lexicon: StableHash) -> StableHash {
    var hash = lexicon
    for change in changes {
      switch change {
      case .insert(let word, let count, let tag):
        hash.combine(1)
        hash.combine(word)
        hash.combine(UInt64(truncatingIfNeeded: count ?? -1))
        hash.combine(tag)
      case .split(let pieces):
        hash.combine(2)
        hash.combine(UInt64(pieces.count))
        for piece in pieces { hash.combine(piece) }
      case .remove(let word):
        hash.combine(3)
        hash.combine(word)
      }
    }
    return hash
  }
}
