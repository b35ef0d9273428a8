import FenciTestSupport

extension TemporaryFolder {
  /// Writes tables of a small dictionary to `tables/` and compiles them, for tests whose answers
  /// must not depend on what the standard dictionary contains.
  func compile(_ image: String, words: [String], phrases: [String]) async throws {
    try writeTables(words: words, phrases: phrases)
    let run = try await fenci("lexicon", "compile", "tables", "-o", image)
    guard run.ending == .exit(0) else { throw CompilationFailed(message: run.errors) }
  }

  func writeTables(words: [String], phrases: [String]) throws {
    try makeFolder("tables")
    let wordRows = words.map { "\($0)\t10\tn\n" }
    let phraseRows = phrases.map { "\($0)\t3\n" }
    try write("tables/words.tsv", "word\tcount\ttag\n" + wordRows.joined())
    try write("tables/policy.tsv", "term\tcount\n" + phraseRows.joined())
  }
}

private struct CompilationFailed: Error {
  let message: String
}
