import Fenci
import FenciCorpus

extension Corpus.Format {
  /// Creates the format that the options select.
  ///
  /// With `--lines` each line of a file is a document. With `--jsonl` each line is a JSON object
  /// that contains a document. Without these options the format is `byName`: a file named `*.jsonl`
  /// contains JSON objects, and any other file is one document.
  init(_ arguments: Arguments) throws(CommandError) {
    switch (arguments.has("--lines"), arguments.has("--jsonl")) {
    case (false, false): self = .byName
    case (true, false): self = .records(.line)
    case (false, true): self = .records(.json)
    case (true, true):
      throw usageError("--lines and --jsonl exclude each other: give one of them")
    }
  }
}
