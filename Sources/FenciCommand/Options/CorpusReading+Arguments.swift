import FenciCorpus

extension Corpus.Reading {
  /// The reading that `--as-is` asks for, or that of text.
  init(_ arguments: Arguments) { self = arguments.has("--as-is") ? .bytes : .text }
}
