extension DocumentWords {
  /// Calls `body` with every run of consecutive words that may be counted as a term, and with the
  /// hash of its characters.
  ///
  /// A run has at most six words and fourteen characters, and contains no stop word. Words that
  /// `ClauseWords` marked are stop words here. Runs come in the order of their first words. Of runs
  /// with the same first word, the shorter one comes first. So the words A B C give the runs A, A B,
  /// A B C, B, B C and C.
  @inline(__always) borrowing func forEachRun(_ body: (Run, NgramKey) -> Void) {
    let (tokens, characters) = (tokens.table, characters.table)
    for first in 1..<max(tokens.count &- 1, 1) {
      let offset = Int(tokens[first].offset)
      var key = NgramKey()
      var (end, position) = (first, offset)
      while end < first &+ TermRecord.maximumWords, tokens[end].isContent {
        let last = Int(tokens[end &+ 1].offset)
        guard last &- offset <= TermRecord.maximumLength else { break }
        while position < last {
          key.append(characters[position].scalar)
          position &+= 1
        }
        end &+= 1
        body(Run(first: first, count: end &- first), key)
      }
    }
  }
}
