/// The trained method by its definition, for texts of characters and punctuation: the weights of every
/// n-gram in the window, looked for one by one.
package struct NaiveBoundaries {
  /// By n-gram of symbols: the weight for the boundary that is so many places before the end of the n-gram,
  /// counted from two places before its last symbol on.
  package var weights: [[UInt16]: [Int]] = [:]
  /// By what the dictionary has at the boundary.
  package var masks: [Int] = []

  package init() {}

  /// The score of the boundary before item `boundary`, between two characters.
  ///
  /// - Parameters:
  ///   - symbols: of the items of a text.
  ///   - edge: the symbol that context ends at.
  package func score(_ symbols: [UInt16], before boundary: Int, mask: Int, edge: UInt16) -> Int {
    // The window: three items on either side, as far as the first edge, which belongs to it. The text
    // lies between two edges.
    let padded = [edge] + symbols + [edge]
    let place = boundary + 1
    var first = place - 1
    while first > place - 3, padded[first] != edge { first -= 1 }
    var last = place
    while last < place + 2, padded[last] != edge { last += 1 }
    var sum = masks[mask]
    for start in first...last {
      for end in start...min(start + 2, last) {
        guard let weights = weights[Array(padded[start...end])] else { continue }
        sum += weights[place - (end - 2)]
      }
    }
    return sum
  }

  /// What a dictionary has at a boundary, by its definition.
  ///
  /// - Parameter isPath: whether the most probable words have a boundary there.
  package static func mask(
    _ characters: [Character], before boundary: Int, isPath: Bool, _ isWord: (String) -> Bool
  ) -> Int {
    var mask = isPath ? 1 << 12 : 0
    for start in characters.indices {
      for end in characters.indices where end > start {
        guard isWord(String(characters[start...end])) else { continue }
        let kind = min(end - start + 1, 5) - 2
        if start == boundary { mask |= 1 << kind }
        if end + 1 == boundary { mask |= 1 << (4 + kind) }
        if start < boundary, boundary <= end { mask |= 1 << (8 + kind) }
      }
    }
    return mask
  }
}
