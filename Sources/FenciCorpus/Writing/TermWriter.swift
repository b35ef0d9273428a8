package import Fenci

/// Writes the terms of `fenci discover`.
package struct TermWriter {
  package enum Format {
    /// A user dictionary. Count and tag are empty; the columns after them help the reviewer.
    case userWords
    /// JSON Lines.
    case json
  }

  private let format: Format

  package init(_ format: Format) { self.format = format }

  /// The header line of the output; empty for JSON.
  package func header(hasEarlier: Bool) -> String {
    switch format {
    case .json: ""
    case .userWords where hasEarlier:
      "# word, two empty columns, occurrences, documents, the same before, per million words, before,"
        + " G², contexts\n"
    case .userWords:
      "# word, two empty columns, occurrences, documents, score, cohesion, left and right entropy,"
        + " contexts\n"
    }
  }

  package func text(of term: DiscoveredTerm) -> [UInt8] {
    switch format {
    case .userWords: line(term)
    case .json: object(term)
    }
  }

  private func line(_ term: DiscoveredTerm) -> [UInt8] {
    var fields = [term.phrase, "", "", "\(term.count)", "\(term.documents)"]
    if let earlier = term.earlier {
      fields += ["\(earlier.count)", "\(earlier.documents)"]
      fields += [hundredths(earlier.laterPerMillion), hundredths(earlier.perMillion)]
      fields += [hundredths(term.score)]
    } else {
      fields += [hundredths(term.score), hundredths(term.cohesion)]
      fields += [hundredths(term.leftEntropy), hundredths(term.rightEntropy)]
    }
    for context in term.contexts {
      fields.append(Self.oneField("\(context.before)[\(context.phrase)]\(context.after)"))
    }
    return Array((fields.joined(separator: "\t") + "\n").utf8)
  }

  /// A text without control characters, tabs and line breaks. U+FFFD becomes `?`.
  private static func oneField(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: result.append(" ")
      default: result.append(scalar == "\u{FFFD}" ? "?" : scalar)
      }
    }
    return String(result)
  }

  private func object(_ term: DiscoveredTerm) -> [UInt8] {
    var json = JSONText()
    json.raw("{\"phrase\":")
    json.string(term.phrase)
    json.raw(",\"known\":\(term.isKnown),\"count\":\(term.count),\"documents\":\(term.documents)")
    json.raw(",\"score\":\(hundredths(term.score)),\"cohesion\":\(hundredths(term.cohesion))")
    json.raw(",\"leftEntropy\":\(hundredths(term.leftEntropy))")
    json.raw(",\"rightEntropy\":\(hundredths(term.rightEntropy))")
    if let earlier = term.earlier {
      json.raw(",\"perMillion\":\(hundredths(earlier.laterPerMillion))")
      json.raw(",\"earlier\":{\"count\":\(earlier.count),\"documents\":\(earlier.documents)")
      json.raw(",\"perMillion\":\(hundredths(earlier.perMillion))}")
    }
    json.raw(",\"contexts\":[")
    for (position, context) in term.contexts.enumerated() {
      json.raw(position > 0 ? ",{" : "{")
      for (name, text) in [
        ("before", context.before), ("phrase", context.phrase), ("after", context.after),
      ] {
        if name != "before" { json.raw(",") }
        json.name(name)
        json.string(text)
      }
      json.raw("}")
    }
    json.raw("]}\n")
    return json.bytes
  }
}
