import Fenci
import FenciCorpus

extension Corpus.Format {
  /// The format for `--lines` and `--jsonl`; `byName` without them.
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
