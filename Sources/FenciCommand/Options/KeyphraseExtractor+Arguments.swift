import Fenci
import FenciCorpus

extension KeyphraseExtractor {
  /// The extractor for the options: the method of `--method`, with the frequencies of `--idf` or of
  /// the dictionary.
  ///
  /// With `--contrast`, `KeywordsCommand.contrastingExtractor` replaces it after counting the
  /// documents.
  init(_ arguments: Arguments) throws(CommandError) {
    let method = try arguments.choice("--method", default: KeyphraseExtractor.Method.tfidf)
    let path = arguments.value(of: "--idf")
    let isContrast = arguments.has("--contrast")
    if path != nil, isContrast {
      throw usageError(
        "--idf or --contrast, not both: how rare words are is asked of FILE, or of the documents")
    }
    if path != nil || isContrast, method != .tfidf {
      throw usageError(
        "\(isContrast ? "--contrast" : "--idf") is for the method tfidf; \(method.rawValue) does not"
          + " ask how rare words are")
    }
    let lexicon = try arguments.lexicon()
    guard let path else {
      self.init(lexicon: lexicon, method: method)
      return
    }
    let frequencies = try reading { () throws(FenciError) in
      try DocumentFrequencies(contentsOf: path)
    }
    guard frequencies.documentCount > 0 else {
      throw .input("\(path): counted in no documents; fenci train idf counts in some")
    }
    self.init(lexicon: lexicon, frequencies: frequencies)
  }
}
