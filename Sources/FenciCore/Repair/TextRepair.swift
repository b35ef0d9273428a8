/// Repairs damaged Chinese text: pinyin inserted after characters, GBK characters cut in two, UTF-8
/// that was read as another encoding.
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
/// Every change is one of the edits, and ranges of the repaired text map back to the original. A
/// text that does not show the damage as a whole is left unchanged, including glosses such as
/// `重(zhòng)庆`. A lexicon whose image has no GBK table repairs nothing.
///
/// The first two kinds of damage occur on pages in traditional characters. A program searched their
/// GBK bytes for the codes of certain characters, to insert their readings, and for the codes of
/// full-width punctuation. It also matched across two characters: 表揚 became `表?yè)P(yáng)`.
public struct TextRepair: Sendable {
  /// The dictionary whose words determine the likely text.
  public let lexicon: Lexicon
  /// GBK codes by scalar; empty without a GBK table.
  let codes: [UInt16]
  /// The most bytes of a block.
  private static let blockSize = 1 << 22

  /// A repair that uses a dictionary.
  ///
  /// - Complexity: O(1): it fills 128 KB, in about twenty microseconds.
  public init(lexicon: Lexicon) {
    self.lexicon = lexicon
    codes = lexicon.sections.gbk.isPresent ? lexicon.sections.gbk.codes() : []
  }

  /// Returns a text with its damage repaired.
  ///
  /// - Complexity: O(*n*) in the text's length.
  public func repaired(_ text: String) -> RepairedText { repaired(Array(text.utf8)) }

  /// Returns UTF-8 bytes with their damage repaired. Invalid bytes stay unchanged.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  public func repaired(_ bytes: [UInt8]) -> RepairedText {
    guard !codes.isEmpty else { return RepairedText(source: bytes, edits: []) }
    let edits = bytes.withTable { table -> [RepairedText.Edit] in
      let signs = DamageSigns(table)
      var edits: [RepairedText.Edit] = []
      if signs.hasAnnotation {
        // A long text is evaluated and repaired block by block, so that memory does not grow with
        // it.
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
