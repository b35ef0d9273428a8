import FenciFTS5
import Foundation
import GRDB
import Testing

/// The fingerprint that is stored with an index.
struct IndexTests {
  private func verify(_ tokenizer: FenciTokenizer, _ db: Database) throws {
    try tokenizer.verifyIndex("article", on: db.sqliteConnection)
  }

  @Test func otherWordsMakeAnIndexStale() throws {
    let path = NSTemporaryDirectory() + "fenci-\(UUID().uuidString).sqlite"
    defer { try? FileManager.default.removeItem(atPath: path) }
    func open(_ tokenizer: FenciTokenizer) throws -> DatabaseQueue {
      var configuration = Configuration()
      configuration.prepareDatabase { db in try tokenizer.register(on: db.sqliteConnection) }
      return try DatabaseQueue(path: path, configuration: configuration)
    }
    let tokenizer = FenciTokenizer()
    try open(tokenizer).write { db in
      try db.execute(sql: "CREATE VIRTUAL TABLE article USING fts5(body, tokenize = 'fenci')")
      try verify(tokenizer, db)
      try db.execute(sql: "INSERT INTO article VALUES ('建设低空物流园')")
      try verify(tokenizer, db)
    }
    try open(tokenizer).write { db in try verify(tokenizer, db) }

    let edited = FenciTokenizer(lexicon: try Lexicon.standard.applying(["低空物流园"]))
    try open(edited).write { db in
      #expect(throws: SearchIndexError.staleIndex(table: "article")) { try verify(edited, db) }
      try edited.rebuildIndex("article", on: db.sqliteConnection)
      try verify(edited, db)
      #expect(throws: SearchIndexError.otherTokenizer(table: "article")) {
        try verify(tokenizer, db)
      }
      let found = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM article WHERE article MATCH ?",
        arguments: [edited.query("低空物流园")])
      #expect(found == 1)
    }
  }

  /// A connection keeps the tokenizer of a table that it has used. Another one cannot be recorded.
  @Test func tableOfAnotherTokenizer() throws {
    let database = try SearchDatabase(["建设低空物流园"])
    let edited = FenciTokenizer(lexicon: try Lexicon.standard.applying(["低空物流园"]))
    let skipping = FenciTokenizer(stopWords: .skip)
    try database.queue.write { db in
      let connection = db.sqliteConnection
      for other in [edited, skipping] {
        #expect(throws: SearchIndexError.otherTokenizer(table: "article")) {
          try other.updateIndex("article", on: connection)
        }
        #expect(throws: SearchIndexError.otherTokenizer(table: "article")) {
          try other.rebuildIndex("article", on: connection)
        }
      }
      try db.execute(sql: "CREATE VIRTUAL TABLE plain USING fts5(a)")
      try db.execute(sql: "CREATE TABLE ordinary(a)")
      #expect(throws: SearchIndexError.otherTokenizer(table: "plain")) {
        try database.tokenizer.updateIndex("plain", on: connection)
      }
      #expect(throws: SearchIndexError.self) {
        try database.tokenizer.updateIndex("ordinary", on: connection)
      }
    }
  }

  @Test func updatesAreDoneOnce() throws {
    let database = try SearchDatabase(["创新型城市"])
    try database.queue.write { db in
      let connection = db.sqliteConnection
      #expect(try database.tokenizer.updateIndex("article", on: connection))
      #expect(try !database.tokenizer.updateIndex("ARTICLE", on: connection))
      try db.execute(
        sql: "CREATE VIRTUAL TABLE bare USING fts5(a, columnsize = 0, tokenize = 'fenci')")
      #expect(try !database.tokenizer.updateIndex("bare", on: connection))
      try db.execute(sql: "CREATE VIRTUAL TABLE full USING fts5(a, tokenize = 'fenci')")
      try db.execute(sql: "INSERT INTO full VALUES ('城市')")
      #expect(try database.tokenizer.updateIndex("full", on: connection))
    }
  }

  @Test func indexWithoutARecord() throws {
    let database = try SearchDatabase(["创新型城市"])
    try database.queue.write { db in
      #expect(throws: SearchIndexError.unknownIndex(table: "article")) {
        try verify(database.tokenizer, db)
      }
      try database.tokenizer.rebuildIndex("article", on: db.sqliteConnection)
      try verify(database.tokenizer, db)
    }
  }

  @Test func errorsNameWhatToDo() throws {
    let database = try SearchDatabase([])
    try database.queue.write { db in
      let connection = db.sqliteConnection
      let error = #expect(throws: SearchIndexError.self) {
        try database.tokenizer.verifyIndex("missing", on: connection)
      }
      #expect(error?.description.contains("missing") == true)
      #expect(throws: SearchIndexError.self) {
        try database.tokenizer.rebuildIndex("mis\"sing", on: connection)
      }
      try db.execute(
        sql: "CREATE VIRTUAL TABLE bare USING fts5(a, content = '', tokenize = 'fenci')")
      let problem = #expect(throws: SearchIndexError.self) {
        try database.tokenizer.rebuildIndex("bare", on: connection)
      }
      #expect(problem?.description.contains("contentless") == true)
      #expect(try !db.tableExists("fenci_index"))
    }
    #expect(throws: SearchIndexError.noConnection) { try FenciTokenizer().register(on: nil) }
    #expect(SearchIndexError.staleIndex(table: "t").description.contains("updateIndex(\"t\""))
  }
}
