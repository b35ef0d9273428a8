/// Leaves out markup. Otherwise names of tags and attributes and the code of scripts would be the
/// most frequent words of a page's source.
///
/// - In a tag, words of ASCII characters are left out. A tag is `<` or `</` directly before a name,
///   or `<!` or `<?`, up to the next `>` without a `<` between. A name is an ASCII letter with
///   letters, digits, `-` and `:`; a space, a tab, a line break, `/` or `>` ends it.
/// - Between `<script>` or `<style>` and its end tag, all words are left out.
/// - Of an entity such as `&nbsp;`, the name is left out.
///
/// Chinese words in attributes stay. So plain text such as `x <y 且 z> w` loses only y and z.
extension DocumentWords {
  /// Whether a token that begins with a scalar may begin or end markup: `<` or `;`.
  @inline(__always) static func mayBeMarkup(_ scalar: UInt32) -> Bool {
    scalar == 0x3C || scalar == 0x3B
  }

  /// Turns words in markup into neighbours that are not words.
  ///
  /// - Complexity: O(*n*) in the text's length.
  func leaveOutMarkup() {
    // After one failed search for an end tag, all later ones would fail too.
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

  /// The offset of the next end tag of an element; nil if the text has none.
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

  /// Leaves out the word before a semicolon if it contains an ampersand or directly follows one.
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
