/// A way to read a stretch of damaged text: characters that were cut from the wrong bytes, put right.
struct ShiftedRun {
  /// A part of the run that becomes an edit of its own.
  struct Piece {
    /// The first of the run's `scalars` that belong to it.
    let scalarStart: Int
    /// The first position of the document that it replaces.
    let start: Int
    let kind: RepairedText.Edit.Kind
    var confidence = 1.0
  }

  /// A character of which one byte is lost.
  struct Lost {
    /// Its place in `scalars`.
    let place: Int
    /// The place of its piece in `pieces`.
    let piece: Int
    /// The GBK codes that it may have.
    let candidates: [UInt16]
    /// How sure it is what else stands in the piece.
    var certainty = 1.0
  }

  /// The repaired characters; U+FFFD for those that are lost.
  var scalars: [UInt32] = []
  /// In the order of the text; there is at least one.
  var pieces: [Piece] = []
  var lost: [Lost] = []
  /// How many of its characters are annotated where the document has them elsewhere, too: of several
  /// characters that are one word to the lexicon, 國 and 囯, it is the one that the page uses.
  var known = 0
  /// How many of its characters, or of those that the damage took for one, are forms that text hardly
  /// uses: 囯, 戦.
  var unusual = 0
  /// The position behind the run.
  var end = 0
  /// The GBK code of the last character, 0 if it has none.
  var lastCode: UInt16 = 0

  mutating func append(_ scalar: UInt32, code: UInt16) {
    scalars.append(scalar)
    lastCode = code
  }

  mutating func begin(_ kind: RepairedText.Edit.Kind, at position: Int) {
    pieces.append(Piece(scalarStart: scalars.count, start: position, kind: kind))
  }

  /// Begins a piece with a character of which one byte is lost.
  mutating func appendLost(_ candidates: [UInt16], at position: Int) {
    lost.append(Lost(place: scalars.count, piece: pieces.count, candidates: candidates))
    begin(.lostCharacter, at: position)
    append(0xFFFD, code: 0)
  }
}
