import Fenci

/// The user dictionaries that `--user-words` names.
///
/// A user dictionary is a file with one word per line. The words are added to the lexicon.
struct UserWords {
  private let paths: [String]
  private var edits = UserDictionary()
  /// The problems that were found, one list for each file in `paths`.
  private var problems: [[FenciError]] = []

  /// The maximum number of bad lines that are printed for each file.
  private static let reportLimit = 20

  /// Reads the files. Bad lines are skipped, and their problems are kept for the report.
  init(_ paths: [String]) throws(CommandError) {
    self.paths = paths
    do {
      for path in paths { problems.append(edits.insert(linesOf: try readFile(path), name: path)) }
    } catch {
      throw .input("\(error)")
    }
  }

  /// Returns a copy of a lexicon with the user words.
  ///
  /// A lexicon can hold only a limited number of different characters and tags. A line that exceeds
  /// this limit is skipped and counts as a bad line.
  mutating func applied(to lexicon: Lexicon) -> Lexicon {
    guard edits.count > 0 else { return lexicon }
    var found: [FenciError] = []
    let edited = lexicon.applying(edits, problems: &found)
    for problem in found {
      guard case .invalidTable(let file, _, _) = problem,
        let number = paths.firstIndex(of: file)
      else { continue }
      problems[number].append(problem)
    }
    return edited
  }

  /// Prints the bad lines of each file, in the order of their line numbers.
  ///
  /// At most `reportLimit` lines are printed for a file. The number of the remaining ones follows.
  func reportBadLines() {
    for (path, problems) in zip(paths, problems) {
      let lines = problems.sorted { $0.line < $1.line }
      for problem in lines.prefix(Self.reportLimit) { printError("fenci: \(problem)") }
      if lines.count > Self.reportLimit {
        printError("fenci: \(path): \(lines.count - Self.reportLimit) more bad lines")
      }
    }
  }

  /// Throws an error if a file has a bad line.
  func requireGoodLines() throws(CommandError) {
    for (path, problems) in zip(paths, problems) where !problems.isEmpty {
      throw .input("\(path): \(problems.count) bad lines, and --strict was given")
    }
  }
}

extension FenciError {
  /// The number of the line with the problem, or 0 if the error has no line.
  fileprivate var line: Int {
    if case .invalidTable(_, let line, _) = self { line } else { 0 }
  }
}
