/// A hash table that says how rare terms are in other documents. `ReferenceTable` reads it. An
/// image stores the same arrays.
///
/// The table uses open addressing and linear probing. The upper bits of a term's hash choose the
/// first slot. At most three of four slots are full.
struct ReferenceSlots: Sendable {
  /// The fingerprint of the term in each slot, or 0 if the slot is empty. A fingerprint is the
  /// lower half of a term's hash.
  private(set) var fingerprints: [UInt32]
  /// The inverse document frequency of the term in each slot, in sixteenths. The last element does
  /// not belong to a slot. It is the value of a term that no document contains.
  private(set) var frequencies: [UInt8]

  static let minimumCount = 4
  /// The maximum number of slots that a lookup reads.
  static let probeLimit = 1024

  /// The number of bits by which a hash is shifted to get a slot. `count` is the number of slots,
  /// which is a power of two.
  static func shift(_ count: Int) -> UInt64 { UInt64(64 - count.trailingZeroBitCount) }

  /// - Parameter fold: maps a character to its normalized form. If several terms normalize alike,
  ///   the most common one counts.
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

  /// Inserts a term. If all slots that a lookup reads are full, the term is left out and counts as
  /// unseen. Only terms that were made to collide can cause this.
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
  /// Computes the hash of a term in UTF-8.
  ///
  /// - Parameter fold: maps a character to its normalized form.
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

/// Computes inverse document frequencies, which say how rare terms are, from counts by genre (kind
/// of documents). The arithmetic uses integers, so the results are the same on every machine.
struct InverseFrequency {
  /// The choice of the documents that count.
  enum Counted {
    case all
    /// All documents count except one, which contains the term. This compares a document with the
    /// others of its corpus.
    case others
  }

  /// Values are natural logarithms in units of 1/16.
  static let scale = 16
  /// The value of a term that occurs in at least nine of ten documents of every genre. Such a term
  /// cannot be a key phrase.
  static let everywhere = 0
  /// A term is not stored if its value is close to the unseen value, which means at most 1/4 below
  /// it.
  static let leastDifference = Self.scale / 4

  /// The value of a term that no document contains.
  let unseen: UInt8
  private let counted: Counted
  /// For each genre, the number N of documents and ln(10 (N + 1)). A genre without documents has
  /// nil and is ignored.
  private let genres: [(count: Int, logarithm: Int)?]
  /// ln(10 *n* + 3) for each *n* below `known`, where *n* is a number of documents.
  private let logarithms: [Int]

  private static let known = 4096

  init(_ genres: [DocumentFrequencies.Genre], _ counted: Counted) {
    self.counted = counted
    self.genres = genres.map { genre in
      let count = counted == .all ? genre.documentCount : genre.documentCount - 1
      return count > 0 ? (count, Self.logarithm(ofTenTimes: UInt64(count) + 1, plus: 0)) : nil
    }
    logarithms = (0..<Self.known).map { Self.logarithm(ofTenTimes: UInt64($0), plus: 3) }
    // If no genre has documents, this is the value of a term that occurs in 0 of 0 documents.
    let least =
      self.genres.compactMap { $0?.logarithm }.min() ?? Self.logarithm(ofTenTimes: 1, plus: 0)
    unseen = Self.value(least - logarithms[0])
  }

  /// Returns the value of a term. `counts` has the number of documents that contain the term in
  /// each genre.
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

  /// Converts a fixed-point logarithm to sixteenths. The result is at least 1.
  private static func value(_ logarithm: Int) -> UInt8 {
    let unit = FixedPointLogarithm.scale / Self.scale
    return max(UInt8(clamping: (logarithm + unit / 2) / unit), 1)
  }

  private static func logarithm(ofTenTimes number: UInt64, plus addend: UInt64) -> Int {
    let (product, overflows) = number.multipliedReportingOverflow(by: 10)
    // If ten times the number overflows, the addend is too small to matter.
    guard !overflows, product <= .max - addend else {
      return FixedPointLogarithm.ln(number) + FixedPointLogarithm.ln(10)
    }
    return FixedPointLogarithm.ln(product + addend)
  }
}
