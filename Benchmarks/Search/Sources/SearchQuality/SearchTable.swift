import FenciFTS5
import Foundation
import GRDB

/// A full-text table of the paragraphs, by one tokenizer.
struct SearchTable {
  /// What a tokenizer is called, and how a text becomes a query of it.
  struct Kind {
    let name: String
    /// The option `tokenize` of the table.
    let tokenize: String
    let query: @Sendable (String, _ isPrefix: Bool) -> String
  }

  let kind: Kind
  private let queue: DatabaseQueue

  init(_ kind: Kind, extensions: [String]) throws {
    self.kind = kind
    var configuration = Configuration()
    configuration.prepareDatabase { db in
      try FenciTokenizer().register(on: db.sqliteConnection)
    }
    queue = try DatabaseQueue(configuration: configuration)
  }

  /// Creates the table and inserts all texts. The text itself is not stored.
  ///
  /// - Returns: the seconds.
  func build(_ texts: [String]) throws -> Double {
    try queue.write { db in
      try db.execute(
        sql: """
          CREATE TABLE text(body TEXT);
          CREATE VIRTUAL TABLE article USING fts5(
            body, content = 'text', tokenize = '\(kind.tokenize)');
          """)
      let insertion = try db.makeStatement(sql: "INSERT INTO text(body) VALUES (?)")
      for text in texts { try insertion.execute(arguments: [text]) }
    }
    let start = DispatchTime.now().uptimeNanoseconds
    try queue.write { db in
      try db.execute(sql: "INSERT INTO article(article) VALUES ('rebuild')")
    }
    let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9
    // One segment, as after long use. This is not part of the time.
    try queue.write { db in
      try db.execute(sql: "INSERT INTO article(article) VALUES ('optimize')")
    }
    return seconds
  }

  /// The size of the index in bytes.
  func indexSize() throws -> Int {
    try queue.read { db in
      try Int.fetchOne(
        db,
        sql: """
          SELECT (SELECT sum(length(block)) FROM article_data)
            + (SELECT coalesce(sum(length(term) + 8), 0) FROM article_idx)
            + (SELECT sum(length(sz) + 4) FROM article_docsize)
          """) ?? 0
    }
  }

  /// The paragraphs that a query finds, from 0, with their words between marks.
  func highlighted(_ text: String, isPrefix: Bool = false) throws -> [(number: Int, marked: String)]
  {
    try queue.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT rowid - 1, highlight(article, 0, char(2), char(3)) FROM article
          WHERE article MATCH ?
          """, arguments: [kind.query(text, isPrefix)]
      ).map { ($0[0], $0[1]) }
    }
  }

  /// The paragraphs that a query finds.
  func found(_ text: String) throws -> Set<Int> {
    try queue.read { db in
      Set(
        try Int.fetchAll(
          db, sql: "SELECT rowid - 1 FROM article WHERE article MATCH ?",
          arguments: [kind.query(text, false)]))
    }
  }
}
