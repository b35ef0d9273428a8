/// Recognizes the words that belong to a clause, a question or a greeting, such as 怎么办, 吗, 您好 and
/// 请问. A term contains none of them, so term discovery treats them like stop words.
///
/// Most of them are recognized by their part of speech and their form. Two closed classes are
/// listed here, because the dictionary does not mark them: the characters of pronouns, and the
/// polite formulas together with the question words that contain no such character.
struct ClauseWords: Sendable {
  /// The parts of speech that `TagGroup` does not tell apart.
  private enum Class: UInt8 {
    case other, pronoun, particle, interjection
  }

  /// The class of each tag number.
  private let classes: [Class]

  /// The keys of polite formulas, and of question words that are not pronouns.
  private static let formulas = Set(
    """
    请 请问 请教 谢谢 多谢 感谢 对不起 抱歉 不好意思 劳驾 麻烦 打扰 打搅 拜托 辛苦 再见 拜拜 \
    多少 多久 多长
    """.split(separator: " ").map { word in
      var key = NgramKey()
      for scalar in word.unicodeScalars { key.append(scalar.value) }
      return key.value
    })
  /// The maximum number of characters of a formula.
  private static let longestFormula = 4

  /// The characters of question words. Every word with one is a question word, unless it is a name
  /// such as 哪吒.
  private static let interrogatives = scalars("怎哪谁啥咋")
  /// The other characters of pronouns that stand for persons and things. Pronouns without one, such
  /// as 多边, may be parts of terms.
  private static let pronouns = scalars("我你您他她它咱俺吾汝佢这那此何什么嘛")

  private static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map { $0.value } }

  init(_ lexicon: Lexicon) {
    classes = (0...NodeTag.mask).map { number in
      guard number <= lexicon.tagCount else { return .other }
      switch lexicon.tagName(number).first {
      case "r": return .pronoun
      case "y": return .particle
      case "e": return .interjection
      default: return .other
      }
    }
  }

  /// Marks the clause words among the words of a document as stop words.
  func mark(in words: borrowing DocumentWords) {
    for position in 1..<max(words.tokens.count - 1, 1) where words.tokens[position].isContent {
      if isDiscourseWord(position, words) {
        Self.leaveOut(position, words, .isDiscourseWord)
      } else if let end = Self.endOfChoice(from: position, words) {
        for part in position..<end where words.tokens[part].isWord {
          Self.leaveOut(part, words, .isDiscourseWord)
        }
      } else if Self.isAdverb(position, words) {
        Self.leaveOut(position, words, [])
      }
    }
  }

  private static func leaveOut(
    _ position: Int, _ words: borrowing DocumentWords, _ traits: DocumentToken.Traits
  ) {
    words.tokens[position].traits.insert([.isStopWord, traits])
    words.tokens[position].traits.remove(.isStart)
  }

  /// Whether a word belongs to a question or a greeting: a particle, an interjection, a pronoun of a
  /// person or a thing, a question word or a polite formula.
  private func isDiscourseWord(_ position: Int, _ words: borrowing DocumentWords) -> Bool {
    let token = words.tokens[position]
    let tag = token.node == 0 ? 0 : words.lexicon.sections.tag[Int(token.node)] & NodeTag.mask
    let kind = classes[Int(tag)]
    if kind == .particle { return true }
    // Before a word, an interjection may be part of a name, as 哈 is in 哈长城市群.
    if kind == .interjection { return !words.tokens[position + 1].isContent }
    let characters = words.characters.table
    let range = words.characterRange(of: Run(first: position, count: 1))
    if range.count <= Self.longestFormula {
      var key = NgramKey()
      for place in range { key.append(characters[place].scalar) }
      if Self.formulas.contains(key.value) { return true }
    }
    switch token.group {
    case .noun, .person, .place, .organisation, .properNoun, .idiom: return false
    default: break
    }
    let first = characters[range.lowerBound].scalar
    let last = characters[range.upperBound - 1].scalar
    // 自 as in 自我; 何 alone is rather a family name.
    let isPronoun =
      kind == .pronoun && first != 0x81EA && (range.count > 1 || first != 0x4F55)
    for place in range {
      let scalar = characters[place].scalar
      if Self.interrogatives.contains(scalar) { return true }
      if isPronoun, Self.pronouns.contains(scalar) { return true }
    }
    switch token.group {
    // 几 as in 几点 and 几度.
    case .numeral, .adverb: return first == 0x51E0
    // 否 as in 能否.
    case .verb: return range.count > 1 && last == 0x5426
    // 你 and 您 as in 您好, and 什么 as in 没什么.
    default:
      return first == 0x4F60 || first == 0x60A8
        || range.count > 1 && last == 0x4E48 && characters[range.upperBound - 2].scalar == 0x4EC0
    }
  }

  /// Whether a word is an adverb that occurs in clauses only.
  ///
  /// The tag is not enough, because terms contain many adverbs, as 自动驾驶 does. So an adverb must end
  /// with 是 or 然, as in 总是 and 突然, or consist of one character twice, as in 常常, or be a single
  /// character before a longer verb. The dictionary's terms must not often begin with it.
  private static func isAdverb(_ position: Int, _ words: borrowing DocumentWords) -> Bool {
    let token = words.tokens[position]
    guard token.statistics.level(.first) ?? 0 <= 0 else { return false }
    let characters = words.characters.table
    let range = words.characterRange(of: Run(first: position, count: 1))
    let first = characters[range.lowerBound].scalar
    guard range.count > 1 else {
      // 老 before a verb is an adverb, too: 老打嗝.
      guard token.group == .adverb || first == 0x8001 else { return false }
      let next = words.tokens[position + 1]
      return next.isContent && next.group == .verb
        && words.characterRange(of: Run(first: position + 1, count: 1)).count > 1
    }
    guard token.group == .adverb || token.group == .adjective else { return false }
    let last = characters[range.upperBound - 1].scalar
    switch last {
    case 0x662F: return true
    // 自然 and 天然 are not adverbs only.
    case 0x7136: return ![0x81EA, 0x5929].contains(characters[range.upperBound - 2].scalar)
    default: return token.group == .adverb && range.count == 2 && first == last
    }
  }

  /// Returns the end of a question of the form A不A or A没A that begins with a word, as in 会不会 and
  /// 严不严重; nil if there is none. The parts may be any words.
  private static func endOfChoice(from start: Int, _ words: borrowing DocumentWords) -> Int? {
    let tokens = words.tokens.table
    let characters = words.characters.table
    let first = Int(tokens[start].offset)
    let end = Int(tokens[start + 1].offset)
    // The negation is in the same word, as in 是不是.
    if end - first > 2, isNegation(characters[first + 1].scalar),
      characters[first].scalar == characters[first + 2].scalar
    {
      return start + 1
    }
    // Or it begins the next word, directly before the same character. `tokens` ends with a
    // sentinel, and `characters` with padding.
    guard tokens[start + 1].isWord, isNegation(characters[end].scalar),
      characters[end + 1].scalar == characters[first].scalar
    else { return nil }
    if Int(tokens[start + 2].offset) > end + 1 { return start + 2 }
    return tokens[start + 2].isWord ? start + 3 : nil
  }

  /// Whether a character is 不 or 没.
  private static func isNegation(_ scalar: UInt32) -> Bool { scalar == 0x4E0D || scalar == 0x6CA1 }
}
