import Fenci

/// Opens a compiled lexicon. Errors name the file.
func openLexicon(_ path: String) throws(CommandError) -> Lexicon {
  do {
    return try Lexicon(contentsOf: path)
  } catch {
    if case .unreadable = error { throw .input("\(error)") }
    throw .input("\(path): \(error)")
  }
}
