/// What official documents tell of a word or phrase, packed into the 32 bits that an image has for each
/// slot; 0 if nothing is known.
struct KeyphraseStatistics: BitwiseCopyable, Equatable {
  private(set) var bits: UInt32

  init(bits: UInt32 = 0) { self.bits = bits }

  /// Where terms stand beside a word, and which begin or end with it.
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

  /// The genres of `idf.tsv` that tell something of a phrase: in which kinds of documents it is at home.
  enum Genre: Int, CaseIterable {
    case council, laws, national, provincial, recent

    var name: String { "\(self)" }
  }

  /// In what share of a genre's documents a phrase stands: some, or at least one of twenty.
  enum Share: Int, CaseIterable {
    case some = 1
    case many

    init?(_ count: Int, of total: Int) {
      guard count > 0 else { return nil }
      self = count.multipliedReportingOverflow(by: 20).partialValue >= total ? .many : .some
    }

    var name: String { "\(self)" }
  }

  /// Logarithms in steps of two thirds.
  static let levels = -4...6

  /// Four bits each: 0 if it is not known, else the level plus this.
  private static let levelOffset = 5
  private static let genreShift: UInt32 = 16

  /// The code of a level in a column, 0 if it is not known, at most 15.
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

  /// In what share of a genre's documents the phrase stands; nil for none.
  func share(_ genre: Genre) -> Share? {
    Share(rawValue: Int(bits >> (Self.genreShift + UInt32(2 * genre.rawValue)) & 3))
  }

  mutating func set(_ share: Share, of genre: Genre) {
    let shift = Self.genreShift + UInt32(2 * genre.rawValue)
    bits = bits & ~(3 << shift) | UInt32(share.rawValue) << shift
  }
}
