import Testing

@testable import FenciCore

/// What tags stand for.
@Suite struct UniversalPartOfSpeechTests {
  /// Every tag of Peking University's set, and jieba's own.
  private static let table: [(String, UniversalPartOfSpeech)] = [
    ("a", .adjective), ("Ag", .adjective), ("b", .adjective), ("z", .adjective), ("ad", .adverb),
    ("d", .adverb), ("Dg", .adverb), ("vd", .adverb), ("an", .noun), ("n", .noun), ("Ng", .noun),
    ("vn", .noun), ("s", .noun), ("t", .noun), ("Tg", .noun), ("q", .noun), ("nr", .properNoun),
    ("ns", .properNoun), ("nt", .properNoun), ("nz", .properNoun), ("j", .properNoun),
    ("nx", .other),
    ("v", .verb), ("Vg", .verb), ("m", .numeral), ("Mg", .numeral), ("r", .pronoun),
    ("Rg", .pronoun),
    ("p", .adposition), ("f", .adposition), ("c", .coordinatingConjunction), ("u", .particle),
    ("y", .particle), ("h", .particle), ("k", .particle), ("e", .interjection),
    ("o", .interjection),
    ("w", .punctuation), ("i", .other), ("l", .other), ("x", .other), ("", .other), ("名", .other),
    ("nrt", .properNoun), ("nrfg", .properNoun), ("uj", .particle), ("ul", .particle),
    ("eng", .other),
    ("mq", .numeral), ("g", .other), ("zg", .adjective),
  ]

  @Test func tagsStandForParts() {
    for (tag, part) in Self.table { #expect(UniversalPartOfSpeech(tag: tag) == part, "\(tag)") }
  }

  @Test func namesAreTold() {
    let table: [(String, EntityKind?)] = [
      ("nr", .person), ("nrt", .person), ("nrfg", .person), ("ns", .place), ("nt", .organisation),
      ("nz", nil), ("n", nil), ("", nil), ("j", nil),
    ]
    for (tag, kind) in table { #expect(EntityKind(tag: tag) == kind, "\(tag)") }
  }
}
