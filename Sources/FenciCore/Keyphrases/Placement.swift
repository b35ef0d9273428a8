/// The positions of a candidate's occurrences: in the title, in headings, between quotation marks,
/// and in the parts of the document.
struct Placement: BitwiseCopyable {
  /// The number of equal parts into which a document is divided.
  static let sliceCount = 32

  /// The parts of the document that contain an occurrence. Bit *n* is set if part *n* contains one.
  private(set) var slices: UInt32 = 0
  private(set) var headings: UInt16 = 0
  private(set) var quotes: UInt16 = 0
  private(set) var isInTitle = false
  /// Whether an occurrence fills the title, except for at most two characters.
  private(set) var isTitle = false

  /// Adds an occurrence in a document that is read as a whole.
  @inline(__always) mutating func add(_ run: Run, _ words: borrowing DocumentWords) {
    add(run, words, 0, of: words.tokens.count)
  }

  /// Adds an occurrence in a block of a long document.
  ///
  /// - Parameters:
  ///   - before: the number of words before the block.
  ///   - all: the number of words in the whole document.
  @inline(__always) mutating func add(
    _ run: Run, _ words: borrowing DocumentWords, _ before: Int, of all: Int
  ) {
    let tokens = words.tokens.table
    let traits = tokens[run.first].traits
    let place = min(before &+ run.first, all &- 1)
    slices |= 1 &<< UInt32(truncatingIfNeeded: place &* Self.sliceCount / max(all, 1))
    if !traits.isDisjoint(with: [.isInTitle, .isInHeading]) {
      if traits.contains(.isInTitle) {
        isInTitle = true
        if words.characterRange(of: run).count + 2 >= words.titleLength { isTitle = true }
      } else if headings < .max {
        headings &+= 1
      }
    }
    if tokens[run.first &- 1].neighbour == .openingQuotationMark,
      tokens[run.end].neighbour == .closingQuotationMark, quotes < .max
    {
      quotes &+= 1
    }
  }

  /// The number of parts that contain an occurrence.
  var sliceCount: Int { slices.nonzeroBitCount }
}
