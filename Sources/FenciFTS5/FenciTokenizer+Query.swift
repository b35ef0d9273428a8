extension FenciTokenizer {
  /// How the words of a query are looked for.
  public enum Matching: Sendable, CaseIterable {
    /// Words that are adjacent in the query are adjacent in the text. Parts between blanks or
    /// punctuation marks may be anywhere in it.
    case phrases
    /// Each word may be anywhere in the text.
    case allWords
    /// One word is enough.
    case anyWord
  }

  /// Whether the last word of a query is finished.
  public enum Ending: Sendable, CaseIterable {
    /// The last word is looked for as it is.
    case word
    /// The last word is the beginning of a word, since somebody is typing. A blank or a punctuation
    /// mark at the end finishes it.
    case prefix
  }

  /// Whether other names of terms are looked for, too.
  public enum AliasMatching: Sendable, CaseIterable {
    /// The query is looked for as it is.
    case exact
    /// Other names in the lexicon are looked for, too: 双碳 also finds 碳达峰 together with 碳中和, and the
    /// other way round.
    case expanded
  }

  /// A query for `MATCH`, made of any text, such as a user's input.
  ///
  ///     let query = tokenizer.query("創(chuàng)新，環境")  // "創(chuàng)新" AND "環境"
  ///
  /// No operator of FTS5 is let through: quotation marks, `AND`, `-`, `*` and the like separate words
  /// or are searched as words. A text without words gives a query that finds nothing.
  ///
  /// To search in one column, write `"title : (\(query))"`.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - matching: how its words are looked for.
  ///   - ending: whether the last word is finished.
  ///   - aliases: whether other names of terms are looked for, too.
  /// - Complexity: O(*n*) in the length of the text.
  public func query(
    _ text: some StringProtocol, matching: Matching = .phrases, ending: Ending = .word,
    aliases: AliasMatching = .exact
  ) -> String {
    let parts = parts(of: segmenter.tokens(in: text), matching, ending)
    guard !parts.isEmpty else { return "\"\"" }
    let operation = matching == .anyWord ? " OR " : " AND "
    let expressions = parts.map { expression(of: $0, aliases) }
    var query = expressions.joined(separator: operation)
    if aliases == .expanded, matching != .anyWord {
      for alternative in jointAlternatives(to: parts) { query = "(\(query)) OR \(alternative)" }
    }
    return query
  }

  /// The parts of a query: the words between blanks and punctuation marks, or each word alone. A part
  /// without a term is left out.
  private func parts(of tokens: Tokens, _ matching: Matching, _ ending: Ending) -> [QueryPart] {
    var parts: [QueryPart] = []
    var end = -1
    for token in tokens where token.kind.isText {
      let word = tokens.surface(of: token)
      if matching != .phrases || token.start != end { parts.append(QueryPart()) }
      parts[parts.count - 1].words.append(word)
      parts[parts.count - 1].forms.append(lexicon.folded(tokens.normalizedForm(of: token)))
      parts[parts.count - 1].isTerm.append(!skips(token, of: tokens))
      end = token.end
    }
    if ending == .prefix, !parts.isEmpty, end == tokens.source.count || goesOn(tokens, after: end) {
      parts[parts.count - 1].isPrefix = true
      parts[parts.count - 1].isTerm[parts[parts.count - 1].isTerm.count - 1] = true
    }
    return parts.filter { $0.isTerm.contains(true) }
  }

  /// Whether the options leave a word out of the index.
  private func skips(_ token: Token, of tokens: Tokens) -> Bool {
    stopWords == .skip && tokens.isStopWord(token)
      || minimumLength > 1
        && tokens.normalizedForm(of: token).unicodeScalars.count < minimumLength
  }

  /// Whether the text after the last word may be part of it when more is typed: `-` of `COVID-19`.
  private func goesOn(_ tokens: Tokens, after end: Int) -> Bool {
    tokens.source[end - 1] < 0x80 && tokens.source.count == end + 1
      && "-_.@/&'+#".utf8.contains(tokens.source[end])
  }

  /// A part of a query, with what else it may be.
  private func expression(of part: QueryPart, _ aliases: AliasMatching) -> String {
    var alternatives = [part.expression]
    if part.isPrefix { alternatives += longerWords(of: part) }
    if aliases == .expanded { alternatives += self.alternatives(to: part) }
    return alternatives.count == 1
      ? alternatives[0] : "(" + alternatives.joined(separator: " OR ") + ")"
  }

  /// The last words of an unfinished part may be the beginning of one longer word: 中华人民 and 共 of
  /// 中华人民共和国. Then they are one term.
  private func longerWords(of part: QueryPart) -> [String] {
    part.words.indices.dropLast().compactMap { first in
      let beginning = part.forms[first...].joined()
      guard lexicon.hasLongerEntry(beginningWith: beginning) else { return nil }
      let mark = Character(Unicode.Scalar(TokenizerInstance.wholeTermMark))
      let last = "\(QueryPart.quoted("\(mark)" + beginning)) *"
      return first == 0 ? last : "\(QueryPart.quoted(part.words[..<first].joined())) + \(last)"
    }
  }

  /// The same part with other names of its terms.
  private func alternatives(to part: QueryPart) -> [String] {
    for first in part.words.indices {
      for end in (first + 1...min(first + QueryPart.longestName, part.words.count)).reversed() {
        let name = part.forms[first..<end].joined()
        let others =
          (aliases.terms[name].map { [$0] } ?? []) + (aliases.names[name] ?? []).map { [$0] }
        guard !others.isEmpty else { continue }
        return others.map { terms in
          var pieces = terms.map { QueryPart.quoted($0) }
          if part.isTerm[..<first].contains(true) {
            pieces.insert(QueryPart.quoted(part.words[..<first].joined()), at: 0)
          }
          if part.isTerm[end...].contains(true) {
            pieces.append(
              QueryPart.quoted(part.words[end...].joined()) + (part.isPrefix ? " *" : ""))
          }
          return pieces.count == 1 ? pieces[0] : "(" + pieces.joined(separator: " AND ") + ")"
        }
      }
    }
    return []
  }

  /// The query with one name in place of several parts, such as 双碳 for 碳达峰 碳中和.
  private func jointAlternatives(to parts: [QueryPart]) -> [String] {
    let texts = parts.map { $0.forms.joined() }
    return aliases.joint.filter { $0.terms.allSatisfy(texts.contains) }.map { name, terms in
      let others = zip(parts, texts).filter { !terms.contains($1) }
        .map { expression(of: $0.0, .expanded) }
      return "(" + ([QueryPart.quoted(name)] + others).joined(separator: " AND ") + ")"
    }
  }
}

/// Words of a query that are looked for together.
private struct QueryPart {
  /// The words as written.
  var words: [String] = []
  /// The words in the form of the index.
  var forms: [String] = []
  var isPrefix = false
  /// Whether each of the words is in the index. The others may be stop words.
  var isTerm: [Bool] = []

  /// The most words of a name that has other names.
  static let longestName = 8

  var expression: String { Self.quoted(words.joined()) + (isPrefix ? " *" : "") }

  /// A text as FTS5 writes it between quotation marks. A zero would end the query.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars where scalar != "\0" {
      if scalar == "\"" { result += "\"" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }
}
