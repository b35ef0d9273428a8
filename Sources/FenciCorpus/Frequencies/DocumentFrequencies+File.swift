public import Fenci

extension DocumentFrequencies {
  /// Reads a table of document frequencies from a file.
  ///
  /// The table was written by ``DocumentFrequencies/Counter`` or by `fenci train idf`.
  ///
  /// - Parameter path: the path of the table; `-` is standard input.
  /// - Throws: `FenciError` with the name of the file and, if a line is bad, the number of the
  ///   line.
  /// - Complexity: O(*n*) in the size of the file.
  public init(contentsOf path: String) throws(FenciError) {
    let isInput = path == "-"
    try self.init(
      table: isInput ? readStandardInput() : readFile(path),
      name: isInput ? "standard input" : path)
  }
}
