/// One set of weights: for single characters, pairs and triples of them, dictionary masks, and the
/// classes of the most probable words.
///
/// Pairs and triples are records of a perfect hash table (hash, displace; Fox, Heath, Chen and
/// Daoud 1992). A lookup reads one displacement and one record, found or not, and never searches.
struct BoundaryWeights {
  /// By symbol: the weights for six boundaries, from two before the beginning of the character to
  /// three after it.
  let unigrams: Table<SIMD8<Int16>>
  /// The displacements by bucket of the hash.
  let displacements: Table<UInt16>
  /// The records by slot. From the lowest byte on: five weights, for the boundaries from two before
  /// the last character on, and a fingerprint of 24 bits.
  let records: Table<UInt64>
  /// The weights of `BoundaryMask`s.
  let masks: Table<Int16>
  /// The weights of pairs of word classes around the boundary, see `WordClass`.
  let classes: Table<Int16>

  /// The key of up to three symbols: 16 bits each, the first lowest. The third is 0 for a pair.
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

  /// 24 bits of a key's hash, which tell it from other keys that lead to the same slot. One in
  /// sixteen million n-grams without weights gets those of another n-gram.
  @inline(__always) static func fingerprint(_ hash: UInt64) -> UInt64 { hash >> 24 & 0xFF_FFFF }

  /// The weights of a pair or triple in the lowest five bytes; zero if it has no record.
  @inline(__always) private func weights(of key: UInt64) -> UInt64 {
    let hash = Self.hash(key)
    let displacement = displacements[Self.bucket(hash, count: displacements.count)]
    let record = records[Self.slot(hash, displacement: displacement, count: records.count)]
    let difference = record >> 40 ^ Self.fingerprint(hash)
    // All ones if the record belongs to the key.
    let found = UInt64(bitPattern: Int64(bitPattern: difference &- 1) >> 63)
    return record & found & 0xFF_FFFF_FFFF
  }

  var recordCount: Int { records.indices.count { records[$0] != 0 } }
}

extension BoundaryWeights {
  /// Sums the weights of characters, pairs and triples for every boundary.
  ///
  /// One vector holds the sums of the next six boundaries. Each character adds its weights to them,
  /// which completes the lowest sum. Context ends at edges: contributions from beyond an edge are
  /// masked out.
  ///
  /// - Parameters:
  ///   - symbols: the symbols from the edge before the first item to the edge after the last one.
  ///   - scores: receives the score of the boundary before item `i` at `i + 3`.
  ///   - ngrams: scratch memory for two numbers per item.
  func score(
    _ symbols: Scratch<UInt16>.View, count: Int, into scores: Scratch<Int16>.View,
    ngrams: Scratch<UInt64>.View
  ) {
    // A separate loop lets the independent record lookups overlap.
    var pending: UInt64 = 0
    for position in 0..<count {
      pending = pending >> 16 | UInt64(symbols[position]) << 32
      ngrams[2 &* position] = weights(of: pending >> 16)
      ngrams[2 &* position &+ 1] = weights(of: pending)
    }
    Self.contextMasks.withTable { masks in
      var sums = SIMD8<Int16>.zero
      var edges = 0
      for position in 0..<count {
        let symbol = symbols[position]
        edges = (edges << 1 | (symbol == BoundarySymbol.edge ? 1 : 0)) & 7
        let weights =
          (SIMD8<Int16>(truncatingIfNeeded: ngrams.bytes(at: 2 &* position))
            &+ SIMD8<Int16>(truncatingIfNeeded: ngrams.bytes(at: 2 &* position &+ 1)))
          &<< SegmentationModelFormat.ngramShift
        // The lowest sum is complete.
        let next = SIMD8(sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], 0)
        sums =
          (next & masks[3 &* edges]) &+ (weights & masks[3 &* edges &+ 1])
          &+ (unigrams[Int(symbol)] & masks[3 &* edges &+ 2])
        scores[position] = sums[0]
      }
      scores[count] = sums[1]
    }
  }

  /// The vector elements to which an item contributes, depending on which of the item and the two
  /// before it are edges. Three masks each: for the sums so far, for pairs and triples, and for the
  /// character itself.
  private static let contextMasks: [SIMD8<Int16>] = (0..<8).flatMap { edges in
    // The context of a boundary ends at an edge.
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
