import Testing

/// A corpus, and what discovery must and must not find in it.
struct DiscoveryCase: Sendable, CustomTestStringConvertible {
  let name: String
  let documents: [String]
  /// Phrases that must be found.
  var terms: [String] = []
  /// Texts that no phrase may contain.
  var unwanted: [String] = []
  /// Texts with which no phrase may begin.
  var openers: [String] = []
  /// Texts with which no phrase may end.
  var endings: [String] = []

  var testDescription: String { name }

  /// Every text before, with every subject, with every text behind.
  static func combine(
    _ before: [String], _ subjects: [String], _ behind: [String]
  ) -> [String] {
    before.flatMap { start in subjects.flatMap { middle in behind.map { start + middle + $0 } } }
  }

  /// Every frame with every subject in place of the mark ~.
  static func fill(_ frames: [String], _ subjects: [String]) -> [String] {
    subjects.flatMap { subject in
      frames.map { frame in
        frame.split(separator: "~", omittingEmptySubsequences: false).joined(separator: subject)
      }
    }
  }
}
