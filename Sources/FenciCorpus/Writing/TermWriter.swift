package import Fenci

/// Writes the terms that `fenci discover` finds.
package struct TermWriter {
  package enum Format {
    /// Lines of a user dictionary, with one word per line.
    ///
    /// The columns for the count and the tag of the word are empty. The columns after them help a
    /// person to decide whether the word is good.
    case userWords
    /// JSON Lines, with one object per line.
    case json
  }

  private let format: Format

  package init(_ format: Format) { self.format = format }

  /// Returns the header line of the output. It is empty for JSON.
  ///
  /// - Parameter hasEarlier: whether the terms are compared with an earlier corpus. The columns
  ///   then contain the counts in both corpora.
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

  /// Returns a text that fits into one field of a line.
  ///
  /// Control characters, such as tabs and line breaks, become spaces. The replacement character
  /// U+FFFD becomes `?`.
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
