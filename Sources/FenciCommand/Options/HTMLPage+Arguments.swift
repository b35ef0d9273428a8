import FenciCorpus

extension HTMLPage {
  /// The page for the arguments; nil without `--html`.
  init?(_ arguments: Arguments, files: [String]) throws(CommandError) {
    guard arguments.has("--html") else { return nil }
    guard !arguments.has("--json") else { throw usageError("--html or --json, not both") }
    self.init(files: files)
  }
}
