/// A name of a person, a place or an organisation in a text.
public struct NamedEntity: UTF8Ranged, Hashable, Sendable {
  /// The name as it stands in the text.
  public let text: String
  /// The kind of entity.
  public let kind: EntityKind
  /// The UTF-8 offsets that the name covers.
  public let utf8Range: Range<Int>

  package init(text: String, kind: EntityKind, utf8Range: Range<Int>) {
    (self.text, self.kind, self.utf8Range) = (text, kind, utf8Range)
  }
}

extension Segmenter {
  /// Finds the names of people, places and organisations in a text, in the order of the text.
  ///
  ///     for name in Segmenter().namedEntities(in: "江泽民主席视察了安庆。") {
  ///       print(name.text, name.kind)
  ///     }
  ///
  /// These are the tokens whose part of speech is a name, see ``tags(of:)``. The trained method
  /// finds names that are in no dictionary.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public func namedEntities(in text: some StringProtocol) -> [NamedEntity] {
    let tokens = tokens(in: text)
    return zip(tokens, tags(of: tokens)).compactMap { token, tag in
      EntityKind(tag: tag).map {
        NamedEntity(text: tokens.surface(of: token), kind: $0, utf8Range: token.utf8Range)
      }
    }
  }
}
