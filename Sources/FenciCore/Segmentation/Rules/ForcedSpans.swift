/// The forced words of a chunk. A forced word is a user word that is fixed before matching.
final class ForcedSpans {
  /// By character: the lexicon node of the forced word that begins there, or 0. If no forced word
  /// is present, the elements are those of an earlier chunk.
  let nodes: Scratch<UInt32>
  /// The characters as they were before forced words were fixed. Overlapping tokens need them to
  /// find the words inside forced words. At the granularities `words` and `phrases`, this is nil.
  let original: OriginalCharacters?
  /// Whether forced words occur in the chunk.
  private(set) var isPresent = false

  init(capacity: Int, keepsOriginal: Bool) {
    nodes = Scratch(capacity: capacity)
    original = keepsOriginal ? OriginalCharacters(capacity: capacity) : nil
  }

  /// Finds the forced words of a chunk and fixes them.
  func fix(_ text: inout NormalizedText, by rules: ForcedWords, _ trie: Trie) {
    original?.keep(text)
    isPresent = rules.apply(to: text, trie, nodes: nodes)
    // Fixing a forced word joins its characters to one token.
    if isPresent { text.hasJoined = true }
  }

  /// Whether a forced word begins at a character.
  func begins(at character: Int) -> Bool { isPresent && nodes[character] != 0 }
}

/// The codes and flags of characters, kept before forced words are fixed. Fixing sets their codes
/// to 0, so words inside them can only be found here.
final class OriginalCharacters {
  let codes: Scratch<UInt16>
  let marks: Scratch<UInt8>

  init(capacity: Int) {
    codes = Scratch(capacity: capacity)
    marks = Scratch(capacity: capacity)
  }

  fileprivate func keep(_ text: borrowing NormalizedText) {
    let (codes, marks) = (codes.view, marks.view)
    let (otherCodes, otherMarks) = (text.codes.view, text.marks.view)
    for character in 0...text.count {
      codes[character] = otherCodes[character]
      marks[character] = otherMarks[character]
    }
  }
}
