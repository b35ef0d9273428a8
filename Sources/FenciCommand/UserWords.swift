import Fenci

/// The files of `--user-words`.
struct UserWords {
  private let paths: [String]
  private var edits = UserDictionary()
  /// What is wrong with the lines of each file, in the order of `paths`.
  private var problems: [[FenciError]] = []

  /// So many bad lines of a file are told one by one.
  private static let reportLimit = 20

  /// Reads the files; bad lines are left out.
  init(_ paths: [String]) throws(CommandError) {
    self.paths = paths
    do {
      for path in paths { problems.append(edits.insert(linesOf: try readFile(path), name: path)) }
    } catch {
      throw .input("\(error)")
    }
  }

  /// A lexicon with the words; lines for which there is no room in it are bad, too.
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

  /// Prints what is wrong, line by line; of many lines of a file the first ones, and how many more there are.
  func reportBadLines() {
    for (path, problems) in zip(paths, problems) {
      let lines = problems.sorted { $0.line < $1.line }
      for problem in lines.prefix(Self.reportLimit) { printError("fenci: \(problem)") }
      if lines.count > Self.reportLimit {
        printError("fenci: \(path): \(lines.count - Self.reportLimit) more bad lines")
      }
    }
  }

  /// Throws if there is a bad line.
  func requireGoodLines() throws(CommandError) {
    for (path, problems) in zip(paths, problems) where !problems.isEmpty {
      throw .input("\(path): \(problems.count) bad lines, and --strict was given")
    }
  }
}

extension FenciError {
  /// The line that it is about, or 0.
  fileprivate var line: Int {
    if case .invalidTable(_, let line, _) = self { line } else { 0 }
  }
}
