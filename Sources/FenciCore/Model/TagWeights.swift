/// The weights of a model's parts of speech.
///
/// Each feature has a list of tags with weights, which a perfect hash table (`PerfectHash`) finds
/// by the feature's key. A record keeps half of the key, to tell it from features without weights.
struct TagWeights {
  /// The parts of speech in the order of their numbers; empty if the model has none.
  let names: [String]
  /// The displacements by bucket of the hash.
  let displacements: Table<UInt16>
  /// The records by slot: the beginning of the list (24 bits), its length (8 bits), and the lower
  /// half of the key.
  let records: Table<UInt64>
  /// The weights: a tag's number in the lower half, its weight in the upper half.
  let weights: Table<UInt16>

  static var none: TagWeights {
    TagWeights(names: [], displacements: .empty, records: .empty, weights: .empty)
  }

  static func record(_ key: UInt64, first: Int, count: Int) -> UInt64 {
    UInt64(first) | UInt64(count) << 24 | key << 32
  }

  /// The position and length of a record's list in `weights`.
  @inline(__always) static func list(_ record: UInt64) -> (first: Int, count: Int) {
    (Int(truncatingIfNeeded: record & 0xFF_FFFF), Int(truncatingIfNeeded: record >> 24 & 0xFF))
  }

  /// The record of a feature; 0, which means an empty list, if it has none.
  @inline(__always) private func record(of key: UInt64) -> UInt64 {
    let hash = BoundaryWeights.hash(key)
    let displacement = displacements[BoundaryWeights.bucket(hash, count: displacements.count)]
    let record = records[
      BoundaryWeights.slot(hash, displacement: displacement, count: records.count)]
    let difference = record >> 32 ^ key & 0xFFFF_FFFF
    // All ones if the record belongs to the key.
    return record & UInt64(bitPattern: Int64(bitPattern: difference &- 1) >> 63)
  }

  /// Adds the weights of features to the scores of the tags.
  ///
  /// - Parameter found: scratch memory for as many records as there are keys.
  @inline(__always) func add(
    _ keys: Scratch<UInt64>.View, count: Int, to scores: Scratch<Int32>.View,
    found: Scratch<UInt64>.View
  ) {
    // A separate loop lets the independent lookups overlap.
    for number in 0..<count { found[number] = record(of: keys[number]) }
    for number in 0..<count {
      let (first, count) = Self.list(found[number])
      for position in first..<first &+ count {
        let weight = weights[position]
        scores[Int(weight & 0xFF)] &+= Int32(Int8(truncatingIfNeeded: weight >> 8))
      }
    }
  }
}
