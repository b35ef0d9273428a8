/// The group of a word or a punctuation mark, on which the scores of key phrases depend. Words are
/// grouped by their part-of-speech tags. For example, all tags that begin with `a` or `b` are in
/// the group `adjective`.
enum TagGroup: UInt8, CaseIterable {
  case unknown, noun, person, place, organisation, properNoun, verb, verbalNoun, adjective, numeral,
    idiom, locution, adverb,
    other
  /// This and the following groups are for neighbours of a candidate only. They are stop words and
  /// punctuation marks.
  case stopWord
  case openingQuotationMark, closingQuotationMark, openingTitleMark, closingTitleMark
  case enumerationComma, comma, fullStop, openingParenthesis, closingParenthesis, punctuation

  /// The groups that are parts of speech.
  static let partsOfSpeech = allCases.prefix { $0 != .stopWord }

  /// Creates the group of a tag. The tags are those that jieba uses (ICTCLAS).
  init(tag: String) {
    switch tag {
    case "": self = .unknown
    case "vn": self = .verbalNoun
    case "nr", "nrt", "nrfg": self = .person
    case "ns": self = .place
    case "nt": self = .organisation
    case "nz", "j": self = .properNoun
    default:
      switch tag.first {
      case "n": self = .noun
      case "v": self = .verb
      case "a", "b": self = .adjective
      case "m", "q", "t": self = .numeral
      case "i": self = .idiom
      case "l": self = .locution
      case "d": self = .adverb
      default: self = .other
      }
    }
  }

  /// Creates the group of a punctuation mark. `mark` is the mark itself or the character to which
  /// it normalizes.
  init(mark: UInt32) {
    switch mark {
    case 0x201C, 0x2018, 0x300C, 0x300E: self = .openingQuotationMark  // “ ‘ 「 『
    case 0x201D, 0x2019, 0x300D, 0x300F: self = .closingQuotationMark
    case 0x300A, 0x3008: self = .openingTitleMark  // 《 〈
    case 0x300B, 0x3009: self = .closingTitleMark
    case 0x3001: self = .enumerationComma
    case 0xFF0C, 0x2C, 0xFF1B, 0x3B, 0xFF1A, 0x3A: self = .comma  // ， ； ：
    case 0x3002, 0xFF01, 0x21, 0xFF1F, 0x3F: self = .fullStop  // 。 ！ ？
    case 0xFF08, 0x28: self = .openingParenthesis
    case 0xFF09, 0x29: self = .closingParenthesis
    default: self = .punctuation
    }
  }

  /// The name, which is spelt out because Embedded Swift does not know the names of cases.
  var name: String {
    switch self {
    case .properNoun: "proper noun"
    case .verbalNoun: "verbal noun"
    case .stopWord: "stop word"
    case .openingQuotationMark: "opening quotation mark"
    case .closingQuotationMark: "closing quotation mark"
    case .openingTitleMark: "opening title mark"
    case .closingTitleMark: "closing title mark"
    case .enumerationComma: "enumeration comma"
    case .fullStop: "full stop"
    case .openingParenthesis: "opening parenthesis"
    case .closingParenthesis: "closing parenthesis"
    case .unknown: "unknown"
    case .noun: "noun"
    case .person: "person"
    case .place: "place"
    case .organisation: "organisation"
    case .verb: "verb"
    case .adjective: "adjective"
    case .numeral: "numeral"
    case .idiom: "idiom"
    case .locution: "locution"
    case .adverb: "adverb"
    case .other: "other"
    case .comma: "comma"
    case .punctuation: "punctuation"
    }
  }

  /// Returns the group of each possible tag byte of a trie node. The low seven bits of the byte are
  /// a tag number, and the highest bit marks a stop word. So the first half of the table has the
  /// groups of the tags, and the second half has `.stopWord` everywhere.
  static func table(of lexicon: Lexicon) -> [TagGroup] {
    let groups = (0...NodeTag.mask).map { number in
      number <= lexicon.tagCount ? TagGroup(tag: lexicon.tagName(number)) : .unknown
    }
    return groups + groups.map { _ in .stopWord }
  }
}
