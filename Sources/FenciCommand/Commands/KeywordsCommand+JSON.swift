import Fenci
import FenciCorpus

extension KeywordsCommand {
  /// Returns the key phrases of a document as one line of JSON.
  ///
  /// - Parameter pieces: the pieces of the file from which a range of the text was put together.
  func object(
    _ id: String, _ page: RepairedText, _ keyphrases: [Keyphrase],
    _ explanations: [KeyphraseExplanation], _ pieces: (Range<Int>) -> [Range<Int>]
  ) -> [UInt8] {
    var json = JSONText()
    json.raw("{")
    json.name("id")
    json.fileName(id)
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
      let pieces = keyphrase.utf8Ranges.map(pieces)
      let hulls = pieces.map { $0[0].lowerBound..<$0[$0.count - 1].upperBound }
      json.raw(",\"score\":\(rounded(keyphrase.score)),\"count\":\(keyphrase.count),")
      json.name("ranges")
      json.ranges(hulls)
      if pieces.contains(where: { $0.count > 1 }) {
        json.raw(",")
        json.name("pieces")
        json.array(pieces) { $1.ranges($0) }
      }
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
