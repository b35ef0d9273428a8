import Fenci
@testable import FenciCore
import FenciTestSupport

/// Opens images that are damaged, their checksum made right, and uses those that are not refused.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  var input = unsafe FuzzInput(start, count)
  let kind = input.choice(of: 5)
  let way = input.choice(of: 4)
  switch kind {
  case 0: open(lexicon: images.small.changed(by: &input), way)
  case 1: open(lexicon: images.full.changed(by: &input), way)
  case 2: open(model: images.model.changed(by: &input))
  case 3: open(lexicon: input.rest, way)
  default: open(model: input.rest)
  }
  return 0
}

private func open(lexicon bytes: [UInt8], _ way: Int) {
  guard let lexicon = ifPossible({ try Lexicon(bytes: sealed(bytes)) }) else { return }
  use(lexicon, way)
}

private func open(model bytes: [UInt8]) {
  guard let model = ifPossible({ try SegmentationModel(bytes: sealed(bytes)) }) else { return }
  for personalNames in Segmenter.PersonalNames.allCases {
    let segmenter = Segmenter(
      lexicon: images.lexicon, method: .trained(model), personalNames: personalNames)
    let tokens = segmenter.tokens(in: text)
    law(tokens.tile, "the tokens do not tile the text")
    law(segmenter.tags(of: tokens).count == tokens.count, "a tag for each token")
  }
}

private func sealed(_ bytes: [UInt8]) -> [UInt8] {
  guard bytes.count >= ImageFormat.headerSize else { return bytes }
  var bytes = bytes
  ImageWriter.seal(&bytes)
  return bytes
}

/// Characters of the images, and all kinds of others.
private let text = Array(
  """
  創(chuàng)新型城市(chéngshì)建设，总书记在2024年3月1日开会。Café 5G网络 A股１２３公里……👍🏽𠮷野家
  中国人民的经济发展和技术一起甲乙丙丁戊，高?萍剂α拷ㄔO(shè)<b title="城市建设">会議(huì)</b>\u{301}
  """.utf8)

/// Uses a lexicon in one way: its answers may mean nothing, but there are some.
private func use(_ lexicon: Lexicon, _ way: Int) {
  switch way {
  case 0: segment(lexicon)
  case 1: edit(lexicon)
  case 2: findKeyPhrases(lexicon)
  default: readDamaged(lexicon)
  }
}

private func segment(_ lexicon: Lexicon) {
  for segmenter in Segmenter.all(lexicon) {
    let tokens = segmenter.tokens(in: text)
    law(segmenter.areLawful(tokens), "\(segmenter.name): the tokens do not cover the text")
    for token in tokens { _ = (tokens.normalizedForm(of: token), tokens.tag(of: token)) }
  }
  _ = Segmenter(lexicon: lexicon, method: .probability).explanation(of: text).map(\.candidates)
}

private func edit(_ lexicon: Lexicon) {
  for entry in lexicon.entries() { _ = lexicon.entry(for: entry.word) }
  var edits = UserDictionary()
  _ = edits.insert(linesOf: Array("创新型城\n市建\n甲丙 5 n\n鿿鿾\n".utf8), name: "words")
  _ = ifPossible { try edits.remove("中国") }
  guard let edited = ifPossible({ try lexicon.applying(edits) }) else { return }
  let segmenter = Segmenter(lexicon: edited, method: .probability, granularity: .phrases)
  law(segmenter.tokens(in: text).tile, "the tokens do not tile the text")
  _ = edited.entries()
}

private func findKeyPhrases(_ lexicon: Lexicon) {
  for method in KeyphraseExtractor.Method.allCases {
    let extractor = KeyphraseExtractor(lexicon: lexicon, method: method)
    for phrase in extractor.explanations(of: text).map(\.keyphrase) {
      law(phrase.utf8Ranges.allSatisfy { $0.upperBound <= text.count }, "a range beyond the text")
    }
  }
}

private func readDamaged(_ lexicon: Lexicon) {
  let page = TextRepair(lexicon: lexicon).repaired(text + text)
  law(
    page.edits.allSatisfy { $0.utf8Range.upperBound <= 2 * text.count }, "an edit beyond the text")
  if var decoder = ifPossible({ try GB18030Decoder(lexicon: lexicon) }) { _ = decoder.finish(text) }
  _ = ifPossible { try TextEncoding.detected(in: text, lexicon: lexicon) }
}

/// What is damaged.
private struct Images {
  let lexicon: Lexicon
  /// A lexicon with something of everything.
  let small: ImagePatches
  /// The same with the tables of GBK, of weights and of statistics.
  let full: ImagePatches
  let model: ImagePatches

  init() throws {
    var builder = try SampleLexicon.builder()
    builder.documentCount = 90
    try builder.insert("城建", count: 9, tag: "j")
    try builder.insertAlias("城建", of: ["城市建设", "中国人民"])
    for (number, word) in ["创新", "城市", "发展"].enumerated() {
      try builder.setDocuments(20 * number + 7, of: word)
    }
    lexicon = try RandomModel.lexicon()
    small = try Self.lexicon(builder.compile())
    builder.gbk = Array(Lexicon.standard.sections.gbk.scalars.indices).map {
      Lexicon.standard.sections.gbk.scalars[$0]
    }
    for (number, feature) in KeyphraseFeature.all.enumerated() where number % 3 == 0 {
      try builder.setWeight(Double(number % 7) - 2.5, of: feature.name)
    }
    try builder.changeStatistics(of: "创新") { $0.set(firstYear: 1999) }
    full = try Self.lexicon(builder.compile())
    var generator = SeededGenerator(seed: 3)
    model = try Self.model(RandomModel.image(sentences: 60, rounds: 1, using: &generator))
  }

  private static func lexicon(_ image: [UInt8]) throws -> ImagePatches {
    let ranges = try image.withTable { (table) throws(FenciError) in
      try ImageHeader(table).sectionRanges()
    }
    let sections = zip(ranges, ImageFormat.Section.allCases).map { ($0, size: $1.elementSize) }
    return ImagePatches(image, parts: sections + [(0..<ranges[0].lowerBound, size: 4)])
  }

  private static func model(_ image: [UInt8]) throws -> ImagePatches {
    let format = try image.withTable { (table) throws(FenciError) in
      try SegmentationModelFormat(table)
    }
    let parts = SegmentationModelFormat.Part.allCases.map { part in
      let start = format.offset(of: part)
      let size = [.tagNames].contains(part) ? 1 : 2
      return (start..<start + format.byteCount(of: part) / size * size, size: size)
    }
    return ImagePatches(image, parts: parts + [(0..<SegmentationModelFormat.headerSize, size: 4)])
  }
}

private let images: Images = {
  do { return try Images() } catch { fatalError("the images cannot be made: \(error)") }
}()
