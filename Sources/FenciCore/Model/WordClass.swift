/// The class of a word in the most probable segmentation. It depends on the word's part of speech
/// and length, and for a single character on its rarity. A trained model has a weight for each pair
/// of classes at a boundary.
///
/// Classes generalize. The weights of character pairs only help where the training text had the
/// same characters, but every word of the dictionary has a class. Classes also help to find unknown
/// words, because a run of rare single characters is usually a name.
enum WordClass {
  /// The class of punctuation, whitespace, the ends of the text, and words that rules have fixed.
  static let edge = 0
  static let number = 1
  static let letters = 2
  /// The class of a single character that is not a word of the dictionary.
  static let unknown = 3
  /// The first class of single characters that are words. Each part of speech has three classes,
  /// for three degrees of rarity.
  static let firstSingle = 4
  /// The first class of longer words. Each part of speech has three classes, for words of two,
  /// three, and four or more characters.
  static let firstLonger = firstSingle + 3 * partCount
  /// The first class that takes the place of the second class of a pair if the boundary is inside a
  /// word. Such a class contains the distances of the boundary from both ends of the word.
  static let firstInside = firstLonger + 3 * partCount
  static let count = 64

  static let pairCount = count * count

  // These are the numbers of the parts of speech.
  static let noun = 0
  static let properNoun = 1
  static let verb = 2
  static let adjective = 3
  static let numeral = 4
  static let function = 5
  static let partCount = 6

  /// The costs (−ln p) at which less common characters and rare characters begin: 8 and 11.
  static let rarities = (8 * FixedPointLogarithm.scale, 11 * FixedPointLogarithm.scale)

  /// Returns two tables in one array. The first contains the part of speech of each dictionary tag,
  /// by the number of the tag. The second contains the class of each character as a word, by the
  /// character's code.
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

  /// The index in that array at which the classes of characters begin.
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

  /// Returns the second class of a pair whose boundary is inside a word.
  ///
  /// - Parameters:
  ///   - start: the number of characters between the beginning of the word and the boundary.
  ///   - end: the number of characters between the boundary and the end of the word.
  @inline(__always) static func inside(_ start: Int, _ end: Int) -> Int {
    firstInside &+ min(start, 3) &* 4 &+ min(end, 3)
  }

  /// Packs a pair of classes into one number.
  @inline(__always) static func pair(_ before: Int, _ after: Int) -> UInt16 {
    UInt16(truncatingIfNeeded: before &* count &+ after)
  }
}
