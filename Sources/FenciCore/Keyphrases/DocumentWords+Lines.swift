extension DocumentWords {
  /// Leaves out the words of a line, so candidates do not contain them. The tokens remain as
  /// neighbours that are not words.
  func leaveOut(_ line: Range<Int>) {
    guard let line = part(of: line) else { return }
    var position = firstToken(at: line.lowerBound)
    while position < tokens.count - 1, tokens[position].start < line.upperBound {
      if tokens[position].isWord { leaveOut(position) }
      position += 1
    }
  }

  /// The position of the first token that begins at or after a byte offset. It is the position of
  /// the end token if no other token begins there.
  private func firstToken(at start: Int) -> Int {
    let tokens = tokens.table
    return (1..<tokens.count - 1).partitioningIndex { tokens[$0].start >= start }
  }

  /// Marks the tokens in the title and in the headings of the document.
  mutating func mark(_ document: Document) {
    if let title = document.title {
      mark(title, .isInTitle)
      if let title = part(of: title) { addTitle(title) }
    }
    for heading in document.headings { mark(heading, .isInHeading) }
  }

  /// Adds the document's title to `titles` if it ends with a kind of document, such as 通知 in …的通知.
  /// Titles of official documents have this form.
  private mutating func addTitle(_ range: Range<Int>) {
    let first = firstToken(at: range.lowerBound)
    let run = Run(first: first, count: firstToken(at: range.upperBound) - first)
    guard run.count > 1, tokens[run.end - 1].isWord else { return }
    for position in run.tokens {
      switch tokens[position].group {
      case .comma, .fullStop, .punctuation: return
      default: break
      }
    }
    let characters = characterRange(of: run)
    guard characters.count <= Self.longestTitle else { return }
    let isOfficial = Self.kindsOfDocuments.contains { kind in
      kind.count <= characters.count
        && kind.indices.allSatisfy {
          self.characters[characters.upperBound - kind.count + $0].scalar == kind[$0]
        }
    }
    if isOfficial {
      titles.append(run)
      titleLength = characters.count
      // The titles must be in ascending order, so the new one moves to its place.
      var place = titles.count - 1
      while place > 0, titles[place - 1].first > run.first {
        titles[place] = titles[place - 1]
        titles[place - 1] = run
        place -= 1
      }
    }
  }

  /// The most characters of a document's title that may be a key phrase.
  private static let longestTitle = 40
  /// The kinds of official documents (党政机关公文处理工作条例, 2012), and kinds of laws and plans.
  private static let kindsOfDocuments: [[UInt32]] = [
    "决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复", "议案", "函", "纪要",
    "法", "条例", "规定", "办法", "规则", "细则", "解释", "方案", "规划", "纲要", "计划", "章程", "标准",
  ].map { $0.unicodeScalars.map { $0.value } }

  /// Converts offsets in the whole document to offsets in the part that was segmented. Returns nil
  /// if the range is outside the part.
  private func part(of range: Range<Int>) -> Range<Int>? {
    let part = range.clamped(to: origin..<origin + source.count)
    return part.isEmpty ? nil : part.lowerBound - origin..<part.upperBound - origin
  }

  private mutating func mark(_ range: Range<Int>, _ traits: DocumentToken.Traits) {
    guard let range = part(of: range) else { return }
    var position = firstToken(at: range.lowerBound)
    while position < tokens.count - 1, tokens[position].start < range.upperBound {
      tokens[position].traits.insert(traits)
      position += 1
    }
  }
}
