/// Leaves out the markup of web pages. Otherwise, names of tags and attributes and the code of
/// scripts would be the most frequent words.
///
/// - In a tag, words of ASCII characters are left out. A tag begins with `<` or `</` directly
///   before a name, or with `<!` or `<?`. It ends with the next `>`, if no `<` comes before that. A
///   name is an ASCII letter with further letters, digits, `-` and `:`. It must be followed by a
///   space, a tab, a line break, `/` or `>`.
/// - All words between `<script>` or `<style>` and its end tag are left out.
/// - The name of an entity, such as `&nbsp;`, is left out.
///
/// Chinese words in attributes stay. So the plain text `x <y 且 z> w` loses only y and z.
extension DocumentWords {
  /// Whether a token that begins with this scalar may begin a tag (`<`) or end an entity (`;`).
  @inline(__always) static func mayBeMarkup(_ scalar: UInt32) -> Bool {
    scalar == 0x3C || scalar == 0x3B
  }

  /// Turns the words in markup into tokens that are not words.
  ///
  /// - Complexity: O(*n*) in the text's length.
  func leaveOutMarkup() {
    // The elements whose end tag was not found. Their end tag is not searched for again, because a
    // later search would fail too.
    var unclosed: [MarkupTag.Content] = []
    var reached = 0
    for number in 0..<markup.count {
      let position = Int(markup[number])
      let start = tokens[position].start
      guard start >= reached else { continue }
      if source[start] == 0x3B {
        leaveOutEntity(before: position)
      } else if let tag = MarkupTag(source, at: start) {
        reached = tag.end
        leaveOut(.ascii, from: position, before: reached)
        guard tag.content != .text, !unclosed.contains(tag.content) else { continue }
        if let end = endTag(of: tag.content, behind: number) {
          leaveOut(.all, from: position, before: end)
          reached = end
        } else {
          unclosed.append(tag.content)
        }
      }
    }
  }

  /// The byte offset of the next end tag of an element. The result is nil if the text has no such
  /// tag.
  private func endTag(of content: MarkupTag.Content, behind number: Int) -> Int? {
    for later in number + 1..<max(markup.count, number + 1) {
      let start = tokens[Int(markup[later])].start
      if source[start] == 0x3C, MarkupTag.ends(content, source, at: start) { return start }
    }
    return nil
  }

  private enum Extent { case ascii, all }

  private func leaveOut(_ extent: Extent, from first: Int, before end: Int) {
    var position = first
    while tokens[position].start < end, position < tokens.count - 1 {
      if tokens[position].isWord, extent == .all || isASCII(position) { leaveOut(position) }
      position += 1
    }
  }

  func leaveOut(_ position: Int) {
    tokens[position] = DocumentToken(
      start: tokens[position].start, offset: tokens[position].offset)
  }

  /// Leaves out the word before a semicolon if it is the name of an entity. The word must contain
  /// an ampersand or be directly after one.
  private func leaveOutEntity(before semicolon: Int) {
    let word = semicolon - 1
    guard tokens[word].isWord, isASCII(word) else { return }
    let range = tokens[word].start..<tokens[semicolon].start
    let hasAmpersand = range.contains { source[$0] == 0x26 }
    if hasAmpersand || range.lowerBound > 0 && source[range.lowerBound - 1] == 0x26 {
      leaveOut(word)
    }
  }

  private func isASCII(_ position: Int) -> Bool {
    (tokens[position].start..<tokens[position + 1].start).allSatisfy { source[$0] < 0x80 }
  }
}
