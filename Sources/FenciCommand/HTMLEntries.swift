import Fenci

/// Writes the ranked list of a document's key phrases.
struct HTMLEntries {
  /// What the ids of the document begin with.
  let prefix: String
  /// So many links to occurrences are shown; more stand in a part that opens.
  private static let shownLinks = 12

  /// - Parameter explanations: of each key phrase, or none.
  func write(
    _ keyphrases: [KeyPhrase], _ explanations: [KeyPhraseExplanation], to html: inout HTMLText
  ) {
    html.raw("<section class=\"keys\" aria-label=\"关键词\">\n")
    if keyphrases.isEmpty {
      html.raw("<p class=\"none\">没有关键词</p>\n</section>\n")
      return
    }
    html.raw("<ol>\n")
    for (position, keyphrase) in keyphrases.enumerated() {
      writeEntry(keyphrase, rank: position + 1, to: &html)
      if !explanations.isEmpty { writeContributions(explanations[position], to: &html) }
      html.raw("</li>\n")
    }
    html.raw("</ol>\n</section>\n")
  }

  private func writeEntry(_ keyphrase: KeyPhrase, rank: Int, to html: inout HTMLText) {
    html.raw("<li id=\"\(HTMLMarks.id(prefix, rank: rank))\"><span class=\"rank\">\(rank)</span>")
    html.raw("<a class=\"phrase\" href=\"#\(HTMLMarks.id(prefix, rank: rank, number: 1))\">")
    html.isolated(keyphrase.phrase)
    let width = Int((min(max(keyphrase.score, 0), 1) * 1000).rounded())
    html.raw("</a><span class=\"score\"><span class=\"spoken\">得分 </span>")
    html.raw("\(rounded(keyphrase.score))</span>")
    html.raw("<svg class=\"bar\" viewBox=\"0 0 1000 1\" preserveAspectRatio=\"none\"")
    html.raw(" aria-hidden=\"true\"><rect width=\"\(width)\" height=\"1\"/></svg>")
    let links = (1...keyphrase.count).map { number in
      let id = HTMLMarks.id(prefix, rank: rank, number: number)
      return "<a href=\"#\(id)\" aria-label=\"第 \(number) 处\">\(number)</a>"
    }
    if links.count > Self.shownLinks {
      html.raw("<details class=\"places\"><summary>\(links.count) 处</summary>")
      html.raw("\(links.joined(separator: " "))</details>")
    } else {
      html.raw("<span class=\"places\"><span class=\"count\">\(links.count) 处</span> ")
      html.raw("\(links.joined(separator: " "))</span>")
    }
  }

  private func writeContributions(_ explanation: KeyPhraseExplanation, to html: inout HTMLText) {
    html.raw("<details class=\"why\"><summary>得分由来</summary>\n<table>\n")
    html.raw("<tr><th>特征</th><th>值 × 权重</th><th>贡献</th></tr>\n")
    for contribution in explanation.largestFirst {
      html.raw("<tr><td>")
      html.text(contribution.feature)
      html.raw("</td><td>\(thousandths(contribution.value)) × ")
      html.raw("\(thousandths(contribution.weight))</td>")
      html.raw("<td>\(thousandths(contribution.amount))</td></tr>\n")
    }
    html.raw("</table></details>")
  }
}
