import Corpus
import Fenci
import Foundation

/// One task in a process of its own, so that callgrind counts this and nothing else.
///
/// usage: Probe generate TEXT BYTES                    writes a generated text to standard output
///        Probe boundaries METHOD GRANULARITY FILE     segments a file once it is in memory
@main
enum Probe {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch (arguments.first, arguments.count) {
    case ("generate", 3):
      guard let text = GeneratedText(rawValue: arguments[1]), let count = Int(arguments[2])
      else { usage() }
      FileHandle.standardOutput.write(Data(text.bytes(count: count, lexicon: .standard)))
    case ("boundaries", 4):
      guard let method = Segmenter.Method(rawValue: arguments[1]),
        let granularity = Segmenter.Granularity(rawValue: arguments[2])
      else { usage() }
      let text = [UInt8](try Data(contentsOf: URL(fileURLWithPath: arguments[3])))
      let segmenter = Segmenter(lexicon: .standard, method: method, granularity: granularity)
      // What a process does once, looking up types and the like, is not the work on a text.
      _ = segmenter.words(in: "创新型城市（2024年）")
      // Enough for any text, so that the array never grows while it is measured.
      var ends: [Int] = []
      ends.reserveCapacity(text.count)
      measured(segmenter, text, &ends)
      print("\(text.count) bytes, \(ends.count) tokens")
    default: usage()
    }
  }

  private static func usage() -> Never {
    let texts = GeneratedText.allCases.map(\.rawValue).joined(separator: ", ")
    print("usage: Probe generate TEXT BYTES | Probe boundaries METHOD GRANULARITY FILE")
    print("TEXT is one of \(texts)")
    exit(2)
  }
}

/// What callgrind counts; the scripts find it by its name.
@inline(never)
private func measured(_ segmenter: Segmenter, _ text: [UInt8], _ ends: inout [Int]) {
  unsafe text.withUnsafeBytes { unsafe segmenter.boundaries(in: $0, appendingTo: &ends) }
}
