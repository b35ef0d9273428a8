/// A trained model of the boundaries between words: for every place between two characters it says
/// whether a word ends there.
///
///     let segmenter = Segmenter(lexicon: .standard, method: .trained(.standard))
///
/// It is a pointwise linear classifier (Neubig, Nakata and Mori 2011): the sum of the weights of the
/// characters around the place, of pairs and triples of them, and of what the dictionary has there. It
/// looks at three characters on either side, never across punctuation or white space. The dictionary
/// enters by the lengths of its words only, so it may be any; words that were added to it count.
///
/// A model is an immutable snapshot that any number of threads may share.
public struct SegmentationModel: Sendable, Hashable {
  /// Characters on either side of a boundary that decide it.
  static let context = 3

  let storage: SegmentationModelStorage

  /// Opens a model's image in memory: copies it into aligned storage and validates it.
  ///
  /// - Throws: `FenciError.invalidImage`, naming the section and the byte.
  /// - Complexity: O(*n*) in the image's size.
  public init(bytes: [UInt8]) throws(FenciError) {
    storage = try SegmentationModelStorage.copying(bytes)
  }

  /// Views an image that is part of the program: trusted, and alive as long as the program runs.
  package init(embedded base: UnsafeRawPointer, byteCount: Int) {
    storage = unsafe SegmentationModelStorage.embedded(base, byteCount: byteCount)
  }

  /// The size of the image in bytes.
  public var byteCount: Int { storage.byteCount }

  /// The characters that the model tells apart.
  public var characterCount: Int {
    storage.joined.unigrams.count - Int(BoundarySymbol.firstCharacter)
  }

  /// The pairs and triples of characters that have weights.
  public var ngramCount: Int { storage.joined.recordCount + storage.names.recordCount }

  /// Whether two values are the same model, opened once.
  public static func == (first: SegmentationModel, second: SegmentationModel) -> Bool {
    first.storage === second.storage
  }

  /// Hashes what `==` compares.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(storage)) }

  /// The model's symbol of every code of a lexicon.
  func symbols(of lexicon: Lexicon) -> [UInt16] {
    let (alphabet, map) = (lexicon.sections.alphabet, storage.codeMap)
    defer { withExtendedLifetime(storage) {} }
    var symbols = [UInt16](repeating: BoundarySymbol.other, count: max(alphabet.count, 1))
    for code in alphabet.indices.dropFirst(Int(ReservedCode.first)) {
      symbols[code] = map.code(of: alphabet[code])
    }
    return symbols
  }
}

#if canImport(Darwin) || canImport(Glibc) || canImport(Musl)
  extension SegmentationModel {
    /// Reads and opens a model's image from a file.
    ///
    /// - Throws: `FenciError.unreadable` or `FenciError.invalidImage`.
    /// - Complexity: O(*n*) in the image's size.
    public init(contentsOf path: String) throws(FenciError) {
      try self.init(bytes: try readFile(path))
    }
  }
#endif

/// What a boundary model tells apart.
enum BoundarySymbol {
  /// Nothing: beyond the context.
  static let none: UInt16 = 0
  /// Punctuation, white space and all else that context ends at.
  static let edge: UInt16 = 1
  static let number: UInt16 = 2
  static let letters: UInt16 = 3
  /// A character that the model does not know.
  static let other: UInt16 = 4
  static let firstCharacter: UInt16 = 5

  /// Whether the dictionary decides beside an item: it is an edge or letters.
  @inline(__always) static func isLeftToWords(_ symbol: UInt16) -> Bool { symbol | 2 == 3 }

  /// The symbols of units that are no common characters, by the kind of token.
  static func of(_ kind: TokenKind) -> UInt16 {
    switch kind {
    case .word: other
    case .number: number
    case .letters, .address: letters
    case .punctuation, .symbol, .space, .lineBreak, .invalid: edge
    }
  }
}
