import Fenci

/// `fenci keywords`: the key phrases of each document.
struct KeywordsCommand {
  private let arguments: Arguments
  private let extractor: KeywordExtractor
  private let top: Int

  init(_ arguments: ArraySlice<String>) throws(CommandError) {
    self.arguments = try Arguments(
      arguments, command: "keywords", flags: ["--json", "--lines", "--strict"],
      options: ["--top", "--dictionary", "--user-words"])
    extractor = KeywordExtractor(lexicon: try self.arguments.lexicon())
    top = try self.arguments.count("--top", default: 20)
  }

  func run(to output: inout Output) throws(CommandError) -> Int32 {
    forEachInput(arguments.files) { file, bytes in
      guard arguments.has("--lines") else { return write(bytes, id: file, to: &output) }
      var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      if lines.last?.isEmpty == true { lines.removeLast() }
      for (number, line) in lines.enumerated() {
        let text = line.last == 0x0D ? line.dropLast() : line
        write(Array(text), id: String(number), to: &output)
      }
    }
  }

  private func write(_ bytes: [UInt8], id: String, to output: inout Output) {
    let keyphrases = extractor.keyphrases(in: bytes, top: top)
    if arguments.has("--json") { return output.write(object(id, keyphrases)) }
    if arguments.files.count > 1 || arguments.has("--lines") { output.write("# \(id)\n") }
    for keyphrase in keyphrases {
      output.write("\(keyphrase.phrase)\t\(rounded(keyphrase.score))\t\(keyphrase.count)\n")
    }
  }

  private func object(_ id: String, _ keyphrases: [KeyPhrase]) -> String {
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
      let ranges = keyphrase.ranges.map { "[\($0.lowerBound),\($0.upperBound)]" }
      json.raw(",\"score\":\(rounded(keyphrase.score)),\"count\":\(keyphrase.count),")
      json.raw("\"ranges\":[\(ranges.joined(separator: ","))]}")
    }
    json.raw("]}\n")
    return json.text
  }

  /// A score with four decimals.
  private func rounded(_ score: Double) -> String {
    let digits = String(Int((score * 10_000).rounded()))
    if score >= 0.99995 { return "1.0000" }
    return "0." + String(repeating: "0", count: max(4 - digits.count, 0)) + digits
  }
}
