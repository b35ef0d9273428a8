import Fenci
import FenciCore
import FenciCorpus

extension KeywordsCommand {
  /// Returns all candidates for key phrases of a document, with their features, as one line of
  /// JSON.
  ///
  /// This is the output of `--candidates`. Scripts use it to fit the weights of the features.
  func candidates(of document: Document, at place: DocumentPlace) -> [UInt8] {
    var json = JSONText()
    json.raw("{")
    json.name("id")
    json.fileName(id(of: place))
    json.raw(",")
    json.name("candidates")
    json.raw("[")
    for (position, candidate) in extractor.candidates(of: document).enumerated() {
      json.raw(position > 0 ? ",{" : "{")
      json.name("phrase")
      json.string(candidate.phrase)
      let ranges = candidate.ranges.map { "[\($0.lowerBound),\($0.upperBound)]" }
      json.raw(",\"ranges\":[\(ranges.joined(separator: ","))]")
      add("termhood", candidate.termhood, to: &json)
      add("salience", candidate.salience, to: &json)
      json.raw("}")
    }
    json.raw("]}\n")
    return json.bytes
  }

  private func add(
    _ name: String, _ features: [(name: String, value: Double)], to json: inout JSONText
  ) {
    json.raw(",")
    json.name(name)
    json.raw("{")
    for (position, feature) in features.enumerated() {
      if position > 0 { json.raw(",") }
      json.name(feature.name)
      json.raw("\(thousandths(feature.value))")
    }
    json.raw("}")
  }
}
