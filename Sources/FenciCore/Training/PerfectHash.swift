/// Computes a perfect hash table: each key has a slot that it does not share with another key
/// (hash, displace; Fox, Heath, Chen and Daoud 1992).
///
/// The keys are divided into buckets. Each bucket has one number, its displacement, which
/// determines the slots of all its keys. The largest buckets are placed first. Each bucket gets the
/// least displacement with which all its keys have free slots.
struct PerfectHash {
  private(set) var displacements: [UInt16]
  /// The index in the list of keys of the key in each slot, or nil for an empty slot.
  private(set) var positions: [Int?]

  init(_ keys: [UInt64]) {
    var slotCount = max(keys.count + keys.count / 32, 1)
    var bucketCount = max(keys.count / 3, 1)
    while true {
      if let (displacements, positions) = Self.place(
        keys, bucketCount: bucketCount, slotCount: slotCount)
      {
        self.displacements = displacements
        self.positions = positions
        return
      }
      // Every attempt makes failure much less likely. If the lower halves of two hashes are equal,
      // the keys have the same slot with every displacement. A greater number of buckets separates
      // them.
      precondition(slotCount <= keys.count * 4 + 64, "keys must be different")
      let more = max(slotCount / 16, 8)
      slotCount += more
      bucketCount += more
    }
  }

  /// Assigns slots to all keys. Returns nil if no displacement fits one of the buckets.
  private static func place(
    _ keys: [UInt64], bucketCount: Int, slotCount: Int
  ) -> ([UInt16], [Int?])? {
    var buckets = [[Int]](repeating: [], count: bucketCount)
    let hashes = keys.map(BoundaryWeights.hash)
    for (position, hash) in hashes.enumerated() {
      buckets[BoundaryWeights.bucket(hash, count: bucketCount)].append(position)
    }
    let order = buckets.indices.sorted { (buckets[$1].count, $0) < (buckets[$0].count, $1) }
    var displacements = [UInt16](repeating: 0, count: bucketCount)
    var positions = [Int?](repeating: nil, count: slotCount)
    for bucket in order where !buckets[bucket].isEmpty {
      guard
        let (displacement, slots) = free(
          buckets[bucket].map { hashes[$0] }, positions)
      else { return nil }
      displacements[bucket] = displacement
      for (slot, position) in zip(slots, buckets[bucket]) { positions[slot] = position }
    }
    return (displacements, positions)
  }

  private static func free(_ hashes: [UInt64], _ positions: [Int?]) -> (UInt16, [Int])? {
    var slots: [Int] = []
    next: for displacement in 0...UInt16.max {
      slots.removeAll(keepingCapacity: true)
      for hash in hashes {
        let slot = BoundaryWeights.slot(
          hash, displacement: displacement, count: positions.count)
        if positions[slot] != nil || slots.contains(slot) { continue next }
        slots.append(slot)
      }
      return (displacement, slots)
    }
    return nil
  }
}
