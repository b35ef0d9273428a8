/// How likely a stretch of text is: the cost of the cheapest path of words through it.
///
/// The costs are those of the lexicon, in its units. What is no word costs as much as its kind does in
/// text that is Chinese.
struct RepairCosts {
  private let sections: ImageSections
  private let unknown: Int

  init(_ lexicon: Lexicon) {
    sections = lexicon.sections
    unknown = lexicon.unknownCost
  }

  /// One nat.
  static let nat = Int(FixedPointLogarithm.scale)

  /// The cost of some characters.
  ///
  /// - Complexity: O(*n*) in their number, times the length of the longest word.
  func cost(of scalars: [UInt32]) -> Int {
    let codes = scalars.map { scalar in
      scalar < 0x110000 ? sections.codeMap.code(of: scalar) : 0
    }
    let (trie, costs) = (sections.trie, sections.cost)
    var best = [Int](repeating: .max, count: codes.count + 1)
    best[0] = 0
    for start in codes.indices {
      let path = best[start]
      let single = path + cost(ofSingle: scalars[start])
      if single < best[start + 1] { best[start + 1] = single }
      var node = Trie.root
      for end in start..<codes.count {
        guard let child = trie.child(of: node, over: codes[end]) else { break }
        node = child.node
        if child.flags & (NodeFlags.isWord | NodeFlags.isPhrase) != 0 {
          best[end + 1] = min(best[end + 1], path + Int(costs[Int(node)]))
        }
        if child.flags & NodeFlags.hasChildren == 0 { break }
      }
    }
    return best[codes.count]
  }

  /// What a character costs that is no word.
  private func cost(ofSingle scalar: UInt32) -> Int {
    switch scalar {
    case 0xFF0C, 0x2C, 0x3002: return 3 * Self.nat
    case 0x3001: return 4 * Self.nat
    case 0xFFFD: return 9 * Self.nat
    case 0x21...0x2F, 0x3A...0x3F, 0xB7, 0x2014...0x2026, 0x3008...0x3015, 0xFF01, 0xFF08, 0xFF09,
      0xFF1A, 0xFF1B, 0xFF1F:
      return 6 * Self.nat
    case ScalarReader.invalid: return 2 * unknown
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
