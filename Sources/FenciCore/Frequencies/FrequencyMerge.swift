/// Merges several tables of document frequencies, row by row. Each row has a word and its counts.
/// The rows of each table must be in byte order and without duplicates.
package struct FrequencyMerge {
  /// The genres (kinds of documents) of all tables, in the byte order of their names.
  package private(set) var genres: [DocumentFrequencies.Genre]
  /// The word of the current row.
  package private(set) var term: ArraySlice<UInt8> = []
  /// The counts of the current row, in the order of `genres`.
  package private(set) var counts: [Int]

  private var readers: [FrequencyReader]
  /// The positions in `genres` of each reader's genres.
  private let places: [[Int]]
  /// A heap of the readers that have a row left. Its first reader has the first word in byte order.
  private var heap: [Int] = []
  private var isBegun = false

  /// - Throws: `TooManyDocuments` if the total number of documents exceeds `Int.max`.
  package init(
    _ readers: [FrequencyReader]
  ) throws(DocumentFrequencies.TooManyDocuments) {
    var genres: [DocumentFrequencies.Genre] = []
    var documentCount = 0
    for genre in readers.flatMap({ $0.genres }).sorted(by: DocumentFrequencies.Genre.precede) {
      let (sum, overflows) = documentCount.addingReportingOverflow(genre.documentCount)
      guard !overflows else { throw DocumentFrequencies.TooManyDocuments() }
      documentCount = sum
      if let last = genres.last, Self.areSame(last, genre) {
        genres[genres.count - 1] = DocumentFrequencies.Genre(
          name: last.name, documentCount: last.documentCount + genre.documentCount)
      } else {
        genres.append(genre)
      }
    }
    self.genres = genres
    self.readers = readers
    places = readers.map { reader in
      reader.genres.compactMap { genre in genres.firstIndex { Self.areSame($0, genre) } }
    }
    counts = [Int](repeating: 0, count: genres.count)
  }

  private static func areSame(
    _ first: DocumentFrequencies.Genre, _ second: DocumentFrequencies.Genre
  ) -> Bool { first.name.utf8.elementsEqual(second.name.utf8) }

  /// The first lines of the merged table, which precede the rows.
  package var head: [UInt8] { DocumentFrequencies.head(genres) }

  /// The number of documents that contain the word of the current row, summed over all genres.
  package var sum: Int {
    counts.reduce(0) { $0.addingReportingOverflow($1).overflow ? .max : $0 + $1 }
  }

  /// Advances to the next row that has a count above 0.
  ///
  /// - Returns: false at the end of the tables.
  /// - Throws: the errors of the readers.
  package mutating func next() throws(FenciError) -> Bool {
    if !isBegun {
      isBegun = true
      for number in readers.indices { try advance(number) }
    }
    while let first = heap.first {
      term = readers[first].term
      for place in counts.indices { counts[place] = 0 }
      while let number = heap.first, readers[number].term == term {
        for (count, place) in zip(readers[number].counts, places[number]) {
          // If the rows of each table are in order and without duplicates, a count is at most the
          // number of documents, so the sum does not overflow. For other tables the sum is clamped.
          let (sum, overflows) = counts[place].addingReportingOverflow(count)
          counts[place] = overflows ? .max : sum
        }
        popFirst()
        try advance(number)
      }
      if counts.contains(where: { $0 > 0 }) { return true }
    }
    return false
  }

  // MARK: Heap

  /// Reads the next row of a reader that is not in the heap. If the reader has a row, it is
  /// inserted into the heap.
  private mutating func advance(_ number: Int) throws(FenciError) {
    guard try readers[number].next() else { return }
    var place = heap.count
    heap.append(number)
    while place > 0, precedes(place, (place - 1) / 2) {
      heap.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  private mutating func popFirst() {
    heap.swapAt(0, heap.count - 1)
    heap.removeLast()
    var place = 0
    while true {
      var least = place
      for child in [2 * place + 1, 2 * place + 2]
      where child < heap.count && precedes(child, least) {
        least = child
      }
      if least == place { return }
      heap.swapAt(place, least)
      place = least
    }
  }

  private func precedes(_ place: Int, _ other: Int) -> Bool {
    readers[heap[place]].term.lexicographicallyPrecedes(readers[heap[other]].term)
  }
}
