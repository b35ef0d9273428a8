import FenciCore
import FenciTestSupport

/// Tokens cover the text in order, and tags stand beside all of them.
func checkSegmentation(of bytes: [UInt8], by segmenter: Segmenter) {
  let tokens = segmenter.tokens(in: bytes)
  law(segmenter.areLawful(tokens), "\(segmenter.name): the tokens do not cover the text")
  law(tokens.source == bytes, "\(segmenter.name): the text is another")
  for token in tokens {
    // Folding leaves marks out, so of marks that stand alone nothing stays.
    let text = tokens.surface(of: token)
    law(
      !tokens.normalizedForm(of: token).isEmpty || segmenter.lexicon.folded(text).isEmpty,
      "\(segmenter.name): no word at \(token.utf8Range) “\(text)”")
    _ = tokens.tag(of: token)
  }
}

/// All methods at all granularities.
func checkSegmentation(of bytes: [UInt8], by lexicon: Lexicon) {
  for segmenter in Segmenter.all(lexicon) { checkSegmentation(of: bytes, by: segmenter) }
}

/// Key phrases stand where they say they do: their ranges are inside the text, in order, not empty.
func checkKeyPhrases(_ phrases: [Keyphrase], byteCount: Int) {
  var score = Double.infinity
  for phrase in phrases {
    law(!phrase.phrase.isEmpty && !phrase.word.isEmpty, "an empty key phrase")
    law(!phrase.utf8Ranges.isEmpty, "a key phrase without ranges")
    law(phrase.score <= score, "the scores do not fall")
    score = phrase.score
    var last = -1
    for range in phrase.utf8Ranges {
      law(range.upperBound <= byteCount, "\(range) of \(byteCount) bytes")
      law(range.lowerBound > last && !range.isEmpty, "the ranges do not ascend: \(range)")
      last = range.lowerBound
    }
  }
}

/// The edits of a repaired text make it of the original, and all ranges lead back.
func checkRepair(_ page: RepairedText, by extractor: KeyphraseExtractor) {
  var (bytes, position): ([UInt8], Int) = ([], 0)
  for edit in page.edits {
    law(edit.utf8Range.lowerBound >= position, "edits overlap at \(edit.utf8Range)")
    law(
      edit.utf8Range.upperBound <= page.source.count, "an edit beyond the text: \(edit.utf8Range)")
    law(edit.confidence >= 0 && edit.confidence <= 1, "a confidence of \(edit.confidence)")
    bytes += page.source[position..<edit.utf8Range.lowerBound]
    bytes += edit.replacement.utf8
    position = edit.utf8Range.upperBound
  }
  bytes += page.source[position...]
  law(bytes == page.bytes, "the edits do not make the repaired text")
  var (start, end) = (0, 0)
  for token in Segmenter(lexicon: extractor.lexicon, method: .probability).tokens(in: page.bytes) {
    let range = page.originalRange(of: token.utf8Range)
    law(range.upperBound <= page.source.count, "\(token.utf8Range) leads back beyond the text")
    law(range.lowerBound >= start && range.upperBound >= end, "\(token.utf8Range) leads backwards")
    (start, end) = (range.lowerBound, range.upperBound)
  }
  for phrase in extractor.keyphrases(in: page) {
    for range in phrase.utf8Ranges {
      law(range.upperBound <= page.source.count, "a key phrase beyond the text: \(range)")
    }
  }
}
