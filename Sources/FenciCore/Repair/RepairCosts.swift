/// Computes how unlikely a text is. Its cost is the sum of −ln p over its most probable words.
///
/// A word has the cost that the lexicon stores, in fixed-point units. A character outside words has
/// a cost that is typical of its kind in Chinese text.
struct RepairCosts {
  private let sections: ImageSections
  private let unknown: Int

  init(_ lexicon: Lexicon) {
    sections = lexicon.sections
    unknown = lexicon.unknownCost
  }

  /// A cost of 1, in fixed-point units. This is the cost of a probability of 1/e.
  static let nat = Int(FixedPointLogarithm.scale)

  /// Returns the cost of a sequence of characters.
  ///
  /// - Complexity: O(*n*) in the number of characters, times the length of the longest word.
  func cost(of scalars: [UInt32]) -> Int {
    let codes = scalars.map { code(of: $0) }
    var best = [Int](repeating: .max, count: codes.count + 1)
    best[0] = 0
    for start in codes.indices {
      let path = best[start]
      best[start + 1] = min(best[start + 1], path + cost(ofSingle: scalars[start]))
      _ = walk(from: Trie.root, over: codes[start...]) { end, cost in
        best[end] = min(best[end], path + cost)
      }
    }
    return best[codes.count]
  }

  /// The positions of rare characters that no word of the likeliest segmentation explains. In a
  /// repaired text, they suggest that bytes are missing there.
  ///
  /// - Complexity: the same as that of `cost(of:)`.
  func unexplained(in scalars: [UInt32]) -> [Int] {
    let codes = scalars.map { code(of: $0) }
    var best = [Int](repeating: .max, count: codes.count + 1)
    var starts = [Int](repeating: 0, count: codes.count + 1)
    best[0] = 0
    func relax(_ start: Int, _ end: Int, _ cost: Int) {
      guard best[start] + cost < best[end] else { return }
      (best[end], starts[end]) = (best[start] + cost, start)
    }
    for start in codes.indices {
      relax(start, start + 1, cost(ofSingle: scalars[start]))
      _ = walk(from: Trie.root, over: codes[start...]) { end, cost in relax(start, end, cost) }
    }
    var found: [Int] = []
    var end = codes.count
    while end > 0 {
      let start = starts[end]
      if end - start == 1, scalars[start] >= 0x3400, best[end] - best[start] >= Self.rare {
        found.append(start)
      }
      end = start
    }
    return found.reversed()
  }

  /// The least cost of a rare character: it is one word in about 200,000.
  private static let rare = 12 * nat

  /// Returns the costs of several versions of a text, which differ only in the character at one
  /// place. The values are the same as the results of `cost(of:)`, but the work before and after
  /// the place is shared by all versions.
  ///
  /// - Parameters:
  ///   - choices: the characters to try at the place.
  ///   - place: the index in `scalars` of the character that is replaced.
  /// - Complexity: O(*n* + *c*) in the numbers of characters and choices, times the length of the
  ///   longest word.
  func costs(of scalars: [UInt32], with choices: [UInt32], at place: Int) -> [Int] {
    let codes = scalars.map { code(of: $0) }
    // The least cost of the text before each position, and the unfinished words that reach the
    // place.
    var before = [Int](repeating: .max, count: place + 1)
    before[0] = 0
    var begun: [(node: UInt32, path: Int)] = []
    for start in 0..<place {
      let path = before[start]
      before[start + 1] = min(before[start + 1], path + cost(ofSingle: scalars[start]))
      let node = walk(from: Trie.root, over: codes[start..<place]) { end, cost in
        before[end] = min(before[end], path + cost)
      }
      if let node { begun.append((node, path)) }
    }
    begun.append((Trie.root, before[place]))
    // The least cost of the text from each position to the end.
    var behind = [Int](repeating: .max, count: codes.count + 1)
    behind[codes.count] = 0
    for start in stride(from: codes.count - 1, to: place, by: -1) {
      behind[start] = behind[start + 1] + cost(ofSingle: scalars[start])
      _ = walk(from: Trie.root, over: codes[start...]) { end, cost in
        behind[start] = min(behind[start], cost + behind[end])
      }
    }
    return choices.map { choice in
      var best = before[place] + cost(ofSingle: choice) + behind[place + 1]
      for (node, path) in begun {
        guard let child = sections.trie.child(of: node, over: code(of: choice)) else { continue }
        if let cost = cost(of: child) { best = min(best, path + cost + behind[place + 1]) }
        guard child.flags & NodeFlags.hasChildren != 0 else { continue }
        _ = walk(from: child.node, over: codes[(place + 1)...]) { end, cost in
          best = min(best, path + cost + behind[end])
        }
      }
      return best
    }
  }

  /// Follows codes through the trie from a node on. Calls `body` for each lexicon entry that ends
  /// on the way, with the position after the entry and its cost.
  ///
  /// - Returns: the node that the last code leads to. The result is nil if the trie has no such
  ///   node, or if that node has no children.
  private func walk(
    from first: UInt32, over codes: ArraySlice<UInt16>, _ body: (_ end: Int, _ cost: Int) -> Void
  ) -> UInt32? {
    var node = first
    for (position, code) in zip(codes.indices, codes) {
      guard let child = sections.trie.child(of: node, over: code) else { return nil }
      if let cost = cost(of: child) { body(position + 1, cost) }
      guard child.flags & NodeFlags.hasChildren != 0 else { return nil }
      node = child.node
    }
    return node
  }

  /// The cost of the lexicon entry that ends at a node, or nil if none ends there.
  private func cost(of child: (node: UInt32, flags: UInt16)) -> Int? {
    guard child.flags & (NodeFlags.isWord | NodeFlags.isPhrase) != 0 else { return nil }
    return Int(sections.cost[Int(child.node)])
  }

  private func code(of scalar: UInt32) -> UInt16 {
    scalar < 0x110000 ? sections.codeMap.code(of: scalar) : 0
  }

  /// The cost of a character that does not belong to a word.
  private func cost(ofSingle scalar: UInt32) -> Int {
    switch scalar {
    case 0xFF0C, 0x2C, 0x3002: return 3 * Self.nat
    case 0x3001: return 4 * Self.nat
    case 0xFFFD: return 9 * Self.nat
    case 0x21...0x2F, 0x3A...0x3F, 0xB7, 0x2014...0x2026, 0x3008...0x3015, 0xFF01, 0xFF08, 0xFF09,
      0xFF1A, 0xFF1B, 0xFF1F:
      return 6 * Self.nat
    case UTF8Reader.invalid: return 2 * unknown
    default: break
    }
    switch CharacterClass.of(scalar) {
    case .space, .lineBreak: return 4 * Self.nat
    case .digit: return 4 * Self.nat
    case .latin: return scalar < 0x80 ? 7 * Self.nat : unknown
    default: return unknown
    }
  }
}
