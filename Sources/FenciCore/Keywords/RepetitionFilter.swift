/// Tells of most runs of words that they occur once, without a table of runs: if no other run begins
/// with the same two, three or four characters, no run that long or longer is repeated.
///
/// Cells count, up to two, how often such beginnings were seen (a counting filter after Bloom 1970).
/// Beginnings that share a cell look repeated, which costs time and changes no answer.
struct RepetitionFilter: ~Copyable {
  private let cells: Scratch<UInt8>
  private let shift: UInt64

  private static let largestBits = 22

  /// - Parameter count: about how many runs' beginnings there will be.
  init(count: Int) {
    let wanted = Int.bitWidth - (count * 6).leadingZeroBitCount
    let bits = min(max(wanted, 6), Self.largestBits)
    cells = Scratch(capacity: 1 << bits)
    shift = UInt64(64 - bits)
  }

  /// A view for hot loops; it must not outlive the filter.
  var view: View { View(cells: cells.view, shift: shift) }

  struct View {
    fileprivate let cells: Scratch<UInt8>.View
    fileprivate let shift: UInt64

    /// More than any run has.
    private static var endless: Int { 1 << 8 }

    /// Notes that runs begin at a character.
    @inline(__always) func add(_ characters: Table<FoldedCharacter>, at offset: Int) {
      var hash = RunHash(characters, at: offset)
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
      var hash = RunHash(characters, at: offset)
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

/// A hash of a run's folded characters, however its words are cut: multilinear (Carter and Wegman
/// 1979), so that it grows with the run by one multiplication a character.
struct RunHash {
  private(set) var value: UInt64
  private var multiplier: UInt64

  private static let first: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let step: UInt64 = 0xD134_2543_DE82_EF95

  /// The hash of two characters.
  @inline(__always) init(_ characters: Table<FoldedCharacter>, at offset: Int) {
    let second = Self.first &* Self.step
    value =
      Self.first &* UInt64(characters[offset].scalar)
      &+ second &* UInt64(characters[offset &+ 1].scalar)
    multiplier = second &* Self.step
  }

  @inline(__always) mutating func append(_ character: FoldedCharacter) {
    value &+= multiplier &* UInt64(character.scalar)
    multiplier &*= Self.step
  }
}
