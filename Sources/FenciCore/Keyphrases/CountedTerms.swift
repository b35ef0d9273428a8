/// Counts the documents of terms that are not in the dictionary: a hash table whose terms share one
/// byte array.
struct CountedTerms: Sendable {
  /// The bytes of all terms, each followed by a tab.
  private var arena: [UInt8] = []
  private var terms: [Term] = []
  /// Open addressing by the upper bits of the hash. A slot holds the upper half of the hash, then
  /// the term's number plus one in the lower 32 bits; an empty slot is 0. Four billion terms would
  /// not fit in memory.
  private var slots = [UInt64](repeating: 0, count: 1 << Self.leastBits)
  private var bits = Self.leastBits

  private struct Term {
    /// The position of its first byte in `arena`.
    var offset: Int
    var count: Int
    /// The number of the last document that it was counted in, from 1.
    var document: Int
  }

  private static let leastBits: UInt64 = 10
  private static let numberMask: UInt64 = 0xFFFF_FFFF

  /// The number of bytes in use.
  var byteCount: Int {
    arena.count + terms.count * MemoryLayout<Term>.stride
      + slots.count * MemoryLayout<UInt64>.stride
  }

  /// Counts a term, at most once a document.
  @inline(__always) mutating func insert(_ characters: FoldedCharacters, document: Int) {
    let half = characters.hash.half
    var slot = Int(truncatingIfNeeded: half &>> (32 &- bits))
    while slots[slot] != 0 {
      if slots[slot] &>> 32 == half {
        let number = Int(truncatingIfNeeded: slots[slot] & Self.numberMask) &- 1
        if hasBytes(terms[number], of: characters) {
          if terms[number].document != document {
            terms[number].document = document
            terms[number].count += 1
          }
          return
        }
      }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    add(characters, half, slot, document)
  }

  private func hasBytes(_ term: Term, of characters: FoldedCharacters) -> Bool {
    var position = term.offset
    var isSame = true
    // The tab ends the comparison: terms do not contain tabs.
    characters.forEachByte { byte in
      guard isSame else { return }
      isSame = arena[position] == byte
      position &+= 1
    }
    return isSame && arena[position] == 0x09
  }

  @inline(never) private mutating func add(
    _ characters: FoldedCharacters, _ half: UInt64, _ slot: Int, _ document: Int
  ) {
    let offset = arena.count
    characters.forEachByte { arena.append($0) }
    // A term may contain user words, which can have any characters.
    guard DocumentFrequencies.canHold(arena[offset...]) else {
      arena.removeLast(arena.count - offset)
      return
    }
    arena.append(0x09)
    terms.append(Term(offset: offset, count: 1, document: document))
    slots[slot] = half &<< 32 | UInt64(terms.count)
    if terms.count * 4 > slots.count * 3, bits < 32 { grow() }
  }

  private mutating func grow() {
    bits += 1
    let old = slots
    slots = [UInt64](repeating: 0, count: 1 << bits)
    for element in old where element != 0 {
      var slot = Int(truncatingIfNeeded: element &>> (64 &- bits))
      while slots[slot] != 0 { slot = (slot &+ 1) & (slots.count &- 1) }
      slots[slot] = element
    }
  }

  // MARK: Rows

  /// The terms and `others` in the order of their bytes. Consumes the table.
  ///
  /// - Parameters:
  ///   - others: words with their numbers of documents; words that a table cannot hold are left
  ///     out.
  ///   - documentCount: the upper limit of each number.
  consuming func rows(
    with others: [(word: [UInt8], count: Int)], atMost documentCount: Int
  ) -> FrequencyRows {
    slots = []
    for (word, count) in others where DocumentFrequencies.canHold(word) {
      terms.append(Term(offset: arena.count, count: count, document: 0))
      arena += word
      arena.append(0x09)
    }
    let order = arena.withTable { arena in
      var keys: [SortKey] = []
      keys.reserveCapacity(terms.count)
      for (number, term) in terms.enumerated() {
        keys.append(SortKey(arena, term.offset, number: number))
      }
      keys.sort {
        $0.prefix != $1.prefix
          ? $0.prefix < $1.prefix
          : FrequencyRows.order(arena, terms[$0.number].offset, arena, terms[$1.number].offset)
            == .before
      }
      return keys
    }
    var rows = FrequencyRows(byteCount: arena.count + 2 * terms.count, count: terms.count)
    var pending: (term: ArraySlice<UInt8>, count: Int)?
    for key in order {
      let term = terms[key.number]
      let bytes = arena[term.offset..<(arena[term.offset...].firstIndex(of: 0x09) ?? term.offset)]
      if let last = pending {
        guard last.term != bytes else {
          // The dictionary spelling of a word may equal the normalized form of another term.
          pending?.count = min(last.count + term.count, documentCount)
          continue
        }
        rows.append(last.term, [last.count])
      }
      pending = (bytes, term.count)
    }
    if let last = pending { rows.append(last.term, [last.count]) }
    return rows
  }

  /// A term with its first eight bytes, which decide most comparisons.
  private struct SortKey {
    let prefix: UInt64
    let number: Int

    init(_ arena: Table<UInt8>, _ offset: Int, number: Int) {
      var prefix: UInt64 = 0
      var isInside = true
      for position in 0..<8 {
        let place = offset &+ position
        isInside = isInside && arena[place] != 0x09
        prefix = prefix &<< 8 | (isInside ? UInt64(arena[place]) : 0)
      }
      self.prefix = prefix
      self.number = number
    }
  }
}
