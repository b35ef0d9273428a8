extension TokenKind: Codable {
  /// Decodes a kind from its name.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let kind = Self.allCases.first(where: { $0.name == name }) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "“\(name)” is not the name of a kind of token")
    }
    self = kind
  }

  /// Encodes the name of the kind.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}

extension Token: Encodable {
  private enum CodingKeys: String, CodingKey { case start, end, kind, isKnown }

  /// Encodes the UTF-8 offsets, the kind, and whether the token matched an entry. A token cannot be
  /// decoded, because its entry is a place in one lexicon.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(start, forKey: .start)
    try values.encode(end, forKey: .end)
    try values.encode(kind, forKey: .kind)
    try values.encode(isKnown, forKey: .isKnown)
  }
}

extension Tokens: Encodable {
  private struct Item: Encodable {
    let text: String
    let word: String
    let start: Int
    let end: Int
    let kind: TokenKind
  }

  /// Encodes an array with the text, the dictionary form, the UTF-8 offsets and the kind of each
  /// token.
  public func encode(to encoder: any Encoder) throws {
    var items = encoder.unkeyedContainer()
    for token in self {
      try items.encode(
        Item(
          text: surface(of: token), word: normalizedForm(of: token), start: token.start,
          end: token.end, kind: token.kind))
    }
  }
}

extension EntityKind: Codable {}

extension NamedEntity: Codable {
  private enum CodingKeys: String, CodingKey { case text, kind, utf8Range }

  /// Decodes a name.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      text: try values.decode(String.self, forKey: .text),
      kind: try values.decode(EntityKind.self, forKey: .kind),
      utf8Range: try values.decode(Range<Int>.self, forKey: .utf8Range))
  }

  /// Encodes the name, its kind and its UTF-8 offsets.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(text, forKey: .text)
    try values.encode(kind, forKey: .kind)
    try values.encode(utf8Range, forKey: .utf8Range)
  }
}
