/// The features that decide the score of a candidate, which is a text that may be a key phrase.
/// Each feature is a row of `keyphrase-weights.tsv`, which gives the weight of the feature.
///
/// For example, the candidate 政府推动改革 has the feature `inner verb`, because the verb 推动 is between
/// its first and its last word.
enum KeyphraseFeature: Hashable {
  /// The constant term of the score. Every candidate has this feature.
  case bias
  /// The kind of the candidate, such as a phrase of the lexicon.
  case kind(CandidateKind)
  /// How often the candidate has the same neighbour as at its previous occurrence, in quarters from
  /// 0 to 3. Only candidates that occur more than once have this feature. It detects fragments: a
  /// candidate that always continues in the same way is a part of something longer.
  case same(Side, CandidateKind, Int)
  /// A stop word, such as 的, is between the first and the last word.
  case innerStopWord
  /// A word of the group, such as a verb, is between the first and the last word.
  case inner(TagGroup)
  /// The candidate begins, or ends, with a shorter phrase of the lexicon.
  case beginsWithPhrase, endsWithPhrase
  /// The share of occurrences whose left or right end is inside a phrase of the lexicon. Such an
  /// occurrence cuts the phrase in two.
  case cut(Side)
  /// The number of characters, for each kind of candidate. The largest value means this many or
  /// more.
  case characters(CandidateKind, Int)
  /// The number of words.
  case words(Int)
  /// The part of speech of the first word, and of the last word.
  case first(TagGroup), last(TagGroup)
  /// The share of occurrences that have a neighbour of the group on one side. `neighbour` is for
  /// all kinds of candidates. `neighbourOfKind` is for one kind, and its weight is added to the
  /// weight of `neighbour`.
  case neighbour(Side, TagGroup), neighbourOfKind(CandidateKind, Side, TagGroup)
  /// The level of a word in one position: directly before a term, directly after it, or as its
  /// first or last word. A high level means that the word often has this position. See
  /// `KeyphraseStatistics`.
  case level(KeyphraseStatistics.Column, Int)

  /// The approximate share of a genre's documents that contain the candidate, if it is a phrase of
  /// the lexicon. A genre is a kind of documents, such as laws.
  case genre(KeyphraseStatistics.Genre, KeyphraseStatistics.Share)
  /// A feature of salience, or a number that weights salience. Salience measures whether a document
  /// is about the candidate.
  case salience(SalienceFeature)

  enum Side: CaseIterable { case left, right }

  static let characterCounts = 2...16
  static let wordCounts = 1...10
  static let sameLevels = 0...3

  /// The groups of words that suggest a clause and not a term if such a word is inside a candidate.
  static let innerGroups: [TagGroup] = [.verb, .adverb, .numeral, .other, .unknown]

  /// The number that stores a weight of 1. Weights are stored as whole numbers of thousandths.
  static let weightScale = 1000.0

  /// All features, in the order in which the image stores their weights.
  static let all: [KeyphraseFeature] = {
    let kinds = CandidateKind.allCases
    var all: [KeyphraseFeature] = [.bias] + kinds.map { .kind($0) }
    all += innerGroups.map { .inner($0) }
    all += [.innerStopWord, .beginsWithPhrase, .endsWithPhrase]
    all += [.cut(.left), .cut(.right)]
    for kind in kinds { all += characterCounts.map { .characters(kind, $0) } }
    all += wordCounts.map { .words($0) }
    all += TagGroup.partsOfSpeech.flatMap { [.first($0), .last($0)] }
    for side in Side.allCases {
      for group in TagGroup.allCases {
        all += [.neighbour(side, group)]
        all += kinds.map { .neighbourOfKind($0, side, group) }
      }
    }
    for kind in kinds {
      for side in Side.allCases { all += sameLevels.map { .same(side, kind, $0) } }
    }
    for column in KeyphraseStatistics.Column.allCases {
      all += KeyphraseStatistics.levels.map { .level(column, $0) }
    }
    for genre in KeyphraseStatistics.Genre.allCases {
      all += KeyphraseStatistics.Share.allCases.map { .genre(genre, $0) }
    }
    all += SalienceFeature.allCases.map { .salience($0) }
    return all
  }()

  /// The feature's name in `keyphrase-weights.tsv`.
  var name: String {
    switch self {
    case .bias: "bias"
    case .kind(let kind): kind.name
    case .same(let side, let kind, let level): "\(kind.name) same \(side.name) \(level)"
    case .innerStopWord: "inner stop word"
    case .inner(let group): "inner \(group.name)"
    case .beginsWithPhrase: "begins with phrase"
    case .endsWithPhrase: "ends with phrase"
    case .cut(let side): "\(side.name) cut"
    case .characters(let kind, let count): "\(kind.name) characters \(count)"
    case .words(let count): "words \(count)"
    case .first(let group): "first \(group.name)"
    case .last(let group): "last \(group.name)"
    case .neighbour(let side, let group): "\(side.name) \(group.name)"
    case .neighbourOfKind(let kind, let side, let group):
      "\(kind.name) \(side.name) \(group.name)"
    case .genre(let genre, let share): "\(genre.name) \(share.name)"
    case .salience(let feature): "salience \(feature.name)"
    case .level(let column, let level): "\(column.name) level \(level)"
    }
  }
}

extension KeyphraseFeature.Side {
  var name: String { self == .left ? "left" : "right" }
}

/// The kinds of candidates. The lexicon's entries decide which kind a candidate is.
enum CandidateKind: UInt8, CaseIterable {
  /// The candidate is a phrase of the lexicon.
  case phrase
  /// The candidate is one word, but not a phrase of the lexicon.
  case word
  /// The candidate is two or more words, but not a phrase of the lexicon.
  case run
  /// The candidate is the text between title marks 《…》, but not a phrase of the lexicon.
  case title

  var name: String {
    switch self {
    case .phrase: "phrase"
    case .word: "word"
    case .run: "run"
    case .title: "title"
    }
  }
}
