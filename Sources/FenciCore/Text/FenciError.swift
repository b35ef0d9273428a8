/// An error that occurs when a lexicon, a model or a table is read, opened or compiled.
public enum FenciError: Error, Hashable, Sendable {
  /// A file could not be read.
  case unreadable(path: String, reason: String)
  /// A compiled image is damaged, is truncated or has another version. The offset is the number of
  /// bytes from the beginning of the image.
  case invalidImage(section: String, offset: Int, problem: String)
  /// A line of a table is malformed. Line numbers start at 1.
  case invalidTable(file: String, line: Int, problem: String)
  /// A lexicon entry cannot be compiled.
  case invalidEntry(String, problem: String)
  /// The operation needs a table that the lexicon was compiled without.
  case missingTable(String)
}

extension FenciError: CustomStringConvertible {
  /// A sentence that names the problem and the place where it occurred.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path): \(reason)"
    case .invalidImage(let section, let offset, let problem):
      "invalid image, section \(section), byte \(offset): \(problem)"
    case .invalidTable(let file, let line, let problem): "\(file):\(line): \(problem)"
    case .invalidEntry(let entry, let problem): "entry “\(Self.shortened(entry))”: \(problem)"
    case .missingTable(let table):
      "the dictionary was compiled without \(table); compile it again with that table in its folder"
    }
  }

  /// Shortens a text for a message. A text of more than 80 scalars is cut to its first 40 scalars
  /// and an ellipsis.
  static func shortened(_ text: some StringProtocol) -> String {
    let beginning = text.unicodeScalars.prefix(81)
    guard beginning.count > 80 else { return String(text) }
    return String(String.UnicodeScalarView(beginning.prefix(40))) + "…"
  }
}
