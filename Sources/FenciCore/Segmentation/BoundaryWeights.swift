/// One set of weights: of single characters, of pairs and triples, and of dictionary masks.
///
/// Pairs and triples are records of a perfect hash table (hash, displace; Fox, Heath, Chen and Daoud 1992):
/// a look-up reads one displacement and one record, whether there is one or not, and never searches.
struct BoundaryWeights {
  /// By symbol: the weights for the boundaries from two before the character to three behind its
  /// beginning.
  let unigrams: Table<SIMD8<Int16>>
  /// By bucket of the hash.
  let displacements: Table<UInt16>
  /// By slot: five weights, for the boundaries from two before the last character on, then the three symbols.
  let records: Table<SIMD8<Int16>>
  /// The same memory: the upper three quarters of every second word are the key.
  let recordWords: Table<UInt64>
  /// By what the dictionary has at the boundary.
  let masks: Table<Int16>

  /// The key of up to three symbols: 16 bits each, the first lowest; of two the third is 0.
  static func key(_ symbols: [UInt16]) -> UInt64 {
    symbols.enumerated().reduce(0) { $0 | UInt64($1.element) << UInt64(16 * $1.offset) }
  }

  @inline(__always) static func hash(_ key: UInt64) -> UInt64 {
    let product = key &* 0x9E37_79B9_7F4A_7C15
    return (product ^ product >> 32) &* 0xD6E8_FEB8_6659_FD93
  }

  @inline(__always) static func bucket(_ hash: UInt64, count: Int) -> Int {
    Int(truncatingIfNeeded: ((hash >> 32) &* UInt64(truncatingIfNeeded: count)) >> 32)
  }

  @inline(__always) static func slot(_ hash: UInt64, displacement: UInt16, count: Int) -> Int {
    let mixed =
      (UInt32(truncatingIfNeeded: hash) ^ UInt32(displacement) &* 0x9E37_79B1) &* 0x85EB_CA6B
    return Int(truncatingIfNeeded: (UInt64(mixed) &* UInt64(truncatingIfNeeded: count)) >> 32)
  }

  /// The slot where the record of a pair or triple is, if it has one.
  @inline(__always) private func slot(of key: UInt64) -> Int {
    let hash = Self.hash(key)
    let displacement = displacements[Self.bucket(hash, count: displacements.count)]
    return Self.slot(hash, displacement: displacement, count: records.count)
  }

  /// The weights of a pair or triple in the lowest five lanes; zeros if the slot is not its own.
  @inline(__always) private func record(_ key: UInt64, in slot: Int) -> SIMD8<Int16> {
    let difference = recordWords[2 &* slot &+ 1] >> 16 ^ key
    // All ones if the record is that of the key.
    let found = Int16(truncatingIfNeeded: Int64(bitPattern: (difference &- 1) & ~difference) >> 63)
    return records[slot] & SIMD8(found, found, found, found, found, 0, 0, 0)
  }

  var recordCount: Int { records.indices.count { records[$0][5] != 0 } }
}

extension BoundaryWeights {
  /// Sums the weights of characters, pairs and triples for every boundary.
  ///
  /// The sums of the next six boundaries are lanes of one register: each character adds its weights to
  /// them, and the lowest is complete then. Context ends at edges: what is beyond is masked out.
  ///
  /// - Parameters:
  ///   - symbols: from the edge before the first item to that behind the last one.
  ///   - scores: takes the score of the boundary before item `i` at `i + 3`.
  ///   - slots: memory for two numbers an item.
  func score(
    _ symbols: Scratch<UInt16>.View, count: Int, into scores: Scratch<Int16>.View,
    slots: Scratch<UInt32>.View
  ) {
    // A loop of its own: the look-ups of the records wait for nothing then, and overlap.
    var pending: UInt64 = 0
    for position in 0..<count {
      pending = pending >> 16 | UInt64(symbols[position]) << 32
      slots[2 &* position] = UInt32(truncatingIfNeeded: slot(of: pending >> 16))
      slots[2 &* position &+ 1] = UInt32(truncatingIfNeeded: slot(of: pending))
    }
    Self.contextMasks.withTable { masks in
      var sums = SIMD8<Int16>.zero
      var key: UInt64 = 0
      var edges = 0
      for position in 0..<count {
        let symbol = symbols[position]
        key = key >> 16 | UInt64(symbol) << 32
        edges = (edges << 1 | (symbol == BoundarySymbol.edge ? 1 : 0)) & 7
        let ngrams =
          record(key >> 16, in: Int(slots[2 &* position]))
          &+ record(key, in: Int(slots[2 &* position &+ 1]))
        // The boundary that was lowest is complete.
        let next = SIMD8(sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], 0)
        sums =
          (next & masks[3 &* edges]) &+ (ngrams & masks[3 &* edges &+ 1])
          &+ (unigrams[Int(symbol)] & masks[3 &* edges &+ 2])
        scores[position] = sums[0]
      }
      scores[count] = sums[1]
    }
  }

  /// Which lanes what ends at an item counts for, by which of it and the two before it are edges:
  /// what was summed before, pairs and triples, the character itself.
  private static let contextMasks: [SIMD8<Int16>] = (0..<8).flatMap { edges in
    // Boundaries up to an edge know nothing of what is behind it.
    let first = edges & 2 != 0 ? 2 : edges & 4 != 0 ? 1 : 0
    let end = edges & 1 != 0 ? 3 : 8
    return [lanes(0..<end), lanes(first..<end), lanes(first..<8)]
  }

  private static func lanes(_ range: Range<Int>) -> SIMD8<Int16> {
    var mask = SIMD8<Int16>.zero
    for lane in range { mask[lane] = -1 }
    return mask
  }
}
