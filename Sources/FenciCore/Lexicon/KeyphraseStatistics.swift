/// Statistics of a word or phrase in official documents. They help to recognize key phrases: for
/// example, a candidate that begins with a word with which many terms begin gets a higher score.
///
/// An image stores them in 32 bits per trie slot, where 0 means that nothing is known. Each column
/// has four bits, and each genre has two.
struct KeyphraseStatistics: BitwiseCopyable, Equatable {
  private(set) var bits: UInt32

  init(bits: UInt32 = 0) { self.bits = bits }

  /// The positions that a word can have relative to a term. The word is before the term, after the
  /// term, or the first or last word of the term.
  enum Column: Int, CaseIterable {
    case before, behind, first, last

    var name: String {
      switch self {
      case .before: "before"
      case .behind: "behind"
      case .first: "first"
      case .last: "last"
      }
    }
  }

  /// The genres, or kinds of documents, in `idf.tsv` that are features of phrases.
  enum Genre: Int, CaseIterable {
    case council, laws, national, provincial, recent

    var name: String {
      switch self {
      case .council: "council"
      case .laws: "laws"
      case .national: "national"
      case .provincial: "provincial"
      case .recent: "recent"
      }
    }
  }

  /// The share of a genre's documents that contain a phrase. `many` means at least one in twenty,
  /// and `some` means fewer.
  enum Share: Int, CaseIterable {
    case some = 1
    case many

    init?(_ count: Int, of total: Int) {
      guard count > 0 else { return nil }
      self = count.multipliedReportingOverflow(by: 20).partialValue >= total ? .many : .some
    }

    var name: String { self == .many ? "many" : "some" }
  }

  /// The range of levels. A level of 0 is neutral:
  ///
  /// - For `before` and `behind`, terms are next to the word as often as next to other words.
  /// - For `first` and `last`, as many accepted terms as rejected ones begin or end with the word.
  ///
  /// Each step multiplies the odds by e^(2/3), which is about 1.9.
  static let levels = -4...6

  /// The difference between a level's four-bit code and the level. Code 0 means that the level is
  /// unknown.
  private static let levelOffset = 5
  private static let genreShift: UInt32 = 16

  /// The code of the level in a column, from 1 to 15, or 0 if the level is unknown.
  @inline(__always) func code(_ column: Column) -> Int {
    Int(bits >> UInt32(4 * column.rawValue)) & 15
  }

  func level(_ column: Column) -> Int? {
    code(column) == 0 ? nil : code(column) - Self.levelOffset
  }

  static func code(ofLevel level: Int) -> Int { level + levelOffset }

  mutating func set(_ level: Int, in column: Column) {
    bits |= UInt32(Self.code(ofLevel: level)) << UInt32(4 * column.rawValue)
  }

  /// The share of a genre's documents that contain the phrase, or nil if no document contains it.
  func share(_ genre: Genre) -> Share? {
    Share(rawValue: Int(bits >> (Self.genreShift + UInt32(2 * genre.rawValue)) & 3))
  }

  mutating func set(_ share: Share, of genre: Genre) {
    let shift = Self.genreShift + UInt32(2 * genre.rawValue)
    bits = bits & ~(3 << shift) | UInt32(share.rawValue) << shift
  }
}
