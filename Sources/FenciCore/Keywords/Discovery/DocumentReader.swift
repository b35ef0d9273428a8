/// Cuts documents into words for discovery, piece by piece, so that a document may be of any size.
struct DocumentReader: Sendable {
  let lexicon: Lexicon
  private let segmenter: Segmenter
  private let weights: KeyphraseWeights
  private let tagGroups: [TagGroup]

  /// The most bytes of a piece.
  static let pieceSize = 1 << 18

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    segmenter = Segmenter(lexicon: lexicon, method: .probability)
    tagGroups = TagGroup.table(of: lexicon)
    weights = KeyphraseWeights(lexicon)
  }

  /// Calls `body` with the words of each piece of a document.
  func forEachPiece(
    of bytes: [UInt8], pieceSize: Int = Self.pieceSize,
    _ body: (inout DocumentWords, KeyphraseWeights.View) -> Void
  ) {
    bytes.withTable { source in
      tagGroups.withTable { tagGroups in
        weights.withView { weights in
          HashSeed.process.withTable { multipliers in
            var start = 0
            while start < source.count {
              let end = Self.end(ofPieceFrom: start, pieceSize, source)
              let piece = source.view(at: start, count: end - start, as: UInt8.self)
              var words = DocumentWords(piece, segmenter, tagGroups, multipliers)
              body(&words, weights)
              start = end
            }
          }
        }
      }
    }
  }

  /// The place behind the last line break of a piece, else behind its last full stop, else where its
  /// room ends, but not inside a character. No run of words contains a line break or a full stop.
  private static func end(ofPieceFrom start: Int, _ size: Int, _ source: Table<UInt8>) -> Int {
    guard source.count - start > size else { return source.count }
    let limit = start + size
    var end = limit
    while end > start, source[end - 1] != 0x0A { end -= 1 }
    guard end == start else { return end }
    end = limit
    while end > start + 2 {
      if source[end - 1] == 0x82, source[end - 2] == 0x80, source[end - 3] == 0xE3 { return end }
      end -= 1
    }
    end = limit
    while end > limit - 4, end > start + 1, source[end] & 0xC0 == 0x80 { end -= 1 }
    return source[end] & 0xC0 == 0x80 ? limit : end
  }
}
