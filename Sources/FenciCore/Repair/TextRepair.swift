/// Makes text readable again that was damaged on its way: pinyin put behind characters, characters of
/// GBK cut in two, UTF-8 that was read as another encoding.
///
///     let repair = TextRepair(lexicon: .standard)
///     let page = repair.repaired(text)
///     for edit in page.edits { print(edit.range, edit.replacement, edit.kind) }
///     for keyphrase in extractor.keyphrases(in: page) {
///       print(keyphrase.phrase, keyphrase.ranges)  // of the original
///     }
///     for token in segmenter.tokens(in: page.bytes) {
///       print(page.originalRange(of: token.range))
///     }
///
/// Nothing is changed silently: the edits are all there is, and ranges of the repaired text lead back
/// into the original. Text that does not show the damage as a whole is left as it is, glosses such as
/// `重(zhòng)庆` among it. A lexicon whose image has no table of GBK repairs nothing.
///
/// The damage is that of pages in traditional characters whose GBK bytes were searched for the codes of
/// some characters, to put their reading behind them, and for those of full-width punctuation, wherever
/// they stood, also across two characters: 表揚 became `表?yè)P(yáng)`.
public struct TextRepair: Sendable {
  /// The dictionary whose words tell the likely text.
  public let lexicon: Lexicon
  /// GBK codes by scalar; empty without a table.
  let codes: [UInt16]
  /// Bytes of a block.
  private static let blockSize = 1 << 22

  /// A repair by a dictionary.
  ///
  /// - Complexity: O(1): 128 KB are filled, some twenty microseconds.
  public init(lexicon: Lexicon) {
    self.lexicon = lexicon
    codes = lexicon.sections.gbk.isPresent ? lexicon.sections.gbk.codes() : []
  }

  /// A text with its damage repaired.
  ///
  /// - Complexity: O(*n*) in the text's length.
  public func repaired(_ text: String) -> RepairedText { repaired(Array(text.utf8)) }

  /// UTF-8 bytes with their damage repaired. Invalid bytes stay as they are.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func repaired(_ bytes: [UInt8]) -> RepairedText {
    guard !codes.isEmpty else { return RepairedText(source: bytes, edits: []) }
    let edits = bytes.withTable { table -> [RepairedText.Edit] in
      let signs = DamageSigns(table)
      var edits: [RepairedText.Edit] = []
      if signs.hasAnnotation {
        // A long text is judged and repaired block by block, so that memory does not grow with it.
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
