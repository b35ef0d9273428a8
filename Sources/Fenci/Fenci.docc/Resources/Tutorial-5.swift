import FenciFTS5
import GRDB

let lexicon = try Lexicon.standard.applying(["低空物流园"])
let tokenizer = FenciTokenizer(lexicon: lexicon)
var configuration = Configuration()
configuration.prepareDatabase { db in
  try tokenizer.register(on: db.sqliteConnection)
}
let database = try DatabaseQueue(configuration: configuration)
try database.write { db in
  try db.execute(sql: "CREATE VIRTUAL TABLE note USING fts5(body, tokenize = 'fenci')")
  try tokenizer.updateIndex("note", on: db.sqliteConnection)
  for body in ["加快创新型城市建设", "建設創(chuàng)新型城市要人才", "建设低空物流园"] {
    try db.execute(sql: "INSERT INTO note VALUES (?)", arguments: [body])
  }
}

func search(_ typed: String) throws -> [String] {
  try database.read { db in
    try String.fetchAll(
      db,
      sql: "SELECT highlight(note, 0, '[', ']') FROM note WHERE note MATCH ? ORDER BY rank",
      arguments: [tokenizer.query(typed, ending: .prefix)])
  }
}

print(try search("创新型城"), try search("低空物流园"))
