/// A part of speech of Universal Dependencies, a project that tags many languages in the same way
/// (UPOS tags, version 2).
///
///     UniversalPartOfSpeech(tag: "vn")  // .noun
public enum UniversalPartOfSpeech: String, Sendable, CaseIterable {
  case adjective = "ADJ"
  case adposition = "ADP"
  case adverb = "ADV"
  case auxiliary = "AUX"
  case coordinatingConjunction = "CCONJ"
  case determiner = "DET"
  case interjection = "INTJ"
  case noun = "NOUN"
  case numeral = "NUM"
  case particle = "PART"
  case pronoun = "PRON"
  case properNoun = "PROPN"
  case punctuation = "PUNCT"
  case subordinatingConjunction = "SCONJ"
  case symbol = "SYM"
  case verb = "VERB"
  /// A word that has no part of speech, or that may have any.
  case other = "X"

  /// Finds the part of speech for a tag of the Peking University or jieba tag set. Unknown tags
  /// become `other`.
  ///
  /// The result is only the nearest part of speech, because the tag sets divide words differently.
  /// The tag `c` includes both kinds of conjunctions, and `r` includes determiners. The tag `u`
  /// includes words that are auxiliaries in Universal Dependencies, so 的, 了 and 着 are all particles
  /// here.
  public init(tag: String) {
    let tag = tag.lowercased()
    switch tag {
    case "ad", "vd", "df": self = .adverb
    case "an", "vn": self = .noun
    case "nr", "nrt", "nrfg", "ns", "nt", "nz", "j": self = .properNoun
    case "nx", "eng": self = .other
    default: self = Self.ofFirstLetter[tag.utf8.first ?? 0] ?? .other
    }
  }

  private static let ofFirstLetter: [UInt8: UniversalPartOfSpeech] = [
    UInt8(ascii: "a"): .adjective, UInt8(ascii: "b"): .adjective, UInt8(ascii: "z"): .adjective,
    UInt8(ascii: "c"): .coordinatingConjunction, UInt8(ascii: "d"): .adverb,
    UInt8(ascii: "e"): .interjection, UInt8(ascii: "o"): .interjection,
    UInt8(ascii: "f"): .adposition, UInt8(ascii: "p"): .adposition,
    UInt8(ascii: "h"): .particle, UInt8(ascii: "k"): .particle, UInt8(ascii: "u"): .particle,
    UInt8(ascii: "y"): .particle, UInt8(ascii: "m"): .numeral, UInt8(ascii: "n"): .noun,
    UInt8(ascii: "q"): .noun, UInt8(ascii: "s"): .noun, UInt8(ascii: "t"): .noun,
    UInt8(ascii: "r"): .pronoun, UInt8(ascii: "v"): .verb, UInt8(ascii: "w"): .punctuation,
  ]
}

/// The kind of entity that a proper name refers to. The part of speech of the name determines the
/// kind.
///
///     let people = zip(tokens, segmenter.tags(of: tokens))
///       .filter { EntityKind(tag: $0.1) == .person }
public enum EntityKind: String, Sendable, BitwiseCopyable, CaseIterable {
  case person, place, organisation

  /// Finds the kind for a tag of the Peking University or jieba tag set: `nr`, `ns` or `nt`.
  /// Returns nil for other tags.
  public init?(tag: String) {
    switch tag {
    case "nr", "nrt", "nrfg": self = .person
    case "ns": self = .place
    case "nt": self = .organisation
    default: return nil
    }
  }
}
