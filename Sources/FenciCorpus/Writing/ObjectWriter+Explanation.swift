package import Fenci

extension ObjectWriter {
  /// Prints one JSON object for each token, with the reasons for the end of the token.
  ///
  /// The object has the tag of the token, the rule that decided where the token ends, and the words
  /// of the dictionary that were candidates.
  package func write(_ explanation: Explanation, _ tags: [String], to output: inout [UInt8]) {
    var json = JSONText()
    for (decision, tag) in zip(explanation, tags) where !decision.token.isWhiteSpace {
      begin(decision.token, of: explanation.tokens, tag: tag, in: &json)
      json.raw(",\"rule\":\"\(decision.rule.rawValue)\",\"candidates\":")
      json.array(decision.candidates) { candidate, json in
        json.raw("{\"word\":")
        json.string(candidate.word)
        json.raw(",\(ends(candidate.utf8Range)),\"cost\":\(candidate.cost),")
        json.raw("\"layer\":\"\(candidate.layer == .words ? "words" : "phrases")\"}")
      }
      if !decision.parts.isEmpty {
        json.raw(",\"parts\":")
        write(decision.parts, in: &json)
      }
      if let comparison = decision.comparison {
        json.raw(",\"comparison\":{\(ends(comparison.utf8Range)),\"chosen\":")
        write(comparison.chosen, in: &json)
        json.raw(",\"rejected\":")
        write(comparison.rejected, in: &json)
        json.raw("}")
      }
      json.raw("}\n")
    }
    output += json.bytes
  }

  private func write(_ cut: Explanation.Cut, in json: inout JSONText) {
    json.raw("{\"method\":\"\(cut.method.name)\",\"words\":")
    write(cut.words, in: &json)
    json.raw(",\"singles\":\(cut.singleCount),\"cost\":\(cut.cost)}")
  }

  private func write(_ ranges: [Range<Int>], in json: inout JSONText) {
    json.array(ranges) { range, json in
      json.raw("[\(offset + range.lowerBound),\(offset + range.upperBound)]")
    }
  }

  private func ends(_ range: Range<Int>) -> String {
    "\"start\":\(offset + range.lowerBound),\"end\":\(offset + range.upperBound)"
  }
}

extension JSONText {
  /// Appends an array. The function `write` is called for each element, and appends the element.
  package mutating func array<Element>(
    _ elements: [Element], _ write: (Element, inout JSONText) -> Void
  ) {
    raw("[")
    for (position, element) in elements.enumerated() {
      if position > 0 { raw(",") }
      write(element, &self)
    }
    raw("]")
  }
}
