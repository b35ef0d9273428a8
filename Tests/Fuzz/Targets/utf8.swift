import Fenci
@testable import FenciCore
import FenciTestSupport

private let small = ifPossible { try RandomModel.lexicon() } ?? .standard
private let methods: [Segmenter.Method] =
  Segmenter.Method.allCases + [.trained(.standard), .trained(RandomModel.shared)]

/// Segments any bytes, as a whole and in pieces, and reads them in other encodings.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = unsafe FuzzInput(start, count)
  let kind = input.choice(of: 7)
  let dictionary = input.choice(of: 2)
  let lexicon = [Lexicon.standard, small][dictionary]
  let segmenter = Segmenter(
    lexicon: lexicon, method: methods[input.choice(of: methods.count)],
    granularity: Segmenter.Granularity.allCases[input.choice(of: 4)],
    personalNames: input.choice(of: 2) == 0 ? .joined : .split)
  var pieces = SeededGenerator(seed: UInt64(input.byte()))
  let text = input.rest
  switch kind {
  case 0:
    checkReader(text)
    checkSegmentation(of: text, by: segmenter)
  case 1: checkPieces(of: text, by: segmenter, &pieces)
  case 2: checkEntries(of: text, by: segmenter)
  case 3: checkKeyPhrases(of: text, by: extractors[dictionary])
  case 4: checkEncodings(text, &pieces)
  case 5: checkFrequencies(of: text, lexicon)
  default: checkTerms(of: text, lexicon, &pieces)
  }
  return 0
}

/// The reader sees the scalars that `String` sees.
private func checkReader(_ text: [UInt8]) {
  var scalars = String(decoding: text, as: UTF8.self).unicodeScalars.makeIterator()
  text.withTable { table in
    let reader = UTF8Reader(bytes: table)
    var position = 0
    while position < table.count {
      let item = reader.item(at: position)
      law(item.length > 0, "no progress at \(position)")
      law(
        scalars.next()?.value == (item.isInvalid ? 0xFFFD : item.scalar),
        "another scalar at \(position)")
      position += item.length
    }
    law(position == table.count && scalars.next() == nil, "another number of scalars")
  }
}

/// Cuts bytes into pieces, some of them empty.
private func pieces(of text: [UInt8], _ generator: inout SeededGenerator) -> [[UInt8]] {
  let longest = generator.pick([1, 3, 17, 300])
  var (pieces, position): ([[UInt8]], Int) = ([], 0)
  while position < text.count {
    let end = min(position + generator.below(longest + 1), text.count)
    pieces.append(Array(text[position..<end]))
    position = end
  }
  return pieces
}

/// A stream gives the tokens of the whole, wherever its pieces end.
private func checkPieces(
  of text: [UInt8], by segmenter: Segmenter, _ generator: inout SeededGenerator
) {
  var stream = segmenter.stream()
  var found = StreamedTokens()
  for piece in pieces(of: text, &generator) { stream.append(piece) { found.append($0) } }
  stream.finish { found.append($0) }
  law(found == segmenter.whole(text), "\(segmenter.name): the stream has other tokens")
  law(
    Array(segmenter.lazyTokens(in: text)) == Array(segmenter.tokens(in: text)),
    "\(segmenter.name): other lazy tokens")
}

/// The other entries of the segmenter answer as `tokens(in:)` does.
private func checkEntries(of text: [UInt8], by segmenter: Segmenter) {
  let tokens = segmenter.tokens(in: text)
  var ends: [Int] = []
  unsafe text.withUnsafeBytes { unsafe segmenter.boundaries(in: $0, appendingTo: &ends) }
  law(ends == tokens.map(\.end), "\(segmenter.name): other boundaries")
  law(segmenter.tags(of: tokens).count == tokens.count, "\(segmenter.name): a tag for each token")
  let explanation = segmenter.explanation(of: text)
  // Of tokens that overlap the words are explained.
  if segmenter.granularity.tiles {
    law(Array(explanation.tokens) == Array(tokens), "\(segmenter.name): other tokens explained")
  }
  for decision in explanation { _ = decision.candidates }
}

private let extractors = [Lexicon.standard, small].map { lexicon in
  KeyphraseExtractor.Method.allCases.map { KeyphraseExtractor(lexicon: lexicon, method: $0) }
}

private func checkKeyPhrases(of text: [UInt8], by extractors: [KeyphraseExtractor]) {
  for extractor in extractors {
    let phrases = extractor.keyphrases(in: text)
    checkKeyPhrases(phrases, byteCount: text.count)
    let explained = extractor.explanations(of: text).map(\.keyphrase.phrase)
    law(explained == phrases.map(\.phrase), "other key phrases explained")
  }
}

/// GB 18030 reads the same text in any pieces, and what it gives is valid.
private func checkEncodings(_ text: [UInt8], _ generator: inout SeededGenerator) {
  for form in GB18030Decoder.Form.allCases {
    guard var whole = ifPossible({ try GB18030Decoder(lexicon: .standard, form: form) }) else {
      fatalError("the standard lexicon has no table of GBK")
    }
    var parts = whole
    let decoded = whole.finish(text)
    let piecewise = pieces(of: text, &generator).flatMap { parts.decode($0) } + parts.finish()
    law(decoded == piecewise, "\(form): another text in pieces")
    law(whole.replacementCount == parts.replacementCount, "\(form): other replacements")
    law(whole.firstReplacement == parts.firstReplacement, "\(form): another first replacement")
    law(Array(String(decoding: decoded, as: UTF8.self).utf8) == decoded, "\(form): not valid UTF-8")
  }
  let detection = ifPossible { try TextEncoding.detected(in: text, lexicon: .standard) }
  law((0...1).contains(detection?.confidence ?? -1), "a confidence outside of 0 to 1")
}

/// A table of document frequencies is read as it was written.
private func checkFrequencies(of text: [UInt8], _ lexicon: Lexicon) {
  var counter = DocumentFrequencies.Counter(lexicon: lexicon)
  for document in text.split(separator: 0x0A) { counter.insert(Array(document)) }
  let frequencies = counter.frequencies
  let again = ifPossible { try DocumentFrequencies(table: frequencies.table, name: "table") }
  law(again == frequencies, "another table after reading")
  let extractor = KeyphraseExtractor(lexicon: lexicon, frequencies: frequencies)
  checkKeyPhrases(extractor.keyphrases(in: text), byteCount: text.count)
}

private func checkTerms(of text: [UInt8], _ lexicon: Lexicon, _ generator: inout SeededGenerator) {
  let documents = text.split(separator: 0x0A).map(Array.init)
  var counts = TermCounts(lexicon: lexicon, memory: generator.pick([1 << 12, 1 << 16, 1 << 20]))
  for document in documents { counts.insert(document) }
  var terms = TermDiscovery(counts, scope: generator.pick([.new, .all]), minimumCount: 2)
  for document in documents { terms.insert(document) }
  for document in documents.prefix(2) { terms.insertEarlier(document) }
  for term in terms.newTerms() + terms.risingTerms() {
    law(!term.phrase.isEmpty && term.count > 0, "a term that is nothing")
  }
}
