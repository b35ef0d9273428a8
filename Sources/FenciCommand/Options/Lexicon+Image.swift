import Fenci

/// Opens a compiled lexicon. The message of each error contains the path.
func openLexicon(_ path: String) throws(CommandError) -> Lexicon {
  do {
    return try Lexicon(contentsOf: path)
  } catch {
    if case .unreadable = error { throw .input("\(error)") }
    throw .input("\(path): \(error)")
  }
}
