extension DocumentWords {
  /// Makes the words of a line neighbours that are no words.
  func leaveOut(_ line: Range<Int>) {
    var position = firstToken(at: line.lowerBound)
    while position < tokens.count - 1, tokens[position].start < line.upperBound {
      if tokens[position].isWord { leaveOut(position) }
      position += 1
    }
  }

  /// The first token that begins at a byte or behind it; behind the last there is one at the end.
  private func firstToken(at start: Int) -> Int {
    var (low, high) = (1, tokens.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if tokens[middle].start < start { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// How long the text is.
  var length: DocumentLength {
    var count = 0
    for position in 0..<tokens.count { count &+= Int(tokens[position].traits.rawValue & 1) }
    return DocumentLength(wordCount: count)
  }
}
