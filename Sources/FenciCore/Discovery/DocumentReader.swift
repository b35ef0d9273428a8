/// Segments the documents of a corpus for term discovery. A document is read piece by piece, so it
/// may have any size.
struct DocumentReader: Sendable {
  let lexicon: Lexicon
  private let segmenter: Segmenter
  private let weights: KeyphraseWeights
  private let tagGroups: [TagGroup]
  private let names: TermNames
  private let clauseWords: ClauseWords

  /// The maximum size of a piece, in bytes.
  static let pieceSize = 1 << 18

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    segmenter = Segmenter(lexicon: lexicon, method: .probability)
    tagGroups = TagGroup.table(of: lexicon)
    names = TermNames(lexicon)
    clauseWords = ClauseWords(lexicon)
    weights = KeyphraseWeights(lexicon)
  }

  /// Calls `body` with the words of each piece of a document, in order, and with the weights of key
  /// phrases.
  func forEachPiece(
    of bytes: [UInt8], pieceSize: Int = Self.pieceSize,
    _ body: (inout DocumentWords, KeyphraseWeights.View) -> Void
  ) {
    bytes.withTable { source in
      tagGroups.withTable { tagGroups in
        weights.withView { weights in
          HashSeed.process.withTable { multipliers in
            TextBlocks(size: pieceSize).forEach(in: source) { piece in
              let piece = source.view(at: piece.lowerBound, count: piece.count, as: UInt8.self)
              var words = DocumentWords(piece, segmenter, names, tagGroups, multipliers)
              clauseWords.mark(in: words)
              body(&words, weights)
            }
          }
        }
      }
    }
  }
}
