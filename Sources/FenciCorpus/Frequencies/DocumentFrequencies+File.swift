public import Fenci

extension DocumentFrequencies {
  /// Reads a table that ``DocumentFrequencies/Counter`` or `fenci train idf` wrote.
  ///
  /// - Parameter path: the path of the table; `-` is standard input.
  /// - Throws: `FenciError` with the file and, for a bad line, its number.
  /// - Complexity: O(*n*) in the size of the file.
  public init(contentsOf path: String) throws(FenciError) {
    let isInput = path == "-"
    try self.init(
      table: isInput ? readStandardInput() : readFile(path),
      name: isInput ? "standard input" : path)
  }
}
