extension FrequencyRows: Sequence {
  /// A word and the number of documents with it, of all genres.
  struct Row {
    let word: [UInt8]
    let count: Int
  }

  struct Iterator: IteratorProtocol {
    fileprivate let rows: FrequencyRows
    fileprivate var position = 0

    mutating func next() -> Row? {
      guard position < rows.count else { return nil }
      position += 1
      return rows.row(at: position - 1)
    }
  }

  func makeIterator() -> Iterator { Iterator(rows: self) }

  private func row(at position: Int) -> Row {
    let start = starts[position]
    let end = text[start...].firstIndex(of: 0x09) ?? start
    let word = Array(text[start..<end])
    return Row(word: word, count: counts(of: word)?.reduce(0, +) ?? 0)
  }
}
