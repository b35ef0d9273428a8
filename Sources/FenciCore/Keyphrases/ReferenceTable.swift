/// Looks up how rare a term is in a reference: other documents that the key phrases of a document
/// are compared with. A term need not be in the dictionary, because it is found by its `TermHash`.
///
/// A reference has one or more genres of documents. If *n* of a genre's *N* documents contain a
/// term, its inverse document frequency there is ln((*N* + 1) / (*n* + 0.3)). The value of the term
/// is the minimum over the genres, because a term that is common in one genre tells little, however
/// rare it is in the others. Values are in units of 1/16.
///
/// The table does not store the rarest terms. A term that is missing has the highest value. Some
/// tables count only words and phrases of a dictionary. Then the value of any other run of words is
/// the mean of its parts.
struct ReferenceTable: Sendable {
  private let storage: Storage
  /// Whether only words and phrases of a dictionary were counted, and no other runs of words.
  let hasWordsAlone: Bool

  private enum Storage: Sendable {
    case image(Lexicon)
    case memory(ReferenceSlots)
  }

  /// Creates the reference that is part of a lexicon. Returns nil if the lexicon was compiled
  /// without document frequencies.
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

  /// Estimates how many places satisfy a predicate. Tests every `step`-th place, or all places of a
  /// small table.
  private static func estimate(_ count: Int, every step: Int, _ isSo: (Int) -> Bool) -> Int {
    let step = count < 1 << 16 ? 1 : step
    var found = 0
    for place in stride(from: 0, to: count, by: step) where isSo(place) { found += 1 }
    return found * step
  }

  /// Whether less than one in eight terms is a run of words that is not a dictionary entry. Then
  /// only dictionary entries can have been counted. If all candidates are counted, about three in
  /// ten terms are such runs, even among the most common terms.
  private static func areWordsAlone(_ runs: Int, of terms: Int) -> Bool { runs * 8 < terms }

  /// Creates a reference from document frequencies.
  ///
  /// - Parameter lexicon: normalizes the terms.
  /// - Complexity: O(*n*) in the number of terms.
  init(_ frequencies: DocumentFrequencies, lexicon: Lexicon) {
    self.init(frequencies, .all, lexicon)
  }

  /// Creates a reference for documents that are counted in it themselves, such as the files of one
  /// folder. Each document is then compared only with the others. For this purpose, one is
  /// subtracted from every count and from the number of documents of every genre.
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
      // The counts of a corpus to contrast always include all candidates.
      hasWordsAlone = false
      return
    }
    // The terms are sorted by their characters, so taking every `step`-th one samples all parts of
    // the list.
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

  /// The minimum size of the sample that is tested. The sample has less than twice as many terms. A
  /// small table is tested as a whole.
  private static let sampleSize = 1 << 10

  /// Calls `body` with a view of the table for hot loops. The view must not escape the call.
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
    /// The fingerprint of the term in each slot; 0 if the slot is empty.
    private let fingerprints: Table<UInt32>
    /// The value of the term in each slot. The last element is the value of missing terms.
    private let frequencies: Table<UInt8>
    private let shift: UInt64
    /// The value of a term that does not occur in any document.
    let unseen: Int
    /// Whether only words and phrases of a dictionary were counted.
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

    /// Returns the inverse document frequency of a term in units of 1/16, from 1 to 255. Returns 0
    /// for a term that occurs in nearly all documents of every genre.
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
  /// Whether a term in UTF-8, in any spelling, is a word or a phrase of the lexicon.
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
  /// Whether a term is the concatenation of two other terms of the table.
  fileprivate func hasParts(of term: Table<UInt8>) -> Bool {
    var bytes: [UInt8] = []
    for place in 0..<term.count { bytes.append(term[place]) }
    return bytes.indices.dropFirst().contains { middle in
      bytes[middle] & 0xC0 != 0x80 && counts(of: Array(bytes[..<middle])) != nil
        && counts(of: Array(bytes[middle...])) != nil
    }
  }
}
