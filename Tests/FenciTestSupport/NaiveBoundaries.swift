package import FenciCore

/// The trained method by its definition, for texts of characters and punctuation: the weights of every
/// n-gram in the window, looked for one by one.
package struct NaiveBoundaries {
  /// Of an n-gram of symbols: the weight for the boundary that is so many places before the end of the n-gram,
  /// counted from two places before its last symbol on; nil if it has none.
  package var weights: ([UInt16]) -> [Int]?
  /// By what the dictionary has at the boundary.
  package var masks: [Int]
  /// By pairs of classes of words.
  package var classes: [Int]

  package init(weights: @escaping ([UInt16]) -> [Int]?, masks: [Int], classes: [Int]) {
    (self.weights, self.masks, self.classes) = (weights, masks, classes)
  }

  /// The score of the boundary before item `boundary`, between two characters.
  ///
  /// - Parameters:
  ///   - symbols: of the items of a text.
  ///   - pair: the classes of the words around the boundary.
  ///   - edge: the symbol that context ends at.
  package func score(
    _ symbols: [UInt16], before boundary: Int, mask: Int, pair: Int, edge: UInt16
  ) -> Int {
    // The window: three items on either side, as far as the first edge, which belongs to it. The text
    // lies between two edges.
    let padded = [edge] + symbols + [edge]
    let place = boundary + 1
    var first = place - 1
    while first > place - 3, padded[first] != edge { first -= 1 }
    var last = place
    while last < place + 2, padded[last] != edge { last += 1 }
    var sum = masks[mask] + classes[pair]
    for start in first...last {
      for end in start...min(start + 2, last) {
        guard let weights = weights(Array(padded[start...end])) else { continue }
        sum += weights[place - (end - 2)]
      }
    }
    return sum
  }

  /// The classes of the words around a boundary, by their definition.
  ///
  /// - Parameters:
  ///   - words: the most probable words of a text that has only characters and `，`.
  ///   - boundary: how many characters are before it.
  package static func pair(_ words: [String], before boundary: Int, _ lexicon: Lexicon) -> Int {
    var start = 0
    for (number, word) in words.enumerated() {
      let end = start + word.count
      if boundary > start, boundary < end {
        return 64 * wordClass(word, lexicon) + 40 + 4 * min(boundary - start, 3)
          + min(end - boundary, 3)
      }
      if boundary == end {
        let next = number + 1 < words.count ? wordClass(words[number + 1], lexicon) : 0
        return 64 * wordClass(word, lexicon) + next
      }
      start = end
    }
    return 0
  }

  private static func wordClass(_ word: String, _ lexicon: Lexicon) -> Int {
    if word == "，" { return 0 }
    guard let entry = lexicon.entry(for: word), entry.isWord else { return 3 }
    let part =
      switch entry.tag {
      case "nr": 1
      case "v": 2
      case "a": 3
      case "m": 4
      case "d": 5
      default: 0
      }
    if word.count > 1 { return 22 + 3 * part + min(word.count, 4) - 2 }
    return 4 + 3 * part + (entry.cost < 8 ? 0 : entry.cost < 11 ? 1 : 2)
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
