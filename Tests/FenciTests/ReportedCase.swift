import Fenci
import FenciTestSupport
import Testing

/// What a user of another segmenter has reported: words of the user's own, a text, and the words that
/// were wanted instead of those that came. A thread that names no text is shown by a short one of ours.
struct ReportedCase: Sendable, CustomTestStringConvertible {
  /// Where it was reported.
  let thread: String
  let words: [String]
  let text: String
  /// The wanted words, without white space, separated by `|`.
  let expected: String

  init(_ thread: String, _ words: [String], _ text: String, _ expected: String) {
    self.thread = thread
    self.words = words
    self.text = text
    self.expected = expected
  }

  /// Without words of the user's own.
  init(_ thread: String, _ text: String, _ expected: String) {
    self.init(thread, [], text, expected)
  }

  var testDescription: String { "\(thread): \(text)" }

  /// Checks every method with the words on top of the standard lexicon.
  func check() throws {
    var edits = UserDictionary()
    for word in words { try edits.insert(word) }
    try check(edits.count > 0 ? Lexicon.standard.applying(edits) : .standard)
  }

  /// Checks every method with a lexicon.
  func check(_ lexicon: Lexicon) throws {
    for method in Segmenter.Method.allCases {
      let found = Segmenter(lexicon: lexicon, method: method).visiblePieces(in: text)
      #expect(found.joined(separator: "|") == expected, "\(thread), \(method)")
    }
  }
}
