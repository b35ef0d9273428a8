package import FenciCore

extension Segmenter {
  /// A segmenter of every method that needs a dictionary only, and every granularity.
  package static func all(_ lexicon: Lexicon) -> [Segmenter] {
    Method.allCases.flatMap { method in
      Granularity.allCases.map { Segmenter(lexicon: lexicon, method: method, granularity: $0) }
    }
  }

  /// A segmenter of the trained method, by a model of random answers, for every granularity and
  /// convention.
  package static func trained(_ lexicon: Lexicon) -> [Segmenter] {
    Granularity.allCases.flatMap { granularity in
      PersonalNames.allCases.map {
        Segmenter(
          lexicon: lexicon, method: .trained(RandomModel.shared), granularity: granularity,
          personalNames: $0)
      }
    }
  }

  /// Those of them whose tokens tile the text.
  package static func tiling(_ lexicon: Lexicon) -> [Segmenter] {
    all(lexicon).filter(\.granularity.tiles)
  }

  /// The method and the granularity, for messages.
  package var name: String {
    "\(method.name)/\(granularity)" + (personalNames == .split ? "/split" : "")
  }

  /// Whether tokens tile the text, or cover it in order where the granularity has them overlap.
  package func areLawful(_ tokens: Tokens) -> Bool {
    granularity.tiles ? tokens.tile : tokens.isOrderedCover
  }

  /// The end of every token.
  package func ends(_ bytes: [UInt8]) -> [Int] { tokens(in: bytes).map(\.end) }

  /// The end of every token.
  package func ends(_ text: String) -> [Int] { tokens(in: text).map(\.end) }

  /// The spelling of every token, white space included.
  package func pieces(_ text: String) -> [String] {
    let tokens = tokens(in: text)
    return tokens.map { tokens.surface(of: $0) }
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

extension Tokens {
  /// Whether the tokens cover the source byte for byte, in the order of their starts, of those with one
  /// start the longest first, and none is there twice.
  package var isOrderedCover: Bool {
    var (start, end, covered) = (0, Int.max, 0)
    for token in self {
      guard token.end > token.start, token.end <= source.count, token.start <= covered else {
        return false
      }
      if token.start == start ? token.end >= end : token.start < start { return false }
      (start, end, covered) = (token.start, token.end, Swift.max(covered, token.end))
    }
    return covered == source.count
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
