package import FenciCore

extension Segmenter {
  /// A segmenter of every method and granularity.
  package static func all(_ lexicon: Lexicon) -> [Segmenter] {
    Method.allCases.flatMap { method in
      Granularity.allCases.map { Segmenter(lexicon: lexicon, method: method, granularity: $0) }
    }
  }

  /// The method and the granularity, for messages.
  package var name: String { "\(method)/\(granularity)" }

  /// The end of every token.
  package func ends(_ bytes: [UInt8]) -> [Int] { tokens(in: bytes).map(\.end) }

  /// The end of every token.
  package func ends(_ text: String) -> [Int] { tokens(in: text).map(\.end) }

  /// The spelling of every token, white space included.
  package func pieces(_ text: String) -> [String] {
    let tokens = tokens(in: text)
    return tokens.map { tokens.text(of: $0) }
  }
}

extension Tokens {
  /// Whether the tokens cover the source byte for byte, in order, none of them empty.
  package var tile: Bool {
    var position = 0
    for token in self {
      guard token.start == position, token.end > position else { return false }
      position = token.end
    }
    return position == source.count
  }
}

extension String {
  /// The end of every grapheme cluster, as UTF-8 offsets.
  package var clusterEnds: Set<Int> {
    var ends: Set<Int> = []
    var position = 0
    for character in self {
      position += character.utf8.count
      ends.insert(position)
    }
    return ends
  }
}
