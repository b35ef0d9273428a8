import Fenci
@testable import FenciCore
import FenciTestSupport
import Foundation

private let small = ifPossible { try SampleLexicon.lexicon() } ?? .standard

/// Reads any bytes as the files that a user gives: words, tables, document frequencies, sentences.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = unsafe FuzzInput(start, count)
  let kind = input.choice(of: 6)
  let text = input.rest
  switch kind {
  case 0: checkWords(text, small)
  case 1: checkWords(text, .standard)
  case 2: checkChanges(text)
  case 3: checkFrequencies(text)
  case 4: checkTables(text)
  default: checkSentences(text)
  }
  return 0
}

/// A file of words: what it says is applied, and the file itself segmented.
private func checkWords(_ text: [UInt8], _ lexicon: Lexicon) {
  var edits = UserDictionary()
  _ = edits.insert(linesOf: text, name: "words")
  guard let edited = ifPossible({ try lexicon.applying(edits) }) else { return }
  checkSegmentation(of: text, by: edited)
  // What has been edited can be edited again, and then answers alike.
  if let again = ifPossible({ try edited.applying(edits) }) {
    let (first, second) = (
      Segmenter(lexicon: edited, method: .probability),
      Segmenter(lexicon: again, method: .probability)
    )
    law(first.ends(text) == second.ends(text), "the same words twice change the tokens")
  }
}

/// Lines that begin with `-` take a word away, with `/` split it, with `&` join it, others add it.
private func checkChanges(_ text: [UInt8]) {
  var edits = UserDictionary()
  for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
    let rest = String(line.dropFirst())
    let pieces = rest.split(separator: " ").map(String.init)
    _ = ifPossible { () throws(FenciError) in
      switch line.first {
      case "-": try edits.remove(rest)
      case "/": try edits.split(pieces)
      case "&": try edits.join(pieces)
      default: try edits.insert(String(line))
      }
    }
  }
  guard let edited = ifPossible({ try small.applying(edits) }) else { return }
  checkSegmentation(of: text, by: edited)
  _ = edited.entries().map { edited.contains($0.word) }
}

/// A table of document frequencies: one that is read is written and read as it is.
private func checkFrequencies(_ text: [UInt8]) {
  guard var frequencies = ifPossible({ try DocumentFrequencies(table: text, name: "table") }) else {
    return
  }
  let again = ifPossible { try DocumentFrequencies(table: frequencies.table, name: "table") }
  law(again == frequencies, "another table after reading")
  let extractor = KeyphraseExtractor(lexicon: small, frequencies: frequencies)
  checkKeyPhrases(extractor.keyphrases(in: text), byteCount: text.count)
  let copy = frequencies
  _ = ifPossible { () throws(DocumentFrequencies.TooManyDocuments) in
    try frequencies.merge(copy)
  }
}

/// The tables of a dictionary, each behind a line `= NAME`: what is compiled opens.
private func checkTables(_ text: [UInt8]) {
  let folder = NSTemporaryDirectory() + "fenci-fuzz-tables-\(getpid())"
  let manager = FileManager.default
  try? manager.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? manager.removeItem(atPath: folder) }
  var (name, body): (String?, [UInt8]) = (nil, [])
  func write() {
    if let name { _ = manager.createFile(atPath: folder + "/" + name, contents: Data(body)) }
    body = []
  }
  for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) {
    if let title = tables.first(where: { line.elementsEqual(Array("= \($0)".utf8)) }) {
      write()
      name = title
    } else {
      body += line + [0x0A]
    }
  }
  write()
  let image = ifPossible { () throws(FenciError) in
    try Lexicon.Builder(tablesIn: folder).compile()
  }
  guard let image else { return }
  guard let lexicon = ifPossible({ try Lexicon(bytes: image) }) else {
    fatalError("what was compiled does not open")
  }
  checkSegmentation(of: text, by: lexicon)
  for entry in lexicon.entries() {
    law(lexicon.entry(for: entry.word)?.word == entry.word, "no entry “\(entry.word)”")
  }
  let extractor = KeyphraseExtractor(lexicon: lexicon)
  checkKeyPhrases(extractor.keyphrases(in: text), byteCount: text.count)
  checkRepair(TextRepair(lexicon: lexicon).repaired(text), by: extractor)
}

private let tables = [
  "folds.tsv", "words.tsv", "policy.tsv", "aliases.tsv", "readings.tsv", "idf.tsv",
  "keyphrase-words.tsv", "keyphrase-weights.tsv", "gbk.tsv", "stopwords.txt",
]

/// Segmented sentences: a model that was trained on them opens.
private func checkSentences(_ text: [UInt8]) {
  var trainer = SegmentationModel.Trainer(lexicon: small, rounds: 1)
  for line in text.split(separator: 0x0A) { trainer.insert(line) }
  guard trainer.sentenceCount > 0 else { return }
  guard let model = ifPossible({ try SegmentationModel(bytes: trainer.compile()) }) else {
    fatalError("the model that was trained does not open")
  }
  let segmenter = Segmenter(lexicon: small, method: .trained(model), personalNames: .split)
  let tokens = segmenter.tokens(in: text)
  law(tokens.tile, "the tokens do not tile the text")
  law(segmenter.tags(of: tokens).count == tokens.count, "a tag for each token")
}
