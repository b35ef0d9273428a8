import GRDB

/// An article of the app, as it is stored.
public struct Article: Codable, FetchableRecord, PersistableRecord, Sendable {
  public var id: Int64?
  public var title: String
  public var body: String

  public init(title: String, body: String) {
    (self.title, self.body) = (title, body)
  }
}

/// One result of a search.
public struct SearchResult: Decodable, FetchableRecord, Sendable {
  public var id: Int64
  /// The title, with the words that were found between `[` and `]`.
  public var title: String
  /// The part of the body with the most words that were found.
  public var excerpt: String
}
