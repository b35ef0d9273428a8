/// One possible repair of a span of damaged text in which bytes were paired wrongly, so that wrong
/// characters appeared. For example, the damaged 萍剂α拷 has the repair 科技力量建. The search compares all
/// possible repairs of a span and chooses the likeliest.
struct ShiftedRun {
  /// A part of the run that becomes one edit.
  struct Piece {
    /// The index in `scalars` at which the piece begins.
    let scalarStart: Int
    /// The first position in the document that the piece replaces.
    let start: Int
    let kind: RepairedText.Edit.Kind
    var confidence = 1.0
  }

  /// A character that has lost one of its two bytes.
  struct Lost {
    /// The index of the character in `scalars`.
    let place: Int
    /// The index in `pieces` of the piece that contains the character.
    let piece: Int
    /// The GBK codes that the character may have.
    let candidates: [UInt16]
    /// The probability that the rest of the piece is right.
    var certainty = 1.0
  }

  /// The repaired characters. A lost character is U+FFFD.
  var scalars: [UInt32] = []
  /// The pieces in the order of the text. A run has at least one.
  var pieces: [Piece] = []
  var lost: [Lost] = []
  /// A number that makes the search prefer this run: how many of its annotated characters have
  /// annotations elsewhere in the document, too, plus 4 for each restored bracket.
  ///
  /// The number is needed because the lexicon treats variants such as 國 and 囯 as the same word. It
  /// makes the search prefer the variant that the page uses.
  var known = 0
  /// The number of rare variants, such as 囯 and 戦, in this run. Wrong pairs of bytes that the
  /// damage took for a rare variant count, too.
  var unusual = 0
  /// The position in the document after the run.
  var end = 0
  /// The GBK code of the last character, or 0 if it has none.
  var lastCode: UInt16 = 0

  mutating func append(_ scalar: UInt32, code: UInt16) {
    scalars.append(scalar)
    lastCode = code
  }

  mutating func begin(_ kind: RepairedText.Edit.Kind, at position: Int) {
    pieces.append(Piece(scalarStart: scalars.count, start: position, kind: kind))
  }

  /// Begins a new piece with a character that has lost one of its two bytes.
  mutating func appendLost(_ candidates: [UInt16], at position: Int) {
    lost.append(Lost(place: scalars.count, piece: pieces.count, candidates: candidates))
    begin(.lostCharacter, at: position)
    append(0xFFFD, code: 0)
  }
}
