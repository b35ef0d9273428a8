/// Statistics of a word or phrase in official documents, packed into the 32 bits that an image has
/// per slot. 0 means that nothing is known.
struct KeyphraseStatistics: BitwiseCopyable, Equatable {
  private(set) var bits: UInt32

  init(bits: UInt32 = 0) { self.bits = bits }

  /// The positions of a word relative to terms: before or after a term, or as its first or last
  /// word.
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

  /// The genres of `idf.tsv` that are features of phrases.
  enum Genre: Int, CaseIterable {
    case council, laws, national, provincial, recent

    var name: String { "\(self)" }
  }

  /// The share of a genre's documents that contain a phrase: some, or at least one in twenty.
  enum Share: Int, CaseIterable {
    case some = 1
    case many

    init?(_ count: Int, of total: Int) {
      guard count > 0 else { return nil }
      self = count.multipliedReportingOverflow(by: 20).partialValue >= total ? .many : .some
    }

    var name: String { "\(self)" }
  }

  /// The range of levels: natural logarithms in steps of two thirds.
  static let levels = -4...6

  /// Added to a level to get its four-bit code; code 0 means unknown.
  private static let levelOffset = 5
  private static let genreShift: UInt32 = 16

  /// The code of the level in a column, at most 15; 0 if it is unknown.
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

  /// The share of a genre's documents that contain the phrase; nil if none do.
  func share(_ genre: Genre) -> Share? {
    Share(rawValue: Int(bits >> (Self.genreShift + UInt32(2 * genre.rawValue)) & 3))
  }

  mutating func set(_ share: Share, of genre: Genre) {
    let shift = Self.genreShift + UInt32(2 * genre.rawValue)
    bits = bits & ~(3 << shift) | UInt32(share.rawValue) << shift
  }
}
