import FenciFTS5
import GRDB

/// A database in memory with a full-text table of one column.
struct SearchDatabase {
  let queue: DatabaseQueue
  let tokenizer: FenciTokenizer

  init(_ texts: [String], tokenizer: FenciTokenizer = FenciTokenizer()) throws {
    self.tokenizer = tokenizer
    var configuration = Configuration()
    configuration.prepareDatabase { db in try tokenizer.register(on: db.sqliteConnection) }
    queue = try DatabaseQueue(configuration: configuration)
    try queue.write { db in
      try db.create(virtualTable: "article", using: FTS5()) { t in
        t.tokenizer = FTS5TokenizerDescriptor(components: tokenizer.arguments)
        t.column("body")
      }
      for text in texts {
        try db.execute(sql: "INSERT INTO article(body) VALUES (?)", arguments: [text])
      }
    }
  }

  /// The numbers of the texts that an expression matches, from 0.
  func matches(_ expression: String) throws -> [Int] {
    try queue.read { db in
      try Int.fetchAll(
        db, sql: "SELECT rowid - 1 FROM article WHERE article MATCH ? ORDER BY rowid",
        arguments: [expression])
    }
  }

  /// The numbers of the texts that a user's input matches.
  func found(_ text: String, ending: FenciTokenizer.Ending = .word) throws -> [Int] {
    try matches(tokenizer.query(text, ending: ending))
  }

  /// The texts that an expression matches, with its words between brackets.
  func highlighted(_ expression: String) throws -> [String] {
    try queue.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT highlight(article, 0, '[', ']') FROM article WHERE article MATCH ? ORDER BY rowid
          """, arguments: [expression])
    }
  }
}
