import Fenci
import FenciCorpus

extension KeyphraseExtractor {
  /// Creates the extractor that the options describe.
  ///
  /// The option `--method` selects how phrases are scored. The option `--idf` names a file of
  /// document frequencies, which tell in how many documents each word occurs. Without `--idf` the
  /// extractor uses the document frequencies of the dictionary.
  ///
  /// With `--contrast` this extractor is provisional. After all documents are counted,
  /// `KeywordsCommand.contrastingExtractor` creates the extractor that is used.
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
