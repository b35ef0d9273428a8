import FenciCore
import FenciCorpus

extension HTMLPage {
  /// Creates the writer of the HTML page for some files. Returns nil without the option `--html`.
  init?(_ arguments: Arguments, files: [String]) throws(CommandError) {
    guard arguments.has("--html") else { return nil }
    guard !arguments.has("--json") else { throw usageError("--html or --json, not both") }
    self.init(files: files.map { FileName.display(of: $0) })
  }
}
