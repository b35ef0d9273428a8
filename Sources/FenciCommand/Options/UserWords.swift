import Fenci

/// The user dictionaries of `--user-words`.
struct UserWords {
  private let paths: [String]
  private var edits = UserDictionary()
  /// The problems in the lines of each file, in the order of `paths`.
  private var problems: [[FenciError]] = []

  /// The maximum number of bad lines reported per file.
  private static let reportLimit = 20

  /// Reads the files; bad lines are skipped.
  init(_ paths: [String]) throws(CommandError) {
    self.paths = paths
    do {
      for path in paths { problems.append(edits.insert(linesOf: try readFile(path), name: path)) }
    } catch {
      throw .input("\(error)")
    }
  }

  /// Returns a lexicon with the user words. Lines that exceed its capacity are added to the bad
  /// lines.
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

  /// Prints the problems in line order. For each file, the first `reportLimit` are printed, then
  /// the number of others.
  func reportBadLines() {
    for (path, problems) in zip(paths, problems) {
      let lines = problems.sorted { $0.line < $1.line }
      for problem in lines.prefix(Self.reportLimit) { printError("fenci: \(problem)") }
      if lines.count > Self.reportLimit {
        printError("fenci: \(path): \(lines.count - Self.reportLimit) more bad lines")
      }
    }
  }

  /// Throws if there are bad lines.
  func requireGoodLines() throws(CommandError) {
    for (path, problems) in zip(paths, problems) where !problems.isEmpty {
      throw .input("\(path): \(problems.count) bad lines, and --strict was given")
    }
  }
}

extension FenciError {
  /// The number of the line with the problem, or 0.
  fileprivate var line: Int {
    if case .invalidTable(_, let line, _) = self { line } else { 0 }
  }
}
