/// One reading of a span of damaged text: characters that were cut from the wrong bytes, put right.
struct ShiftedRun {
  /// A part of the run that becomes one edit.
  struct Piece {
    /// The index in the run's `scalars` at which the piece begins.
    let scalarStart: Int
    /// The first position of the document that the piece replaces.
    let start: Int
    let kind: RepairedText.Edit.Kind
    var confidence = 1.0
  }

  /// A character that has lost one of its bytes.
  struct Lost {
    /// Its index in `scalars`.
    let place: Int
    /// The index of its piece in `pieces`.
    let piece: Int
    /// The GBK codes that it may have.
    let candidates: [UInt16]
    /// The probability that the rest of the piece is right.
    var certainty = 1.0
  }

  /// The repaired characters; U+FFFD for lost ones.
  var scalars: [UInt32] = []
  /// The pieces in the order of the text; there is at least one.
  var pieces: [Piece] = []
  var lost: [Lost] = []
  /// The number of its annotated characters that the document also annotates elsewhere, plus 4 for
  /// each restored bracket. If several characters are one word to the lexicon (國 and 囯), it prefers
  /// the one that the page uses.
  var known = 0
  /// The number of rare forms (囯, 戦) among its characters and among those that the damage took for
  /// one.
  var unusual = 0
  /// The position after the run.
  var end = 0
  /// The GBK code of the last character; 0 if it has none.
  var lastCode: UInt16 = 0

  mutating func append(_ scalar: UInt32, code: UInt16) {
    scalars.append(scalar)
    lastCode = code
  }

  mutating func begin(_ kind: RepairedText.Edit.Kind, at position: Int) {
    pieces.append(Piece(scalarStart: scalars.count, start: position, kind: kind))
  }

  /// Begins a piece with a character that has lost one of its bytes.
  mutating func appendLost(_ candidates: [UInt16], at position: Int) {
    lost.append(Lost(place: scalars.count, piece: pieces.count, candidates: candidates))
    begin(.lostCharacter, at: position)
    append(0xFFFD, code: 0)
  }
}
