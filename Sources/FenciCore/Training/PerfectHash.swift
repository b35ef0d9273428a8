/// Assigns slots to keys so that one displacement per bucket finds each key (hash, displace; Fox,
/// Heath, Chen and Daoud 1992). Buckets are processed from the largest to the smallest. Each gets
/// the least displacement under which all of its keys have free slots.
struct PerfectHash {
  private(set) var displacements: [UInt16]
  /// By slot: the key's position in the list, or nil.
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
      // Each attempt makes failure much less likely. Keys whose hashes have the same lower half
      // have the same slot under every displacement. More buckets separate them.
      precondition(slotCount <= keys.count * 4 + 64, "keys must be different")
      let more = max(slotCount / 16, 8)
      slotCount += more
      bucketCount += more
    }
  }

  /// Places all keys; nil if a bucket does not fit.
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
