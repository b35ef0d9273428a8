import FenciFTS5
import GRDB

/// The articles of an app, and their full-text index.
public struct ArticleStore: Sendable {
  private let database: DatabaseQueue
  private let tokenizer: FenciTokenizer

  /// Opens a database, or one in memory.
  ///
  /// - Parameters:
  ///   - path: the file; nil for a database in memory.
  ///   - words: words that the dictionary lacks, such as names of products.
  public init(path: String? = nil, words: UserDictionary = []) throws {
    let tokenizer = FenciTokenizer(lexicon: try Lexicon.standard.applying(words))
    self.tokenizer = tokenizer
    var configuration = Configuration()
    configuration.prepareDatabase { db in try tokenizer.register(on: db.sqliteConnection) }
    database =
      try path.map { try DatabaseQueue(path: $0, configuration: configuration) }
      ?? DatabaseQueue(configuration: configuration)
    try migrate()
    try database.write { db in
      _ = try tokenizer.updateIndex("articleIndex", on: db.sqliteConnection)
    }
  }

  private func migrate() throws {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("articles") { db in
      try db.create(table: "article") { t in
        t.autoIncrementedPrimaryKey("id")
        t.column("title", .text).notNull()
        t.column("body", .text).notNull()
      }
      try db.create(virtualTable: "articleIndex", using: FTS5()) { t in
        t.synchronize(withTable: "article")  // triggers keep the index up to date
        t.tokenizer = FTS5TokenizerDescriptor(components: tokenizer.arguments)
        t.column("title")
        t.column("body")
      }
    }
    try migrator.migrate(database)
  }

  public func insert(_ articles: [Article]) throws {
    try database.write { db in
      for article in articles { try article.insert(db) }
    }
  }

  /// The articles that a text finds, best first.
  ///
  /// - Parameters:
  ///   - text: what the user has typed so far.
  ///   - ending: `.prefix` while the user types, `.word` when the text is finished.
  public func search(
    _ text: String, ending: FenciTokenizer.Ending = .prefix
  ) throws -> [SearchResult] {
    let query = tokenizer.query(text, ending: ending, aliases: .expanded)
    return try database.read { db in
      try SearchResult.fetchAll(
        db,
        sql: """
          SELECT rowid AS id, highlight(articleIndex, 0, '[', ']') AS title,
            snippet(articleIndex, 1, '[', ']', '…', 12) AS excerpt
          FROM articleIndex WHERE articleIndex MATCH ?
          ORDER BY bm25(articleIndex, 10, 1) LIMIT 50
          """, arguments: [query])
    }
  }
}
