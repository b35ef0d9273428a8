/// The class of a word on the most probable path: its part of speech and its length, and for a
/// single character its rarity. A trained model has a weight for each pair of classes around a
/// boundary.
///
/// Classes generalize. The weights of character pairs only help where the training text had the
/// same characters, whereas every word of the dictionary has a class. They also find unknown words:
/// a run of rare single characters is usually a name.
enum WordClass {
  /// Punctuation, whitespace, ends of the text, and words that rules have fixed.
  static let edge = 0
  static let number = 1
  static let letters = 2
  /// A single character that the dictionary does not have as a word.
  static let unknown = 3
  /// Single characters: three degrees of rarity for each part of speech.
  static let firstSingle = 4
  /// Words of two, three, and four or more characters, for each part of speech.
  static let firstLonger = firstSingle + 3 * partCount
  /// Replaces the second class of a pair if the boundary is inside the first word: the distances
  /// from both ends of the word.
  static let firstInside = firstLonger + 3 * partCount
  static let count = 64

  static let pairCount = count * count

  // Parts of speech.
  static let noun = 0
  static let properNoun = 1
  static let verb = 2
  static let adjective = 3
  static let numeral = 4
  static let function = 5
  static let partCount = 6

  /// The costs (−ln p) that separate common, less common and rare characters: 8 and 11.
  static let rarities = (8 * FixedPointLogarithm.scale, 11 * FixedPointLogarithm.scale)

  /// Returns the part of speech for each number of a dictionary tag, followed by the class for each
  /// code, of the character as a word.
  static func table(of lexicon: Lexicon) -> [UInt8] {
    let parts = (0...NodeTag.mask).map { number in
      UInt8(part(of: number <= lexicon.tagCount ? lexicon.tagName(number) : ""))
    }
    let sections = lexicon.sections
    let characters = sections.alphabet.indices.map { code -> UInt8 in
      guard code > 0, let child = sections.trie.child(of: Trie.root, over: UInt16(code)),
        child.flags & NodeFlags.isWord != 0
      else { return UInt8(unknown) }
      let node = Int(child.node)
      let cost = Int(sections.cost[node])
      let rarity = cost < rarities.0 ? 0 : cost < rarities.1 ? 1 : 2
      return UInt8(firstSingle + 3 * Int(parts[Int(sections.tag[node] & NodeTag.mask)]) + rarity)
    }
    return parts + characters
  }

  /// The index in the table at which the classes of characters begin.
  static let firstCharacter = Int(NodeTag.mask) + 1

  private static func part(of tag: String) -> Int {
    switch TagGroup(tag: tag) {
    case .person, .place, .organisation, .properNoun: properNoun
    case .verb: verb
    case .adjective: adjective
    case .numeral: numeral
    case .adverb, .other: function
    default: noun
    }
  }

  /// The second class of a pair whose boundary is inside a word, `start` and `end` characters from
  /// its ends.
  @inline(__always) static func inside(_ start: Int, _ end: Int) -> Int {
    firstInside &+ min(start, 3) &* 4 &+ min(end, 3)
  }

  /// The pair of two classes.
  @inline(__always) static func pair(_ before: Int, _ after: Int) -> UInt16 {
    UInt16(truncatingIfNeeded: before &* count &+ after)
  }
}
