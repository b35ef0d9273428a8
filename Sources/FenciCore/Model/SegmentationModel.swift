/// A trained model of word boundaries: it decides between any two characters whether a word ends
/// there.
///
///     let segmenter = Segmenter(lexicon: .standard, method: .trained(.standard))
///
/// The model is a pointwise linear classifier (Neubig, Nakata and Mori 2011). A score is the sum of
/// the weights of the characters around a boundary, of pairs and triples of them, of the lengths of
/// the dictionary's words there, and of the classes of the most probable words around it. The model
/// sees three characters on either side, never across punctuation or whitespace. It sees only
/// lengths, parts of speech and rarities of dictionary words, so it works with other dictionaries
/// that have the same tags, and with words added later.
///
/// A model is an immutable snapshot that any number of threads may share.
public struct SegmentationModel: Sendable, Hashable {
  /// The characters on either side of a boundary that decide it.
  static let context = 3

  let storage: SegmentationModelStorage

  /// Opens a model from an image in memory: copies it into aligned storage and validates it.
  ///
  /// - Throws: `FenciError.invalidImage`, which names the section and the byte.
  /// - Complexity: O(*n*) in the image's size.
  public init(bytes: [UInt8]) throws(FenciError) {
    storage = try SegmentationModelStorage.copying(bytes)
  }

  /// Opens an image that is part of the program: trusted, and valid as long as the program runs.
  package init(embedded base: UnsafeRawPointer, byteCount: Int) {
    storage = unsafe SegmentationModelStorage.embedded(base, byteCount: byteCount)
  }

  /// The size of the image in bytes.
  public var byteCount: Int { storage.byteCount }

  /// The number of characters that the model knows.
  public var characterCount: Int {
    storage.joined.unigrams.count - Int(BoundarySymbol.firstCharacter)
  }

  /// The number of pairs and triples of characters that have weights.
  public var ngramCount: Int { storage.joined.recordCount + storage.names.recordCount }

  /// Whether two values share one opened model.
  public static func == (first: SegmentationModel, second: SegmentationModel) -> Bool {
    first.storage === second.storage
  }

  /// Hashes the identity of the opened model.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(storage)) }

  /// The model's symbol for every code of a lexicon.
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
    /// Reads and opens a model from an image file.
    ///
    /// - Throws: `FenciError.unreadable` or `FenciError.invalidImage`.
    /// - Complexity: O(*n*) in the image's size.
    public init(contentsOf path: String) throws(FenciError) {
      try self.init(bytes: try readFile(path))
    }
  }
#endif

/// The symbols of a boundary model: one for each known character, and those below.
enum BoundarySymbol {
  /// No symbol: beyond the context.
  static let none: UInt16 = 0
  /// Punctuation, whitespace and all other items that end the context.
  static let edge: UInt16 = 1
  static let number: UInt16 = 2
  static let letters: UInt16 = 3
  /// A character that the model does not know.
  static let other: UInt16 = 4
  static let firstCharacter: UInt16 = 5

  /// Whether the dictionary decides the boundaries of an item, which is an edge or letters.
  @inline(__always) static func isLeftToWords(_ symbol: UInt16) -> Bool { symbol | 2 == 3 }

  /// The symbol of a character that is not a common one, by the kind of its token.
  static func of(_ kind: TokenKind) -> UInt16 {
    switch kind {
    case .word: other
    case .number: number
    case .letters, .address: letters
    case .punctuation, .symbol, .space, .lineBreak, .invalid: edge
    }
  }
}
