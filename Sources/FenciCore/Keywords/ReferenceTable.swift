/// How rare the terms of other documents are: the reference that a document's key phrases are compared
/// with. Found by `TermHash`, whether the dictionary has the term or not.
///
/// The inverse document frequency of a term is the least over the genres of ln((N + 1) / (n + 0.3)) where
/// n of a genre's N documents have it: what is common in one genre tells little, however rare it is in the
/// others. Units are sixteenths of a nat. A term that the table does not have is as rare as can be; terms
/// that are nearly so are not stored.
struct ReferenceTable: Sendable {
  /// Units of one nat.
  static let scale = 16
  /// The value of a term that stands in at least nine of ten documents of every genre: no key phrase.
  static let everywhere = 0
  /// The most slots that are looked into for a term.
  static let probeLimit = 1024

  private let storage: Storage
  /// Whether terms were counted that are no entries; else a run of words is as rare as the rarest of them.
  private let holdsRuns: Bool

  private enum Storage: Sendable {
    case image(Lexicon)
    case memory(ReferenceSlots)
  }

  /// The reference of a lexicon that was compiled with document frequencies; nil if it has none.
  init?(_ lexicon: Lexicon) {
    guard lexicon.sections.termFrequencies.count > 0 else { return nil }
    storage = .image(lexicon)
    holdsRuns = true
  }

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
    holdsRuns = frequencies.holdsRuns(lexicon)
    storage = .memory(
      ReferenceSlots(frequencies, counted) { scalar in
        let code = sections.codeMap.code(of: scalar)
        return code == 0 ? scalar : sections.alphabet[Int(code)]
      })
  }

  /// A view for hot loops, which must not leave the call.
  func withView(_ body: (View) -> Void) {
    switch storage {
    case .image(let lexicon):
      let sections = lexicon.sections
      body(View(sections.termFingerprints, sections.termFrequencies, holdsRuns))
    case .memory(let slots):
      slots.fingerprints.withTable { fingerprints in
        slots.frequencies.withTable { body(View(fingerprints, $0, holdsRuns)) }
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
    /// Whether terms were counted that are no entries.
    let holdsRuns: Bool

    fileprivate init(
      _ fingerprints: Table<UInt32>, _ frequencies: Table<UInt8>, _ holdsRuns: Bool
    ) {
      self.holdsRuns = holdsRuns
      self.fingerprints = fingerprints
      self.frequencies = frequencies
      shift = ReferenceSlots.shift(fingerprints.count)
      unseen = Int(frequencies[fingerprints.count])
    }

    /// The inverse document frequency of a term in sixteenths of a nat, from 1 to 255; 0 if it stands
    /// nearly everywhere.
    @inline(__always) func idf(of term: TermHash) -> Int {
      let wanted = term.fingerprint
      var slot = Int(truncatingIfNeeded: term.value &>> shift)
      var left = ReferenceTable.probeLimit
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

extension DocumentFrequencies {
  /// Whether terms were counted that are no entries of a lexicon.
  fileprivate func holdsRuns(_ lexicon: Lexicon) -> Bool {
    var found = false
    rows.forEachRow { term, _ in
      if !found, lexicon.node(of: term.string(in: term.indices)) == nil { found = true }
    }
    return found
  }
}
