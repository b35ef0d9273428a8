/// What a candidate's score is made of: the rows of `keyphrase-weights.tsv`.
enum KeyphraseFeature: Hashable {
  /// The score of a candidate without any feature.
  case bias
  /// The candidate is a phrase of the lexicon.
  case phrase
  /// ln of the number of occurrences.
  case frequency
  /// The candidate's own inverse document frequency, in nats; and whether it has none.
  case idf, unseen
  /// The mean, the least and the greatest inverse document frequency of its words.
  case meanIDF, leastIDF, greatestIDF
  /// At least one occurrence stands in quotation marks or book-title marks.
  case quoted
  /// At least one occurrence stands beside 、 or 和.
  case listed
  /// A stop word stands inside.
  case innerStopWord
  /// Characters; the last stands for that many and more.
  case length(Int)
  /// Words.
  case words(Int)
  /// The part of speech of the first and the last word.
  case first(TagGroup), last(TagGroup)
  /// The share of occurrences with such a neighbour.
  case left(TagGroup), right(TagGroup)

  static let lengths = 2...9
  static let wordCounts = 1...6

  /// Weights are stored as whole numbers of a thousandth.
  static let weightScale = 1000.0

  /// All features in the order of the image's weights.
  static let all: [KeyphraseFeature] =
    [
      .bias, .phrase, .frequency, .idf, .unseen, .meanIDF, .leastIDF, .greatestIDF, .quoted,
      .listed,
      .innerStopWord,
    ] + lengths.map { .length($0) } + wordCounts.map { .words($0) }
    + TagGroup.allCases.flatMap { [.first($0), .last($0), .left($0), .right($0)] }

  /// The feature's name in `keyphrase-weights.tsv`.
  var name: String {
    switch self {
    case .meanIDF: "mean idf"
    case .leastIDF: "least idf"
    case .greatestIDF: "greatest idf"
    case .innerStopWord: "inner stop word"
    case .length(let count): "length \(count)"
    case .words(let count): "words \(count)"
    case .first(let group): "first \(group.name)"
    case .last(let group): "last \(group.name)"
    case .left(let group): "left \(group.name)"
    case .right(let group): "right \(group.name)"
    default: "\(self)"
    }
  }
}
