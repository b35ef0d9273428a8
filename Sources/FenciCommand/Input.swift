import Fenci

/// Calls `body` with the name and the bytes of every file; without files with standard input.
/// Reports what cannot be read, goes on, and returns the exit code.
func forEachInput(_ files: [String], _ body: (String, [UInt8]) -> Void) -> Int32 {
  var code: Int32 = 0
  for file in files.isEmpty ? ["-"] : files {
    do {
      body(file, try file == "-" ? readStandardInput() : readFile(file))
    } catch {
      printError("fenci: \(error)")
      code = 1
    }
  }
  return code
}

/// Opens an image; its errors name the file.
func openLexicon(_ path: String) throws(CommandError) -> Lexicon {
  do {
    return try Lexicon(contentsOf: path)
  } catch {
    if case .unreadable = error { throw .input("\(error)") }
    throw .input("\(path): \(error)")
  }
}
