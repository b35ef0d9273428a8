/// Finds the key phrase candidates of documents, so that the documents that contain each candidate
/// can be counted.
struct CandidateFinder: Sendable {
  private let segmenter: Segmenter
  private let tagGroups: [TagGroup]
  private let names: TermNames
  private let weights: KeyphraseWeights

  init(_ lexicon: Lexicon) {
    segmenter = Segmenter(lexicon: lexicon, method: .probability)
    tagGroups = TagGroup.table(of: lexicon)
    names = TermNames(lexicon)
    weights = KeyphraseWeights(lexicon)
  }

  /// Calls `body` with each occurrence of a candidate in a document. `node` is the lexicon entry of
  /// the candidate, or 0. A long document is read in blocks, as in key phrase extraction.
  ///
  /// - Parameter source: the bytes of the document.
  func forEachCandidate(
    in document: Document, _ source: Table<UInt8>,
    _ body: (FoldedCharacters, _ node: UInt32) -> Void
  ) {
    tagGroups.withTable { tagGroups in
      weights.withView { weights in
        HashSeed.process.withTable { multipliers in
          let lines = RepeatedLines(source, multipliers)
          TextBlocks(size: KeyphraseExtractor.blockSize).forEach(in: source) { block in
            let piece = source.view(at: block.lowerBound, count: block.count, as: UInt8.self)
            var words = DocumentWords(
              piece, at: block.lowerBound, lines, segmenter, names, tagGroups, multipliers)
            words.mark(document)
            words.findStarts(nil, weights)
            Self.forEachCandidate(in: words, multipliers, body)
          }
        }
      }
    }
  }

  private static func forEachCandidate(
    in words: borrowing DocumentWords, _ multipliers: Table<UInt64>,
    _ body: (FoldedCharacters, _ node: UInt32) -> Void
  ) {
    let filter = RepetitionFilter(count: 1, multipliers)
    let trie = words.lexicon.sections.trie
    let characters = words.characters.table
    func found(_ run: Run, _ node: UInt32) {
      body(FoldedCharacters(characters, words.characterRange(of: run), multipliers), node)
    }
    Candidates.forEachStart(words, filter.view) { start, _ in
      Candidates.forEachCandidate(from: start, words, trie, found)
    }
    Candidates.forEachTitle(words, trie, found)
  }
}

/// The normalized characters of a term in a document, with which the term is counted. All spellings
/// of the term have the same characters. The value is valid only during the call of the closure
/// that receives it.
struct FoldedCharacters {
  private let characters: Table<FoldedCharacter>
  let range: Range<Int>
  /// Random multipliers for the hash. Because they are secret, nobody can write a text with many
  /// terms of equal hash, which would make counting slow.
  let multipliers: Table<UInt64>

  init(
    _ characters: Table<FoldedCharacter>, _ range: Range<Int>, _ multipliers: Table<UInt64>
  ) {
    self.characters = characters
    self.range = range
    self.multipliers = multipliers
  }

  var hash: RunHash {
    var hash = RunHash(multipliers)
    for place in range { hash.append(characters[place]) }
    return hash
  }

  /// Calls `body` with each byte of the characters in UTF-8.
  @inline(__always) func forEachByte(_ body: (UInt8) -> Void) {
    for place in range {
      let scalar = characters[place].scalar
      switch scalar {
      case 0..<0x80: body(UInt8(truncatingIfNeeded: scalar))
      case 0x80..<0x800:
        body(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
        body(Self.continuation(scalar))
      case 0x800..<0x10000:
        body(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
        body(Self.continuation(scalar >> 6))
        body(Self.continuation(scalar))
      default:
        body(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
        body(Self.continuation(scalar >> 12))
        body(Self.continuation(scalar >> 6))
        body(Self.continuation(scalar))
      }
    }
  }

  @inline(__always) private static func continuation(_ scalar: UInt32) -> UInt8 {
    UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F)
  }
}
