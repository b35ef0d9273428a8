/// The weights with which a model decides parts of speech.
///
/// Each feature of a word has a list of tags with weights. A perfect hash table (`PerfectHash`)
/// finds the list by the key of the feature. Its record keeps the lower half of the key, which
/// tells the feature from features without weights.
struct TagWeights {
  /// The names of the parts of speech, in the order of their numbers. The array is empty if the
  /// model has none.
  let names: [String]
  /// The displacement of each bucket of the hash table.
  let displacements: Table<UInt16>
  /// The record in each slot of the hash table. From the lowest bit on, a record contains the
  /// beginning of a list in `weights` (24 bits), the length of the list (8 bits), and the lower
  /// half of the key.
  let records: Table<UInt64>
  /// The elements of all lists. The lower byte of an element is the number of a tag, and the upper
  /// byte is its weight.
  let weights: Table<UInt16>

  static var none: TagWeights {
    TagWeights(names: [], displacements: .empty, records: .empty, weights: .empty)
  }

  static func record(_ key: UInt64, first: Int, count: Int) -> UInt64 {
    UInt64(first) | UInt64(count) << 24 | key << 32
  }

  /// The position and length of the list of a record in `weights`.
  @inline(__always) static func list(_ record: UInt64) -> (first: Int, count: Int) {
    (Int(truncatingIfNeeded: record & 0xFF_FFFF), Int(truncatingIfNeeded: record >> 24 & 0xFF))
  }

  /// Returns the record of a feature. The result is 0, which means an empty list, if the feature
  /// has no record.
  @inline(__always) private func record(of key: UInt64) -> UInt64 {
    let hash = BoundaryWeights.hash(key)
    let displacement = displacements[BoundaryWeights.bucket(hash, count: displacements.count)]
    let record = records[
      BoundaryWeights.slot(hash, displacement: displacement, count: records.count)]
    let difference = record >> 32 ^ key & 0xFFFF_FFFF
    // The mask has all bits set if the record belongs to the key, otherwise none.
    return record & UInt64(bitPattern: Int64(bitPattern: difference &- 1) >> 63)
  }

  /// Adds the weights of features to the scores of the tags.
  ///
  /// - Parameter found: scratch memory for as many records as there are keys.
  @inline(__always) func add(
    _ keys: Scratch<UInt64>.View, count: Int, to scores: Scratch<Int32>.View,
    found: Scratch<UInt64>.View
  ) {
    // The lookups do not depend on each other. In a loop without other work, they overlap.
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
