/// The features of a candidate's score: the rows of `keyphrase-weights.tsv`.
enum KeyphraseFeature: Hashable {
  /// The constant term of the score.
  case bias
  /// The kind of the candidate.
  case kind(CandidateKind)
  /// For candidates that occur more than once: how often the neighbour equals that of the previous
  /// occurrence, in quarters. A candidate that always continues in the same way is a fragment.
  case same(Side, CandidateKind, Int)
  /// A stop word is inside the candidate.
  case innerStopWord
  /// A word of the group is between the first and the last word, such as 做 in 公司做系统管理员.
  case inner(TagGroup)
  /// A shorter phrase of the lexicon is at the beginning or the end of the candidate.
  case beginsWithPhrase, endsWithPhrase
  /// The share of occurrences that begin or end inside a phrase of the lexicon.
  case cut(Side)
  /// The number of characters. The last value means that many or more.
  case characters(CandidateKind, Int)
  case words(Int)
  /// The part of speech of the first and the last word.
  case first(TagGroup), last(TagGroup)
  /// The share of occurrences that have such a neighbour. The weight for one kind of candidate adds
  /// to the weight for all kinds.
  case neighbour(Side, TagGroup), neighbourOfKind(CandidateKind, Side, TagGroup)
  /// How often terms are next to a word, or begin or end with it.
  case level(KeyphraseStatistics.Column, Int)

  /// For a phrase: the approximate share of a genre's documents that contain it.
  case genre(KeyphraseStatistics.Genre, KeyphraseStatistics.Share)
  /// A feature of salience, or one of the numbers that weigh salience.
  case salience(SalienceFeature)

  enum Side: CaseIterable { case left, right }

  static let characterCounts = 2...16
  static let wordCounts = 1...10
  static let sameLevels = 0...3

  /// The groups of words that suggest a clause when they are inside a candidate.
  static let innerGroups: [TagGroup] = [.verb, .adverb, .numeral, .other, .unknown]

  /// Weights are stored as whole numbers of thousandths.
  static let weightScale = 1000.0

  /// All features in the order of the image's weights.
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

/// The kinds of candidates, by their relation to the lexicon.
enum CandidateKind: UInt8, CaseIterable {
  /// A phrase of the lexicon.
  case phrase
  /// One word that is not a phrase.
  case word
  /// Two or more words that are not a phrase.
  case run
  /// The text between title marks 《…》, if it is not a phrase.
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
