package import Fenci

/// Writes the list of the key phrases of a document, with the best phrase first.
package struct HTMLEntries {
  /// The text with which all element ids of the document begin.
  package let prefix: String
  /// The maximum number of links to occurrences that a phrase shows openly. If there are more, a
  /// click on their summary shows them.
  private static let shownLinks = 12

  /// Writes the list.
  ///
  /// - Parameter explanations: one for each key phrase, or empty if the scores are not explained.
  package func write(
    _ keyphrases: [Keyphrase], _ explanations: [KeyphraseExplanation], to html: inout HTMLText
  ) {
    if keyphrases.isEmpty {
      html.raw("<p class=\"none\">没有关键词</p>\n")
      return
    }
    html.raw("<p class=\"skip\"><a href=\"#\(prefix)-text\">跳到正文</a></p>\n<ol>\n")
    for (position, keyphrase) in keyphrases.enumerated() {
      writeEntry(keyphrase, rank: position + 1, to: &html)
      if !explanations.isEmpty { writeFactors(explanations[position], to: &html) }
      html.raw("</li>\n")
    }
    html.raw("</ol>\n")
  }

  private func writeEntry(_ keyphrase: Keyphrase, rank: Int, to html: inout HTMLText) {
    html.raw("<li id=\"\(HTMLMarks.id(prefix, rank: rank))\"><span class=\"rank\">\(rank)</span>")
    html.raw("<a class=\"phrase\" href=\"#\(HTMLMarks.id(prefix, rank: rank, number: 1))\">")
    html.isolated(keyphrase.phrase)
    html.raw("</a><span class=\"count\">\(keyphrase.count) 处</span>")
    html.raw("<span class=\"score\"><span class=\"spoken\">得分 </span>")
    html.raw("\(rounded(keyphrase.score))</span>")
    let width = Int((min(max(keyphrase.score, 0), 1) * 1000).rounded())
    html.raw("<svg class=\"bar\" viewBox=\"0 0 1000 1\" preserveAspectRatio=\"none\"")
    html.raw(" aria-hidden=\"true\"><rect width=\"\(width)\" height=\"1\"/></svg>")
    if keyphrase.count > 1 { writeLinks(to: keyphrase.count, rank: rank, &html) }
  }

  /// Writes a link to each occurrence of a phrase.
  ///
  /// A phrase with only one occurrence does not need this list, because the phrase itself is the
  /// link.
  private func writeLinks(to count: Int, rank: Int, _ html: inout HTMLText) {
    let links = (1...count).map { number in
      let id = HTMLMarks.id(prefix, rank: rank, number: number)
      return "<a href=\"#\(id)\" aria-label=\"第 \(number) 处\">\(number)</a>"
    }.joined(separator: " ")
    if count > Self.shownLinks {
      html.raw("<details class=\"places\"><summary>全部 \(count) 处</summary>\(links)</details>")
    } else {
      html.raw("<span class=\"places\">\(links)</span>")
    }
  }

  /// Writes the factors of a score, each followed by the features that contribute to it.
  private func writeFactors(_ explanation: KeyphraseExplanation, to html: inout HTMLText) {
    html.raw("<details class=\"why\"><summary>得分由来：")
    let factors = KeyphraseExplanation.Factor.allCases.map { factor in
      (factor, name: Self.name(of: factor), value: twoDigits(explanation.value(of: factor)))
    }
    html.raw(factors.map { "\($0.name) \($0.value)" }.joined(separator: " × "))
    html.raw("</summary>\n<table>\n<tr><th>特征</th><th>值 × 权重</th><th>贡献</th></tr>\n")
    for (factor, name, value) in factors {
      html.raw("<tr><th>\(name)</th><th></th><th>\(value)</th></tr>\n")
      for contribution in explanation.contributions(to: factor) {
        html.raw("<tr><td>")
        html.text(contribution.feature)
        html.raw("</td><td>\(thousandths(contribution.value)) × ")
        html.raw("\(thousandths(contribution.weight))</td>")
        html.raw("<td>\(thousandths(contribution.amount))</td></tr>\n")
      }
    }
    html.raw("</table></details>")
  }

  private static func name(of factor: KeyphraseExplanation.Factor) -> String {
    switch factor {
    case .termhood: "术语度"
    case .salience: "显著度"
    }
  }
}
