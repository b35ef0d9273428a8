/// How rare the terms of other documents are: the reference that a document's key phrases are compared
/// with. Found by `TermHash`, whether the dictionary has the term or not.
///
/// The inverse document frequency of a term is the least over the genres of ln((N + 1) / (n + 0.3)) where
/// n of a genre's N documents have it: what is common in one genre tells little, however rare it is in the
/// others. Units are sixteenths of a nat. A term that the table does not have is as rare as can be; terms
/// that are nearly so are not stored. In some tables only words were counted: then a run of them is as rare as
/// they are in the mean.
struct ReferenceTable: Sendable {
  private let storage: Storage
  /// Whether words and phrases of a dictionary were counted, and no other runs of words.
  let hasWordsAlone: Bool

  private enum Storage: Sendable {
    case image(Lexicon)
    case memory(ReferenceSlots)
  }

  /// The reference of a lexicon that was compiled with document frequencies; nil if it has none.
  init?(_ lexicon: Lexicon) {
    let sections = lexicon.sections
    guard sections.termFrequencies.count > 0 else { return nil }
    storage = .image(lexicon)
    let terms = Self.estimate(sections.termFingerprints.count, every: 1 << 8) {
      sections.termFingerprints[$0] != 0
    }
    let entries = Self.estimate(sections.documents.count, every: 1 << 4) {
      sections.documents[$0] > 0
    }
    hasWordsAlone = Self.areWordsAlone(terms - entries, of: terms)
  }

  /// About how many of some elements are so: one of a number is looked at, but in a small table all are.
  private static func estimate(_ count: Int, every step: Int, _ isSo: (Int) -> Bool) -> Int {
    let step = count < 1 << 16 ? 1 : step
    var found = 0
    for place in stride(from: 0, to: count, by: step) where isSo(place) { found += 1 }
    return found * step
  }

  /// Whether there are so few runs of words that only a dictionary's can have been counted. Where all candidates
  /// were they are three of ten even among the commonest terms.
  private static func areWordsAlone(_ runs: Int, of terms: Int) -> Bool { runs * 8 < terms }

  /// The reference of document frequencies.
  ///
  /// - Parameter lexicon: how terms are folded.
  /// - Complexity: O(*n*) in the number of terms.
  init(_ frequencies: DocumentFrequencies, lexicon: Lexicon) {
    self.init(frequencies, .all, lexicon)
  }

  /// The reference for a document that was counted itself: every count one less, and one document less in
  /// every genre. So each document of a folder is compared with the others.
  ///
  /// - Complexity: O(*n*) in the number of terms.
  init(contrasting frequencies: DocumentFrequencies, lexicon: Lexicon) {
    self.init(frequencies, .others, lexicon)
  }

  private init(
    _ frequencies: DocumentFrequencies, _ counted: InverseFrequency.Counted, _ lexicon: Lexicon
  ) {
    let sections = lexicon.sections
    storage = .memory(
      ReferenceSlots(frequencies, counted) { scalar in
        let code = sections.codeMap.code(of: scalar)
        return code == 0 ? scalar : sections.alphabet[Int(code)]
      })
    guard counted == .all else {
      // Whoever compares documents has counted all candidates.
      hasWordsAlone = false
      return
    }
    // Terms are ordered by their characters, so those that are looked at are taken from all of them.
    let step = max(frequencies.rows.count / Self.sampleSize, 1)
    var (place, terms, runs) = (0, 0, 0)
    frequencies.rows.forEachRow { term, _ in
      place += 1
      guard place % step == 0 else { return }
      terms += 1
      if frequencies.rows.hasParts(of: term), !lexicon.hasEntry(term) { runs += 1 }
    }
    hasWordsAlone = Self.areWordsAlone(runs, of: terms)
  }

  /// So many terms, or up to twice as many, tell whether words alone were counted.
  private static let sampleSize = 1 << 10

  /// A view for hot loops, which must not leave the call.
  func withView(_ body: (View) -> Void) {
    switch storage {
    case .image(let lexicon):
      let sections = lexicon.sections
      body(View(sections.termFingerprints, sections.termFrequencies, hasWordsAlone))
    case .memory(let slots):
      slots.fingerprints.withTable { fingerprints in
        slots.frequencies.withTable { body(View(fingerprints, $0, hasWordsAlone)) }
      }
    }
  }

  struct View {
    /// By slot; 0 in an empty one.
    private let fingerprints: Table<UInt32>
    /// By slot; one more is the value of terms that are not in the table.
    private let frequencies: Table<UInt8>
    private let shift: UInt64
    /// The value of a term that no document has.
    let unseen: Int
    /// Whether words and phrases of a dictionary were counted, and no other runs of words.
    let hasWordsAlone: Bool

    fileprivate init(
      _ fingerprints: Table<UInt32>, _ frequencies: Table<UInt8>, _ hasWordsAlone: Bool
    ) {
      self.fingerprints = fingerprints
      self.frequencies = frequencies
      self.hasWordsAlone = hasWordsAlone
      shift = ReferenceSlots.shift(fingerprints.count)
      unseen = Int(frequencies[fingerprints.count])
    }

    /// The inverse document frequency of a term in sixteenths of a nat, from 1 to 255; 0 if it stands
    /// nearly everywhere.
    @inline(__always) func idf(of term: TermHash) -> Int {
      let wanted = term.fingerprint
      var slot = Int(truncatingIfNeeded: term.value &>> shift)
      var left = ReferenceSlots.probeLimit
      while left > 0 {
        let found = fingerprints[slot]
        if found == wanted { return Int(frequencies[slot]) }
        if found == 0 { break }
        slot = (slot &+ 1) & (fingerprints.count &- 1)
        left &-= 1
      }
      return unseen
    }
  }
}

extension Lexicon {
  /// Whether a term in UTF-8 is a word or a phrase, in whatever spelling.
  fileprivate func hasEntry(_ term: Table<UInt8>) -> Bool {
    let reader = UTF8Reader(bytes: term)
    var codes: [UInt16] = []
    var position = 0
    while position < term.count {
      let item = reader.item(at: position)
      if item.isInvalid || !FoldMap.isTransparent(item.scalar) {
        codes.append(item.isInvalid ? 0 : sections.codeMap.code(of: item.scalar))
      }
      position += item.length
    }
    guard let node = sections.trie.node(over: codes) else { return false }
    return sections.trie.check[Int(node)] & (NodeFlags.isWord | NodeFlags.isPhrase) != 0
  }
}

extension FrequencyRows {
  /// Whether a term consists of two others.
  fileprivate func hasParts(of term: Table<UInt8>) -> Bool {
    var bytes: [UInt8] = []
    for place in 0..<term.count { bytes.append(term[place]) }
    return bytes.indices.dropFirst().contains { middle in
      bytes[middle] & 0xC0 != 0x80 && counts(of: Array(bytes[..<middle])) != nil
        && counts(of: Array(bytes[middle...])) != nil
    }
  }
}
