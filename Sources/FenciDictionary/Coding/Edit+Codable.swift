extension RepairedText.Edit.Kind: Codable {}

extension RepairedText.Edit: Codable {
  private enum CodingKeys: String, CodingKey { case utf8Range, replacement, kind, confidence }

  /// Decodes an edit.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      utf8Range: try values.decode(Range<Int>.self, forKey: .utf8Range),
      replacement: try values.decode(String.self, forKey: .replacement),
      kind: try values.decode(Kind.self, forKey: .kind),
      confidence: try values.decode(Double.self, forKey: .confidence))
  }

  /// Encodes the UTF-8 offsets, the new text, the kind of damage and the confidence.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(utf8Range, forKey: .utf8Range)
    try values.encode(replacement, forKey: .replacement)
    try values.encode(kind, forKey: .kind)
    try values.encode(confidence, forKey: .confidence)
  }
}
