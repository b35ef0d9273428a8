/// Counts the documents that contain each term, for terms that are not in the dictionary.
///
/// It is a hash table. The bytes of all terms are in one array, which takes less memory than a
/// string for each term.
struct CountedTerms: Sendable {
  /// The bytes of all terms. A tab ends each term.
  private var arena: [UInt8] = []
  private var terms: [Term] = []
  /// The hash table, which uses open addressing. The upper bits of a term's hash say where the
  /// search begins.
  ///
  /// An empty slot is 0. Any other slot holds the upper half of the hash in its upper 32 bits, and
  /// the term's number plus one in its lower 32 bits. The number always fits, because four billion
  /// terms would not fit in memory.
  private var slots = [UInt64](repeating: 0, count: 1 << Self.leastBits)
  private var bits = Self.leastBits

  private struct Term {
    /// The position of the term's first byte in `arena`.
    var offset: Int
    var count: Int
    /// The number of the last document that contains the term. Documents are numbered from 1.
    var document: Int
  }

  private static let leastBits: UInt64 = 10
  private static let numberMask: UInt64 = 0xFFFF_FFFF

  /// The number of bytes that the terms and the hash table use.
  var byteCount: Int {
    arena.count + terms.count * MemoryLayout<Term>.stride
      + slots.count * MemoryLayout<UInt64>.stride
  }

  /// Counts a term in a document. A term counts only once for each document.
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
    // A shorter term in the arena differs at its tab, because terms do not contain tabs. So the
    // loop never compares bytes after the tab.
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
    // A user word in the term may contain a tab or a line break. A table of document frequencies
    // cannot hold such a term, so it is not counted.
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

  /// Returns the terms of this table and `others`, in the order of their bytes. The table cannot be
  /// used afterwards.
  ///
  /// - Parameters:
  ///   - others: words, each with the number of documents that contain it. Words that the rows
  ///     cannot hold are left out.
  ///   - documentCount: the upper limit of each count.
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
          // The dictionary spelling of a word may equal the normalized form of another term. Their
          // counts are added up.
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

  /// A term that is to be sorted. Its first eight bytes decide most comparisons without a look-up.
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
