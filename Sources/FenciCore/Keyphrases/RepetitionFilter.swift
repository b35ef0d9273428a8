/// Tells of most runs of words that they occur once, without a table of runs: if no other run begins
/// with the same two, three or four characters, no run that long or longer is repeated.
///
/// Cells count, up to two, how often such beginnings were seen (a counting filter after Bloom 1970).
/// Beginnings that share a cell look repeated, which costs time and changes no answer.
struct RepetitionFilter: ~Copyable {
  private let cells: Scratch<UInt8>
  private let shift: UInt64
  private let multipliers: Table<UInt64>

  private static let largestBits = 26

  /// - Parameters:
  ///   - count: about how many runs' beginnings there will be.
  ///   - multipliers: of a `HashSeed`, which must outlive the filter.
  init(count: Int, _ multipliers: Table<UInt64>) {
    self.multipliers = multipliers
    let wanted = Int.bitWidth - (count * 6).leadingZeroBitCount
    let bits = min(max(wanted, 6), Self.largestBits)
    cells = Scratch(capacity: 1 << bits)
    shift = UInt64(64 - bits)
  }

  /// A view for hot loops; it must not outlive the filter.
  var view: View { View(cells: cells.view, shift: shift, multipliers: multipliers) }

  struct View {
    fileprivate let cells: Scratch<UInt8>.View
    fileprivate let shift: UInt64
    fileprivate let multipliers: Table<UInt64>

    /// More than any run has.
    private static var endless: Int { 1 << 8 }

    /// Notes that runs begin at a character.
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

    /// The length from which on no run that begins at a character is repeated.
    @inline(__always) func uniqueLength(
      _ characters: Table<FoldedCharacter>, at offset: Int
    ) -> Int {
      var hash = RunHash(characters, at: offset, multipliers)
      let two = cells[cell(of: hash)]
      hash.append(characters[offset &+ 2])
      let three = cells[cell(of: hash)]
      hash.append(characters[offset &+ 3])
      let four = cells[cell(of: hash)]
      // A cell of what is seen again holds 2. Computed without branches, as none could be foreseen.
      let (second, third, fourth) = (Int(two >> 1), Int(three >> 1), Int(four >> 1))
      return 2 &+ second &* (1 &+ third &* (1 &+ fourth &* Self.endless))
    }
  }
}
