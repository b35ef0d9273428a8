/// Tells quickly that a run of words occurs only once in a document. This is true of most runs, and
/// such runs need not go into a table.
///
/// The filter counts the prefixes of two, three and four characters with which runs begin. If a
/// prefix occurs only once, no run that begins with it is repeated.
///
/// The counts are in an array of cells (a counting filter, after Bloom 1970). A cell counts only up
/// to two. If several prefixes share a cell, they look repeated although they may not be. This
/// costs time, but it does not change results.
struct RepetitionFilter: ~Copyable {
  private let cells: Scratch<UInt8>
  private let shift: UInt64
  private let multipliers: Table<UInt64>

  private static let largestBits = 26

  /// - Parameters:
  ///   - count: the approximate number of places where runs begin.
  ///   - multipliers: the multipliers of a `HashSeed`, which must outlive the filter.
  init(count: Int, _ multipliers: Table<UInt64>) {
    self.multipliers = multipliers
    let wanted = Int.bitWidth - (count * 6).leadingZeroBitCount
    let bits = min(max(wanted, 6), Self.largestBits)
    cells = Scratch(capacity: 1 << bits)
    shift = UInt64(64 - bits)
  }

  /// A view of the filter for hot loops. It must not outlive the filter.
  var view: View { View(cells: cells.view, shift: shift, multipliers: multipliers) }

  struct View {
    fileprivate let cells: Scratch<UInt8>.View
    fileprivate let shift: UInt64
    fileprivate let multipliers: Table<UInt64>

    /// A length that exceeds the length of any run.
    private static var endless: Int { 1 << 8 }

    /// Counts the prefixes of two, three and four characters that begin at a character.
    @inline(__always) func add(_ characters: Table<FoldedCharacter>, at offset: Int) {
      var hash = RunHash(characters, at: offset, multipliers)
      count(hash)
      hash.append(characters[offset &+ 2])
      count(hash)
      hash.append(characters[offset &+ 3])
      count(hash)
    }

    @inline(__always) private func count(_ hash: RunHash) {
      let cell = cell(of: hash)
      let count = cells[cell]
      cells[cell] = count &+ 1 &- (count >> 1)
    }

    @inline(__always) private func cell(of hash: RunHash) -> Int {
      Int(truncatingIfNeeded: hash.value >> shift)
    }

    /// The minimum length, in characters, at which a run that begins at this character certainly
    /// occurs only once.
    @inline(__always) func uniqueLength(
      _ characters: Table<FoldedCharacter>, at offset: Int
    ) -> Int {
      var hash = RunHash(characters, at: offset, multipliers)
      let two = cells[cell(of: hash)]
      hash.append(characters[offset &+ 2])
      let three = cells[cell(of: hash)]
      hash.append(characters[offset &+ 3])
      let four = cells[cell(of: hash)]
      // The cell of a repeated prefix holds 2, so shifting it right gives 1, and otherwise 0. The
      // product replaces branches, which the processor could not predict.
      let (second, third, fourth) = (Int(two >> 1), Int(three >> 1), Int(four >> 1))
      return 2 &+ second &* (1 &+ third &* (1 &+ fourth &* Self.endless))
    }
  }
}
