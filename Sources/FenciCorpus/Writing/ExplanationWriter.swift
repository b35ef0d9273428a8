package import Fenci

/// Prints the explanation of a segmentation as text.
///
/// Each token has one line with its text, its range in bytes, the rule that decided where the token
/// ends, and the candidates. Tokens of whitespace are omitted.
///
/// A segmentation method may compare two cuts of an ambiguous span, that is, two ways to divide the
/// same text into words. Both cuts are listed before the words of the span. A blank line follows
/// the tokens of each line of text.
package struct ExplanationWriter {
  /// The offset of the text in the file, in bytes. It is added to the ranges of the tokens.
  package let offset: Int

  package init(offset: Int) { self.offset = offset }

  package func write(_ explanation: Explanation, to output: inout [UInt8]) {
    var lines = ""
    var comparisons = explanation.comparisons[...]
    var isBegun = false
    let width = place(explanation.tokens.last?.utf8Range ?? 0..<0).count
    for decision in explanation {
      if decision.token.kind == .lineBreak {
        if isBegun { lines += "\n" }
        isBegun = false
      }
      guard !decision.token.isWhiteSpace else { continue }
      isBegun = true
      while let comparison = comparisons.first,
        comparison.utf8Range.lowerBound < decision.token.end
      {
        lines += block(comparison, explanation, width)
        comparisons.removeFirst()
      }
      lines += line(decision, explanation, width)
    }
    if isBegun { lines += "\n" }
    output += lines.utf8
  }

  private func line(
    _ decision: Explanation.Decision, _ explanation: Explanation, _ width: Int
  ) -> String {
    let text = explanation.text(of: decision.token.utf8Range)
    var line = head(text, decision.token.utf8Range, width)
    line += padded(decision.rule.description, to: Self.ruleWidth) + "  "
    var notes: [String] = []
    if !decision.parts.isEmpty { notes.append(pieces(decision.parts, explanation, " + ")) }
    if !decision.candidates.isEmpty {
      notes.append(list(decision))
    }
    line += notes.joined(separator: "; ")
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }

  private static let ruleWidth =
    Explanation.Rule.allCases.map(\.description.count).max() ?? 0

  /// Returns the lines for an ambiguous span: its text, and one line for each of its two cuts. The
  /// sign `>` marks the cut that was chosen.
  private func block(
    _ comparison: Explanation.Comparison, _ explanation: Explanation, _ width: Int
  ) -> String {
    let range = comparison.utf8Range
    let cuts = [comparison.chosen, comparison.rejected]
      .sorted { $0.method == .forward && $1.method != .forward }
    let texts = cuts.map { pieces($0.words, explanation, " ") }
    let textWidth = texts.map(displayWidth).max() ?? 0
    var lines =
      head(explanation.text(of: range), range, width) + "two cuts: \(comparison.rule)\n"
    for (cut, text) in zip(cuts, texts) {
      lines += cut == comparison.chosen ? "  > " : "    "
      lines += padded(cut.method.name, to: 8) + "  " + padded(text, to: textWidth) + "  "
      lines += "\(cut.words.count) words, \(cut.singleCount) of one character, "
      lines += "cost \(decimal(cut.cost))\n"
    }
    return lines
  }

  /// Returns the first two columns of a line: the text of a span, and its range in bytes.
  ///
  /// - Parameter width: the minimum width of the second column, in characters.
  private func head(_ text: String, _ range: Range<Int>, _ width: Int) -> String {
    let place = place(range)
    let blanks = String(repeating: " ", count: max(width - place.count, 0))
    return padded(printable(text), to: 14) + "  " + blanks + place + "  "
  }

  /// Returns the candidates for a token with their costs. The chosen candidate is in brackets.
  ///
  /// The cost of a word is lower if the word is more frequent.
  private func list(_ decision: Explanation.Decision) -> String {
    decision.candidates.map { candidate in
      let layer = candidate.layer == .phrases ? " (phrase)" : ""
      let text = "\(printable(candidate.word)) \(decimal(candidate.cost))\(layer)"
      return candidate.utf8Range == decision.token.utf8Range ? "[\(text)]" : text
    }.joined(separator: ", ")
  }

  private func pieces(
    _ ranges: [Range<Int>], _ explanation: Explanation, _ separator: String
  ) -> String {
    ranges.map { printable(explanation.text(of: $0)) }.joined(separator: separator)
  }

  private func place(_ range: Range<Int>) -> String {
    "\(offset + range.lowerBound)-\(offset + range.upperBound)"
  }
}

extension Explanation {
  /// Returns the text in a range of UTF-8 offsets.
  fileprivate func text(of range: Range<Int>) -> String {
    String(decoding: tokens.source[range], as: UTF8.self)
  }
}

/// Returns a number of 0 or more with two decimals, such as `0.25`.
private func decimal(_ value: Double) -> String {
  let hundredths = Int((value * 100).rounded())
  let digits = String(hundredths % 100)
  return "\(hundredths / 100)." + (digits.count < 2 ? "0" + digits : digits)
}
