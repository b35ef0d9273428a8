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

  /// The columns of `idf.tsv` that features are made of.
  enum Genre: Int, CaseIterable {
    case laws, reports, other

    var name: String {
      switch self {
      case .laws: "laws"
      case .reports: "reports"
      case .other: "other"
      }
    }
  }

  /// Logarithms in steps of two thirds.
  static let levels = -4...6
  static let documentLevels = 0...7
  static let years = Array(stride(from: 1996, through: 2024, by: 4))

  /// Four bits each: 0 if it is not known, else the level plus this.
  private static let levelOffset = 5
  private static let documentShift: UInt32 = 16
  private static let yearShift: UInt32 = 25

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

  /// The bit width of the number of documents, at most 7.
  func documentLevel(_ genre: Genre) -> Int {
    Int(bits >> (Self.documentShift + UInt32(3 * genre.rawValue)) & 7)
  }

  mutating func set(documents: Int, of genre: Genre) {
    let level = min(Int.bitWidth - documents.leadingZeroBitCount, Self.documentLevels.upperBound)
    bits |= UInt32(level) << (Self.documentShift + UInt32(3 * genre.rawValue))
  }

  /// The place of its years in `years` plus one, 0 if they are not known, at most 15.
  var yearCode: Int { Int(bits >> Self.yearShift & 15) }

  mutating func set(firstYear: Int) {
    let clamped = min(max(firstYear, Self.years[0]), Self.years[Self.years.count - 1])
    bits |= UInt32((clamped - Self.years[0]) / 4 + 1) << Self.yearShift
  }
}
