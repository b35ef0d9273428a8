import Fenci
import FenciCorpus

extension KeywordsCommand {
  /// Returns the key phrases of a document as one line of JSON.
  func object(
    _ id: String, _ page: RepairedText, _ keyphrases: [Keyphrase],
    _ explanations: [KeyphraseExplanation]
  ) -> [UInt8] {
    var json = JSONText()
    json.raw("{")
    json.name("id")
    json.string(id)
    json.raw(",")
    json.name("keyphrases")
    json.raw("[")
    for (position, keyphrase) in keyphrases.enumerated() {
      json.raw(position > 0 ? ",{" : "{")
      json.name("phrase")
      json.string(keyphrase.phrase)
      json.raw(",")
      json.name("word")
      json.string(keyphrase.word)
      let ranges = keyphrase.utf8Ranges.map { "[\($0.lowerBound),\($0.upperBound)]" }
      json.raw(",\"score\":\(rounded(keyphrase.score)),\"count\":\(keyphrase.count),")
      json.raw("\"ranges\":[\(ranges.joined(separator: ","))]")
      if !explanations.isEmpty { addFactors(of: explanations[position], to: &json) }
      json.raw("}")
    }
    json.raw("]")
    if !page.edits.isEmpty { json.raw(",\"edits\":\(page.edits.count)") }
    json.raw("}\n")
    return json.bytes
  }

  private func addFactors(of explanation: KeyphraseExplanation, to json: inout JSONText) {
    for factor in KeyphraseExplanation.Factor.allCases {
      json.raw(",")
      json.name(factor.rawValue)
      json.raw(twoDigits(explanation.value(of: factor)))
    }
    json.raw(",")
    json.name("contributions")
    json.raw("[")
    let contributions = KeyphraseExplanation.Factor.allCases.flatMap {
      explanation.contributions(to: $0)
    }
    for (position, contribution) in contributions.enumerated() {
      json.raw(position > 0 ? ",{" : "{")
      json.name("feature")
      json.string(contribution.feature)
      let (value, weight) = (thousandths(contribution.value), thousandths(contribution.weight))
      json.raw(",\"value\":\(value),\"weight\":\(weight)}")
    }
    json.raw("]")
  }
}
