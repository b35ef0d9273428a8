extension DiscoveredTerm.Earlier: Encodable {
  private enum CodingKeys: String, CodingKey { case count, documents, perMillion, laterPerMillion }

  /// Encodes the counts and the rates.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(count, forKey: .count)
    try values.encode(documents, forKey: .documents)
    try values.encode(perMillion, forKey: .perMillion)
    try values.encode(laterPerMillion, forKey: .laterPerMillion)
  }
}

extension DiscoveredTerm.Context: Encodable {
  private enum CodingKeys: String, CodingKey { case before, phrase, after }

  /// Encodes the text before the phrase, the phrase, and the text after it.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(before, forKey: .before)
    try values.encode(phrase, forKey: .phrase)
    try values.encode(after, forKey: .after)
  }
}

extension DiscoveredTerm: Encodable {
  private enum CodingKeys: String, CodingKey {
    case phrase, isKnown, count, documents, cohesion, leftEntropy, rightEntropy, score, earlier
    case contexts
  }

  /// Encodes the phrase with its evidence.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(phrase, forKey: .phrase)
    try values.encode(isKnown, forKey: .isKnown)
    try values.encode(count, forKey: .count)
    try values.encode(documents, forKey: .documents)
    try values.encode(cohesion, forKey: .cohesion)
    try values.encode(leftEntropy, forKey: .leftEntropy)
    try values.encode(rightEntropy, forKey: .rightEntropy)
    try values.encode(score, forKey: .score)
    try values.encodeIfPresent(earlier, forKey: .earlier)
    try values.encode(contexts, forKey: .contexts)
  }
}
