/// The weights of a model's parts of speech.
///
/// Each feature has a list of tags with weights. It is found by a perfect hash table (`PerfectHash`), by its key;
/// half of the key is kept to tell it from features that have no weights.
struct TagWeights {
  /// The parts of speech in the order of their numbers; empty if the model has none.
  let names: [String]
  /// By bucket of the hash.
  let displacements: Table<UInt16>
  /// By slot: where the list begins (24 bits), how long it is (8 bits), and the lower half of the key.
  let records: Table<UInt64>
  /// A tag's number in the lower half, its weight in the upper one.
  let weights: Table<UInt16>

  static var none: TagWeights {
    TagWeights(names: [], displacements: .empty, records: .empty, weights: .empty)
  }

  static func record(_ key: UInt64, first: Int, count: Int) -> UInt64 {
    UInt64(first) | UInt64(count) << 24 | key << 32
  }

  /// Where the list of a record is.
  @inline(__always) static func list(_ record: UInt64) -> (first: Int, count: Int) {
    (Int(truncatingIfNeeded: record & 0xFF_FFFF), Int(truncatingIfNeeded: record >> 24 & 0xFF))
  }

  /// The record of a feature; 0, with an empty list, if it has none.
  @inline(__always) private func record(of key: UInt64) -> UInt64 {
    let hash = BoundaryWeights.hash(key)
    let displacement = displacements[BoundaryWeights.bucket(hash, count: displacements.count)]
    let record = records[
      BoundaryWeights.slot(hash, displacement: displacement, count: records.count)]
    let difference = record >> 32 ^ key & 0xFFFF_FFFF
    // All ones if the record is that of the key.
    return record & UInt64(bitPattern: Int64(bitPattern: difference &- 1) >> 63)
  }

  /// Adds the weights of features to the scores of the tags.
  ///
  /// - Parameter found: memory for as many records.
  @inline(__always) func add(
    _ keys: Scratch<UInt64>.View, count: Int, to scores: Scratch<Int32>.View,
    found: Scratch<UInt64>.View
  ) {
    // A loop of its own: the look-ups wait for nothing then, and overlap.
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
