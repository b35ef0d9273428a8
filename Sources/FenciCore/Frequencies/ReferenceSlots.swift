/// The slots of a `ReferenceTable`, as an image has them: open addressing, looked into one after the other
/// from that of the hash's upper bits, at most three of four of them full.
struct ReferenceSlots: Sendable {
  /// By slot; 0 in an empty one.
  private(set) var fingerprints: [UInt32]
  /// By slot, in sixteenths of a nat; behind the last one the value of what no document has.
  private(set) var frequencies: [UInt8]

  static let minimumCount = 4
  /// The most slots that are looked into for a term.
  static let probeLimit = 1024

  /// What hashes are shifted by for a number of slots, which is a power of two.
  static func shift(_ count: Int) -> UInt64 { UInt64(64 - count.trailingZeroBitCount) }

  /// - Parameter fold: what a character of a term matches as. Of terms that fold to the same the
  ///   commonest counts.
  init(
    _ frequencies: DocumentFrequencies, _ counted: InverseFrequency.Counted,
    fold: (UInt32) -> UInt32
  ) {
    let inverse = InverseFrequency(frequencies.genres, counted)
    var terms: [(hash: TermHash, value: UInt8)] = []
    frequencies.rows.forEachRow { term, counts in
      let value = inverse.value(of: counts)
      guard value == 0 || Int(value) + InverseFrequency.leastDifference < Int(inverse.unseen)
      else { return }
      terms.append((TermHash(term, fold: fold), value))
    }
    var count = Self.minimumCount
    while count * 3 < terms.count * 4 { count *= 2 }
    fingerprints = [UInt32](repeating: 0, count: count)
    self.frequencies = [UInt8](repeating: 0, count: count) + [inverse.unseen]
    for term in terms { insert(term.hash, term.value) }
  }

  /// Inserts a term unless very many share its slot, as only made ones do; it then counts as unseen.
  private mutating func insert(_ term: TermHash, _ value: UInt8) {
    let (wanted, count) = (term.fingerprint, fingerprints.count)
    var slot = Int(truncatingIfNeeded: term.value &>> Self.shift(count))
    for _ in 0..<Self.probeLimit {
      if fingerprints[slot] == 0 {
        fingerprints[slot] = wanted
        frequencies[slot] = value
        return
      }
      if fingerprints[slot] == wanted {
        frequencies[slot] = min(frequencies[slot], value)
        return
      }
      slot = (slot + 1) & (count - 1)
    }
  }
}

extension TermHash {
  /// The hash of a term in UTF-8.
  ///
  /// - Parameter fold: what a character matches as.
  init(_ term: Table<UInt8>, fold: (UInt32) -> UInt32) {
    self.init()
    let reader = UTF8Reader(bytes: term)
    var position = 0
    while position < term.count {
      let item = reader.item(at: position)
      let scalar = item.isInvalid ? 0xFFFD : item.scalar
      if !FoldMap.isTransparent(scalar) { append(fold(scalar)) }
      position += item.length
    }
  }
}

/// Inverse document frequencies by genre, in integers, so that every machine has the same.
struct InverseFrequency {
  /// Which of the counted documents are asked.
  enum Counted {
    case all
    /// All but one, which has the term.
    case others
  }

  /// Units of one nat.
  static let scale = 16
  /// The value of a term that occurs in at least nine of ten documents of every genre: no key phrase.
  static let everywhere = 0
  /// Values that differ from that of the unseen by no more are not worth a slot: a quarter of a nat.
  static let leastDifference = Self.scale / 4

  /// The value of a term that no document has.
  let unseen: UInt8
  private let counted: Counted
  /// By genre, the documents and ln(10 (N + 1)); nil for one without documents, which says nothing.
  private let genres: [(count: Int, logarithm: Int)?]
  /// ln(10 n + 3) of small numbers.
  private let logarithms: [Int]

  private static let known = 4096

  init(_ genres: [DocumentFrequencies.Genre], _ counted: Counted) {
    self.counted = counted
    self.genres = genres.map { genre in
      let count = counted == .all ? genre.documentCount : genre.documentCount - 1
      return count > 0 ? (count, Self.logarithm(ofTenTimes: UInt64(count) + 1, plus: 0)) : nil
    }
    logarithms = (0..<Self.known).map { Self.logarithm(ofTenTimes: UInt64($0), plus: 3) }
    // Of no documents nothing is known: a term in none of 0.
    let least =
      self.genres.compactMap { $0?.logarithm }.min() ?? Self.logarithm(ofTenTimes: 1, plus: 0)
    unseen = Self.value(least - logarithms[0])
  }

  /// The value of a term by its numbers of documents of the genres.
  func value(of counts: [Int]) -> UInt8 {
    var least = Int.max
    var isEverywhere = true
    for (number, genre) in genres.enumerated() {
      guard let genre else { continue }
      let count = counted == .all ? counts[number] : max(counts[number] - 1, 0)
      let logarithm =
        count < Self.known
        ? logarithms[count] : Self.logarithm(ofTenTimes: UInt64(count), plus: 3)
      least = min(least, genre.logarithm - logarithm)
      isEverywhere = isEverywhere && genre.count - count <= genre.count / 10
    }
    guard least < .max else { return unseen }
    return isEverywhere ? UInt8(Self.everywhere) : Self.value(least)
  }

  /// A logarithm in sixteenths of a nat, never less than one of them.
  private static func value(_ logarithm: Int) -> UInt8 {
    let unit = FixedPointLogarithm.scale / Self.scale
    return max(UInt8(clamping: (logarithm + unit / 2) / unit), 1)
  }

  private static func logarithm(ofTenTimes number: UInt64, plus addend: UInt64) -> Int {
    let (product, overflows) = number.multipliedReportingOverflow(by: 10)
    // Where this is no longer exact it makes no difference.
    guard !overflows, product <= .max - addend else {
      return FixedPointLogarithm.ln(number) + FixedPointLogarithm.ln(10)
    }
    return FixedPointLogarithm.ln(product + addend)
  }
}
