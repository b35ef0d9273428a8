import FenciTestSupport
import Testing

@testable import FenciCore

/// Images of boundary models: none that is damaged is opened, and none that is opened traps.
@Suite struct SegmentationModelTests {
  private let image: [UInt8]

  init() throws {
    var generator = SeededGenerator(seed: 530)
    image = try RandomModel.image(sentences: 60, rounds: 1, using: &generator)
  }

  @Test func opens() throws {
    let model = try SegmentationModel(bytes: image)
    #expect(model.byteCount == image.count)
    #expect(model.characterCount > 8 && model.ngramCount > 50)
    #expect(try model != SegmentationModel(bytes: image))
  }

  @Test func truncatedImagesAreRefused() {
    for count in Array(0...70) + [image.count / 2, image.count - 64, image.count - 1] {
      #expect(throws: FenciError.self) { try SegmentationModel(bytes: Array(image.prefix(count))) }
    }
    #expect(throws: FenciError.self) { try SegmentationModel(bytes: image + [0]) }
  }

  @Test(.long) func everyChangedByteIsSeen() {
    var generator = SeededGenerator(seed: 531)
    for _ in 0..<200 {
      var bytes = image
      bytes[generator.below(bytes.count)] ^= UInt8(1 << generator.below(8))
      #expect(throws: FenciError.self) { try SegmentationModel(bytes: bytes) }
    }
  }

  @Test func otherVersionIsRefusedAndNamesTheCommand() {
    var bytes = image
    bytes[8] = 9
    #expect {
      try SegmentationModel(bytes: bytes)
    } throws: {
      "\($0)".contains("fenci train model")
    }
  }

  /// With the checksum made right again a changed image is refused, or it works.
  @Test(.long) func changedImagesAreRefusedOrWork() throws {
    var generator = SeededGenerator(seed: 532)
    let lexicon = try RandomModel.lexicon()
    var opened = 0
    for _ in 0..<500 {
      var bytes = image
      // Half of the changes are in the header or near it.
      for _ in 0..<1 + generator.below(6) {
        let limit = generator.oneIn(4) ? 64 : bytes.count
        bytes[generator.below(limit)] = UInt8(generator.below(256))
      }
      ImageWriter.seal(&bytes)
      guard let model = try? SegmentationModel(bytes: bytes) else { continue }
      opened += 1
      let segmenter = Segmenter(lexicon: lexicon, method: .trained(model), personalNames: .split)
      let tokens = segmenter.tokens(in: RandomText.mixed(pieces: 30, using: &generator))
      #expect(tokens.tile)
      #expect(segmenter.tags(of: tokens).count == tokens.count)
    }
    #expect(opened > 20)
  }

  /// Each promise that scoring relies on, one broken at a time.
  @Test func everyPromiseIsProved() throws {
    let format = try image.withTable { (table) throws(FenciError) in
      try SegmentationModelFormat(table)
    }
    let cases: [(SegmentationModelFormat.Part, [UInt8])] = [
      (.codeIndex, [0xFF, 0xFF]), (.codePages, [0xFF, 0xFF]), (.unigrams, [0x00, 0x08]),
      (.masks, [0x00, 0x08]), (.classes, [0x00, 0xF8]), (.nameUnigrams, [0x00, 0x80]),
      (.nameMasks, [0xFF, 0x7F]), (.nameClasses, [0x00, 0x08]),
      (.tagNames, [0x31]), (.tagNames, [0x00]), (.tagRecords, [0xFF, 0xFF, 0xFF]),
      (.tagWeights, [0x40]),
    ]
    for (part, bad) in cases {
      var bytes = image
      for (number, byte) in bad.enumerated() { bytes[format.offset(of: part) + number] = byte }
      ImageWriter.seal(&bytes)
      #expect {
        try SegmentationModel(bytes: bytes)
      } throws: { error in
        guard case .invalidImage(part.name, format.offset(of: part), _) = error as? FenciError
        else { return false }
        return true
      }
    }
    for count in 0..<10 {
      var bytes = image
      for byte in 0..<4 { bytes[24 + 4 * count + byte] = 0 }
      ImageWriter.seal(&bytes)
      #expect(throws: FenciError.self) { try SegmentationModel(bytes: bytes) }
    }
  }

  /// A last name without its zero, and more names than scores have room for.
  @Test func namesOfTagsAreProved() throws {
    let format = try image.withTable { (table) throws(FenciError) in
      try SegmentationModelFormat(table)
    }
    var bytes = image
    bytes[format.offset(of: .tagNames) + format.tags.nameByteCount - 1] = 0x61
    ImageWriter.seal(&bytes)
    #expect(throws: FenciError.self) { try SegmentationModel(bytes: bytes) }
    var trainer = SegmentationModel.Trainer(lexicon: try RandomModel.lexicon(), rounds: 1)
    // Every word has a tag of its own: aa, ab, …
    for number in 0..<100 {
      let letters = [number / 26, number % 26].map { UInt8(ascii: "a") + UInt8($0) }
      trainer.insert((Array("城/".utf8) + letters)[...])
    }
    let model = try SegmentationModel(bytes: trainer.compile())
    #expect(model.tagNames.count == TagFeatures.tagLimit)
  }

  @Test func imagesWithoutTagsAreReadable() throws {
    var trainer = SegmentationModel.Trainer(lexicon: try RandomModel.lexicon(), rounds: 1)
    for line in ["创新 城市", "城市 建设 创新"] { trainer.insert(Array(line.utf8)[...]) }
    let model = try SegmentationModel(bytes: trainer.compile())
    #expect(!model.hasTags && model.tagNames.isEmpty)
  }
}
