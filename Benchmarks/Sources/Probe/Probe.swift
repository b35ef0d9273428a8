import Corpus
import Fenci
import Foundation

/// One task in a process of its own, so that callgrind counts this and nothing else.
///
/// usage: Probe generate TEXT BYTES                    writes a generated text to standard output
///        Probe CALL METHOD GRANULARITY FILE           segments a file once it is in memory
///        Probe keyphrases FILE                        key phrases of a file, each line of which is a document
///
/// CALL is boundaries, tokens, lazyTokens or wordCounts; tokens are also looked at one by one.
@main
enum Probe {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.count) {
    case ("generate", 3):
      guard let text = GeneratedText(rawValue: arguments[1]), let count = Int(arguments[2])
      else { usage() }
      FileHandle.standardOutput.write(Data(text.bytes(count: count, lexicon: .standard)))
    case ("keyphrases", 2):
      let text = try Data(contentsOf: URL(fileURLWithPath: arguments[1]))
      let documents = text.split(separator: 0x0A).map { [UInt8]($0) }
      let extractor = KeyphraseExtractor(lexicon: .standard)
      _ = extractor.keyphrases(in: "创新型城市（2024年）")
      print("\(text.count) bytes, \(measured(extractor, documents)) key phrases")
    case (let name?, 4):
      guard let call = Call(rawValue: name),
        let method = Segmenter.Method.measured(name: arguments[1]),
        let granularity = Segmenter.Granularity(rawValue: arguments[2])
      else { usage() }
      let text = [UInt8](try Data(contentsOf: URL(fileURLWithPath: arguments[3])))
      let segmenter = Segmenter(lexicon: .standard, method: method, granularity: granularity)
      // What a process does once, looking up types and the like, is not the work on a text.
      _ = segmenter.words(in: "创新型城市（2024年）")
      // Enough for any text, so that the array never grows while it is measured.
      var ends: [Int] = []
      ends.reserveCapacity(text.count)
      measured(call, segmenter, text, &ends)
      print("\(text.count) bytes, \(ends.count) tokens")
    default: usage()
    }
  }

  private static func usage() -> Never {
    let texts = GeneratedText.allCases.map(\.rawValue).joined(separator: ", ")
    print("usage: Probe generate TEXT BYTES")
    print("       Probe CALL METHOD GRANULARITY FILE")
    print("       Probe keyphrases FILE")
    print("TEXT is one of \(texts)")
    exit(2)
  }
}

/// How a text is segmented.
private enum Call: String { case boundaries, tokens, lazyTokens, wordCounts }

/// What callgrind counts; the scripts find it by its name.
@inline(never)
private func measured(
  _ call: Call, _ segmenter: Segmenter, _ text: [UInt8], _ ends: inout [Int]
) {
  switch call {
  case .boundaries:
    unsafe text.withUnsafeBytes { unsafe segmenter.boundaries(in: $0, appendingTo: &ends) }
  case .tokens: for token in segmenter.tokens(in: text) { ends.append(token.end) }
  case .wordCounts: ends = Array(segmenter.wordCounts(in: text).values)
  case .lazyTokens: for token in segmenter.lazyTokens(in: text) { ends.append(token.end) }
  }
}

@inline(never)
private func measured(_ extractor: KeyphraseExtractor, _ documents: [[UInt8]]) -> Int {
  documents.reduce(0) { $0 + extractor.keyphrases(in: $1).count }
}
