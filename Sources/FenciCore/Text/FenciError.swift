/// An error in reading, opening or compiling a lexicon, a model or a table.
public enum FenciError: Error, Hashable, Sendable {
  /// A file could not be read.
  case unreadable(path: String, reason: String)
  /// A compiled image is damaged, truncated or of another version. `offset` counts bytes from the
  /// beginning of the image.
  case invalidImage(section: String, offset: Int, problem: String)
  /// A line of a table is malformed. Lines count from 1.
  case invalidTable(file: String, line: Int, problem: String)
  /// An entry cannot be compiled.
  case invalidEntry(String, problem: String)
  /// The lexicon was compiled without a required table.
  case missingTable(String)
}

extension FenciError: CustomStringConvertible {
  /// A sentence that names the file, line or byte and the problem.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): \(reason)"
    case .invalidImage(let section, let offset, let problem):
      "invalid lexicon image, section \(section), byte \(offset): \(problem)"
    case .invalidTable(let file, let line, let problem): "\(file):\(line): \(problem)"
    case .invalidEntry(let entry, let problem): "entry “\(Self.shortened(entry))”: \(problem)"
    case .missingTable(let table):
      "the dictionary was compiled without \(table); compile it again with that table in its folder"
    }
  }

  /// Returns a text, or its first 40 scalars and an ellipsis if it has more than 80.
  static func shortened(_ text: some StringProtocol) -> String {
    let beginning = text.unicodeScalars.prefix(81)
    guard beginning.count > 80 else { return String(text) }
    return String(String.UnicodeScalarView(beginning.prefix(40))) + "…"
  }
}
