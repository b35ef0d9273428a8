/// A part of speech of Universal Dependencies, a project that tags many languages in the same way
/// (UPOS tags, version 2).
///
///     UniversalPartOfSpeech(tag: "vn")  // .noun
public enum UniversalPartOfSpeech: String, Sendable, CaseIterable {
  /// A word that describes a noun, such as 绿色.
  case adjective = "ADJ"
  /// A word before or after a noun that relates it to others, such as 在 and 上.
  case adposition = "ADP"
  /// A word that modifies a verb or an adjective, such as 很.
  case adverb = "ADV"
  /// A word that accompanies a verb, such as 能.
  case auxiliary = "AUX"
  /// A word that joins equal parts, such as 和.
  case coordinatingConjunction = "CCONJ"
  /// A word that limits a noun, such as 各.
  case determiner = "DET"
  /// A cry or an imitated sound, such as 啊.
  case interjection = "INTJ"
  /// A name of a thing or a notion, such as 城市.
  case noun = "NOUN"
  /// A number, such as 三 and 2024.
  case numeral = "NUM"
  /// A word with a grammatical function only, such as 的 and 了.
  case particle = "PART"
  /// A word that represents a noun, such as 我们.
  case pronoun = "PRON"
  /// A name, such as 安庆.
  case properNoun = "PROPN"
  /// A punctuation mark.
  case punctuation = "PUNCT"
  /// A word that joins a clause to another, such as 因为.
  case subordinatingConjunction = "SCONJ"
  /// A sign that is not punctuation, such as ％.
  case symbol = "SYM"
  /// A word for an action or a state, such as 发展.
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
  /// A person, such as 江泽民.
  case person
  /// A place, such as 安庆.
  case place
  /// An organisation, such as 国务院.
  case organisation

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
