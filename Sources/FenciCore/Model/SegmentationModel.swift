/// A trained model of word boundaries. It decides for any two adjacent characters whether a word
/// ends between them.
///
///     let segmenter = Segmenter(lexicon: .standard, method: .trained(.standard))
///
/// The model is a pointwise linear classifier (Neubig, Nakata and Mori 2011). The score of a
/// boundary is a sum of weights. They belong to the characters around the boundary, to pairs and
/// triples of these characters, to the lengths of the dictionary words there, and to the classes of
/// the most probable words around it. The model sees three characters on either side, but none
/// beyond punctuation or whitespace.
///
/// The model knows only the length, part of speech and rarity of a dictionary word. Therefore it
/// also works with words that are added later, and with other dictionaries that use the same tags.
///
/// A model is an immutable snapshot. Any number of threads may share it.
public struct SegmentationModel: Sendable, Hashable {
  /// The number of characters on either side of a boundary that the model sees.
  static let context = 3

  let storage: SegmentationModelStorage

  /// Opens a model from an image in memory. The bytes are copied into aligned storage and
  /// validated.
  ///
  /// - Throws: `FenciError.invalidImage`, which names the section and the byte.
  /// - Complexity: O(*n*) in the size of the image.
  public init(bytes: [UInt8]) throws(FenciError) {
    storage = try SegmentationModelStorage.copying(bytes)
  }

  /// Opens an image that is part of the program. Only its header is checked. The memory must stay
  /// valid as long as the program runs.
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

  /// Whether two values share the same opened model.
  public static func == (first: SegmentationModel, second: SegmentationModel) -> Bool {
    first.storage === second.storage
  }

  /// Hashes the identity of the opened model.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(storage)) }

  /// Returns the symbol (the model's number of a character) for every character code of a lexicon.
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
    /// Reads an image file and opens the model in it.
    ///
    /// - Throws: `FenciError.unreadable` or `FenciError.invalidImage`.
    /// - Complexity: O(*n*) in the size of the image.
    public init(contentsOf path: String) throws(FenciError) {
      try self.init(bytes: try readFile(path))
    }
  }
#endif

/// The symbols of a boundary model, which are its numbers of characters. Each character that the
/// model knows has a symbol. The symbols below represent all other characters.
enum BoundarySymbol {
  /// The symbol of a place beyond the context.
  static let none: UInt16 = 0
  /// The symbol of punctuation, whitespace and all other items that end the context.
  static let edge: UInt16 = 1
  static let number: UInt16 = 2
  static let letters: UInt16 = 3
  /// The symbol of a character that the model does not know.
  static let other: UInt16 = 4
  static let firstCharacter: UInt16 = 5

  /// Whether the dictionary, not the model, decides the boundaries of an item. This holds for edges
  /// and for words of letters.
  @inline(__always) static func isLeftToWords(_ symbol: UInt16) -> Bool { symbol | 2 == 3 }

  /// The symbol of an item that is not a single Chinese character. It depends on the kind of the
  /// token.
  static func of(_ kind: TokenKind) -> UInt16 {
    switch kind {
    case .word: other
    case .number: number
    case .letters, .address: letters
    case .punctuation, .symbol, .space, .lineBreak, .invalid: edge
    }
  }
}
