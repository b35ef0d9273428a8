extension Lexicon {
  /// 16 hexadecimal digits that differ between lexicons with different contents. They are the same
  /// in every run and on every machine.
  ///
  /// Another dictionary image, another user dictionary, or the same changes in another order give
  /// another fingerprint.
  ///
  /// - Complexity: O(1).
  public var fingerprint: String { storage.fingerprint.digits }
}

extension Segmenter {
  /// The version of the rules and methods. It is raised when they give another answer for any text,
  /// which a test notices.
  static let engineVersion: UInt64 = 1

  /// 16 hexadecimal digits that change with anything that could change the tokens: the engine, the
  /// dictionary and its user words, the method and its model, the granularity, and the convention
  /// for names. They are the same in every run and on every machine.
  ///
  ///     if index.fingerprint != segmenter.fingerprint { rebuild(&index) }
  ///
  /// Store the fingerprint with an index, or with results that others are to compute again.
  ///
  /// - Complexity: O(1).
  public var fingerprint: String { fingerprint(with: []) }

  /// A fingerprint that also changes with the options of an index.
  package func fingerprint(with options: [String]) -> String {
    var hash = StableHash()
    hash.combine(Self.engineVersion)
    hash.combine(lexicon.storage.fingerprint.value)
    hash.combine(method.name)
    if let model = method.model {
      hash.combine(UInt64(model.storage.checksum))
      hash.combine(UInt64(model.storage.byteCount))
    }
    hash.combine(granularity.rawValue)
    hash.combine(personalNames.rawValue)
    for option in options { hash.combine(option) }
    return hash.digits
  }
}
