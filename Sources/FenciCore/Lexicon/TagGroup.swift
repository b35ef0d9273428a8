/// Parts of speech as far as key phrases distinguish them.
enum TagGroup: UInt8, CaseIterable {
  case unknown, noun, properNoun, verb, verbalNoun, adjective, numeral, idiom, locution, adverb,
    other
  /// Neighbours that are no words.
  case stopWord, quotationMark, punctuation

  /// The group of a tag of jieba's tag set (ICTCLAS).
  init(tag: String) {
    switch tag {
    case "": self = .unknown
    case "vn": self = .verbalNoun
    case "ns", "nt", "nz", "nr", "nrt", "nrfg", "j": self = .properNoun
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

  var name: String {
    switch self {
    case .properNoun: "proper noun"
    case .verbalNoun: "verbal noun"
    case .stopWord: "stop word"
    case .quotationMark: "quotation mark"
    default: "\(self)"
    }
  }

  /// The groups of a lexicon's tags, by the byte that a node has: first by tag number, then the same
  /// for stop words, as neighbours.
  static func table(of lexicon: Lexicon) -> [TagGroup] {
    let groups = (0...NodeTag.mask).map { number in
      number <= lexicon.tagCount ? TagGroup(tag: lexicon.tagName(number)) : .unknown
    }
    return groups + groups.map { _ in .stopWord }
  }
}
