/// Repairs damaged Chinese text. The damage may be pinyin that was inserted after characters, GBK
/// characters that were cut in two, or UTF-8 that was read as another encoding.
///
///     let repair = TextRepair(lexicon: .standard)
///     let page = repair.repaired(text)
///     for edit in page.edits { print(edit.utf8Range, edit.replacement, edit.kind) }
///     for keyphrase in extractor.keyphrases(in: page) {
///       print(keyphrase.phrase, keyphrase.ranges)  // of the original
///     }
///     for token in segmenter.tokens(in: page.bytes) {
///       print(page.originalRange(of: token.utf8Range))
///     }
///
/// The result lists every change as an edit, and maps ranges of the repaired text back to the
/// original. A text is changed only if it shows the damage as a whole. For example, a gloss such as
/// `重(zhòng)庆` in an undamaged text is kept. If the lexicon's image has no GBK table, no text is
/// changed.
///
/// The first two kinds of damage occur on pages in traditional characters. A program searched the
/// GBK bytes of these pages for the codes of certain characters, to insert their readings, and for
/// the codes of full-width punctuation. The program also found such codes across two characters: 表揚
/// became `表?yè)P(yáng)`.
public struct TextRepair: Sendable {
  /// The dictionary. Its words determine which text is likely.
  public let lexicon: Lexicon
  /// The GBK codes by scalar. The array is empty if the lexicon has no GBK table.
  let codes: [UInt16]
  /// The most bytes of a block.
  private static let blockSize = 1 << 22

  /// Creates a repair that uses a dictionary.
  ///
  /// - Complexity: O(1). The initializer fills 128 KB, which takes about twenty microseconds.
  public init(lexicon: Lexicon) {
    self.lexicon = lexicon
    codes = lexicon.sections.gbk.isPresent ? lexicon.sections.gbk.codes() : []
  }

  /// Returns a text with its damage repaired.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  public func repaired(_ text: some StringProtocol) -> RepairedText {
    repaired(text.utf8Bytes)
  }

  /// Returns UTF-8 bytes with their damage repaired. Invalid bytes stay unchanged.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func repaired(_ bytes: some Collection<UInt8>) -> RepairedText {
    let bytes = [UInt8](bytes)
    guard !codes.isEmpty else { return RepairedText(source: bytes, edits: []) }
    let edits = bytes.withTable { table -> [RepairedText.Edit] in
      let signs = DamageSigns(table)
      var edits: [RepairedText.Edit] = []
      if signs.hasAnnotation {
        // A long text is examined and repaired one block at a time, so the memory does not grow
        // with the length of the text.
        TextBlocks(size: Self.blockSize).forEach(in: table) { block in
          let document = RepairDocument(table, in: block, self)
          guard let evidence = document.evidence() else { return }
          var pass = RepairPass(document, evidence, lexicon)
          edits += pass.edits()
        }
      }
      if edits.isEmpty {
        for line in signs.linesInOtherEncodings {
          edits += EncodingRepair(RepairDocument(table, in: line, self), lexicon).edits()
        }
      }
      return edits
    }
    return RepairedText(source: bytes, edits: edits)
  }
}
