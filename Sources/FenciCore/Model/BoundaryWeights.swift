/// One set of weights of a boundary model. There are weights for single characters, for pairs and
/// triples of characters (n-grams), for `BoundaryMask`s, and for the classes of the most probable
/// words.
///
/// The weights of pairs and triples are records of a perfect hash table (hash, displace; Fox,
/// Heath, Chen and Daoud 1992). A lookup reads one displacement and one record, and never searches.
struct BoundaryWeights {
  /// The weights of each symbol (the model's number of a character), for six boundaries. The first
  /// of them is two characters before the beginning of the character, and the last is three
  /// characters after that beginning.
  let unigrams: Table<SIMD8<Int16>>
  /// The displacement of each bucket of the hash table.
  let displacements: Table<UInt16>
  /// The record in each slot of the hash table. The lowest five bytes are the weights for five
  /// boundaries. The first of these is two characters before the beginning of the last character of
  /// the n-gram. The upper 24 bits are a fingerprint of the key.
  let records: Table<UInt64>
  /// The weight of each `BoundaryMask`.
  let masks: Table<Int16>
  /// The weight of each pair of word classes at a boundary, see `WordClass`.
  let classes: Table<Int16>

  /// Packs two or three symbols into the key of an n-gram. Each takes 16 bits, with the first
  /// symbol lowest. The key of a pair has 0 in place of the third symbol.
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

  /// Returns 24 bits of the hash of a key, which tell the key from other keys with the same slot.
  /// One in sixteen million n-grams without weights is mistaken for an n-gram with weights.
  @inline(__always) static func fingerprint(_ hash: UInt64) -> UInt64 { hash >> 24 & 0xFF_FFFF }

  /// Returns the weights of a pair or triple in the lowest five bytes. The result is zero if the
  /// pair or triple has no record.
  @inline(__always) private func weights(of key: UInt64) -> UInt64 {
    let hash = Self.hash(key)
    let displacement = displacements[Self.bucket(hash, count: displacements.count)]
    let record = records[Self.slot(hash, displacement: displacement, count: records.count)]
    let difference = record >> 40 ^ Self.fingerprint(hash)
    // The mask has all bits set if the record belongs to the key, otherwise none.
    let found = UInt64(bitPattern: Int64(bitPattern: difference &- 1) >> 63)
    return record & found & 0xFF_FFFF_FFFF
  }

  var recordCount: Int { records.indices.count { records[$0] != 0 } }
}

extension BoundaryWeights {
  /// Adds up the weights of characters, pairs and triples at every boundary.
  ///
  /// A vector holds the sums of the next six boundaries. Each character adds its weights to the
  /// vector, and the lowest sum is then complete. Characters beyond an edge, such as a punctuation
  /// mark, must not contribute to a boundary, so their weights are masked out.
  ///
  /// - Parameters:
  ///   - symbols: the symbols of the items, which are characters, numbers and words of letters. An
  ///     edge precedes the first item and follows the last one.
  ///   - scores: receives the scores. The score of the boundary before item `i` is at `i + 3`.
  ///   - ngrams: scratch memory for two numbers for each item.
  func score(
    _ symbols: Scratch<UInt16>.View, count: Int, into scores: Scratch<Int16>.View,
    ngrams: Scratch<UInt64>.View
  ) {
    // The lookups of records do not depend on each other. In a loop without other work, they
    // overlap.
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
        // The lowest sum is complete, so the vector moves on by one boundary.
        let next = SIMD8(sums[1], sums[2], sums[3], sums[4], sums[5], sums[6], sums[7], 0)
        sums =
          (next & masks[3 &* edges]) &+ (weights & masks[3 &* edges &+ 1])
          &+ (unigrams[Int(symbol)] & masks[3 &* edges &+ 2])
        scores[position] = sums[0]
      }
      scores[count] = sums[1]
    }
  }

  /// Select the elements of the vector to which an item contributes. The index tells which of the
  /// item and the two items before it are edges, as three bits. Each index has three masks: for the
  /// sums so far, for the weights of pairs and triples, and for the weights of the character
  /// itself.
  private static let contextMasks: [SIMD8<Int16>] = (0..<8).flatMap { edges in
    // An edge ends the context of a boundary.
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
