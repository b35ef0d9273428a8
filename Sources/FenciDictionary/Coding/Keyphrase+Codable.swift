extension Keyphrase: Codable {
  private enum CodingKeys: String, CodingKey { case phrase, word, score, utf8Ranges }

  /// Decodes a key phrase.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      phrase: try values.decode(String.self, forKey: .phrase),
      word: try values.decode(String.self, forKey: .word),
      score: try values.decode(Double.self, forKey: .score),
      utf8Ranges: try values.decode([Range<Int>].self, forKey: .utf8Ranges))
  }

  /// Encodes the key phrase as its phrase, its word, its score and the UTF-8 offsets of its
  /// occurrences.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(phrase, forKey: .phrase)
    try values.encode(word, forKey: .word)
    try values.encode(score, forKey: .score)
    try values.encode(utf8Ranges, forKey: .utf8Ranges)
  }
}

extension KeyphraseExplanation.Factor: Codable {}

extension KeyphraseExplanation.Contribution: Codable {
  private enum CodingKeys: String, CodingKey { case feature, factor, value, weight }

  /// Decodes a contribution.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      feature: try values.decode(String.self, forKey: .feature),
      factor: try values.decode(KeyphraseExplanation.Factor.self, forKey: .factor),
      value: try values.decode(Double.self, forKey: .value),
      weight: try values.decode(Double.self, forKey: .weight))
  }

  /// Encodes the feature, its factor, its value and its weight.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(feature, forKey: .feature)
    try values.encode(factor, forKey: .factor)
    try values.encode(value, forKey: .value)
    try values.encode(weight, forKey: .weight)
  }
}

extension KeyphraseExplanation: Codable {
  private enum CodingKeys: String, CodingKey { case keyphrase, termhood, salience, contributions }

  /// Decodes an explanation.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      keyphrase: try values.decode(Keyphrase.self, forKey: .keyphrase),
      termhood: try values.decode(Double.self, forKey: .termhood),
      salience: try values.decode(Double.self, forKey: .salience),
      contributions: try values.decode([Contribution].self, forKey: .contributions))
  }

  /// Encodes the key phrase, both factors of its score and their features.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(keyphrase, forKey: .keyphrase)
    try values.encode(termhood, forKey: .termhood)
    try values.encode(salience, forKey: .salience)
    try values.encode(contributions, forKey: .contributions)
  }
}
