@testable import FenciCore
import FenciTestSupport
import Foundation
import Testing

/// The memory of an image lives as long as anything that can reach it.
struct ImageStorageTests {
  @Test func whatALexiconHandsOutOutlivesIt() throws {
    var tokens: Tokens?
    var entries: [Lexicon.Entry] = []
    do {
      let lexicon = try SampleLexicon.lexicon()
      tokens = Segmenter(lexicon: lexicon, method: .probability).tokens(in: "創新型城市")
      entries = lexicon.entries()
    }
    dirtyTheHeap()
    let kept = try #require(tokens)
    #expect(kept.map { kept.normalizedForm(of: $0) } == ["创新型", "城市"])
    #expect(kept.map { kept.tag(of: $0) } == ["n", "n"])
    #expect(entries.contains { $0.word == "创新型" })
  }

  @Test func temporaryLexiconsLiveAsLongAsTheirUse() throws {
    for _ in 0..<20 {
      let bytes = try SampleLexicon.builder().compile()
      #expect(try Lexicon(bytes: bytes).entries().count > 40)
      #expect(try Lexicon(bytes: bytes).entry(for: "創新")?.tag == "vn")
      #expect(try Lexicon(bytes: bytes).folded("創") == "创")
      #expect(
        try Segmenter(lexicon: Lexicon(bytes: bytes), method: .probability).pieces("創新型城市").count
          == 2)
      #expect(
        try KeyphraseExtractor(lexicon: Lexicon(bytes: bytes)).keyphrases(in: "创新型城市建设")
          .isEmpty == false)
      var ends: [Int] = []
      let segmenter = Segmenter(lexicon: try Lexicon(bytes: bytes), method: .probability)
      unsafe Array("創新型城市".utf8).withUnsafeBytes {
        unsafe segmenter.boundaries(in: $0, appendingTo: &ends)
      }
      #expect(ends == [9, 15])
    }
  }

  /// Closures that escape to other tasks hold the last references, and drop them at different times.
  @Test func escapingClosuresKeepTheImage() async throws {
    let results = try await withThrowingTaskGroup(of: [String].self) { group in
      for number in 0..<24 {
        let work = try Self.work(number)
        group.addTask { work() }
      }
      Self.dirtyTheHeap()
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(results.count == 24)
    #expect(results.allSatisfy { $0 == ["创新型", "城市", "建设"] })
  }

  /// The closure holds the only references to its lexicon, through three owners in turn.
  private static func work(_ number: Int) throws -> @Sendable () -> [String] {
    let lexicon = try SampleLexicon.lexicon()
    switch number % 3 {
    case 0:
      let segmenter = Segmenter(lexicon: lexicon, method: .probability)
      return {
        let tokens = segmenter.tokens(in: "創新型城市建设")
        return tokens.map { tokens.normalizedForm(of: $0) }
      }
    case 1:
      let tokens = Segmenter(lexicon: lexicon, method: .probability).tokens(in: "創新型城市建设")
      return { tokens.map { tokens.normalizedForm(of: $0) } }
    default:
      return {
        ["創新型", "城市", "建設"].map { lexicon.entry(for: $0)?.word ?? "" }
      }
    }
  }

  @Test func releaseIsCalledOnceAndLast() throws {
    let image = try SampleLexicon.builder().compile()
    let released = Counter()
    do {
      let storage = try storage(of: image, released)
      #expect(released.count == 0)
      withExtendedLifetime(storage) {
        #expect(storage.sections.meta(.wordCount) > 0)
        #expect(released.count == 0)
      }
    }
    #expect(released.count == 1)
  }

  @Test func refusedImageIsReleasedAtOnce() throws {
    let released = Counter()
    var image = try SampleLexicon.builder().compile()
    image[200] ^= 1
    #expect(throws: FenciError.self) { try storage(of: image, released) }
    #expect(released.count == 1)
  }

  @Test func copyIsAlignedWhateverTheSource() throws {
    let image = try SampleLexicon.builder().compile()
    for offset in 0..<8 {
      let padded = [UInt8](repeating: 0, count: offset) + image
      let storage = try ImageStorage.copying(Array(padded[offset...]))
      let address = UInt(bitPattern: unsafe storage.sections.meta.base)
      #expect(address % 64 == 0)
      #expect(storage.byteCount == image.count)
    }
  }

  @Test func embeddedImageIsReadInPlace() throws {
    let image = Table(immortal: try alignedImage())
    let start = (64 - Int(UInt(bitPattern: unsafe image.base) % 64)) % 64
    let bytes = unsafe UnsafeMutableRawPointer(mutating: image.base) + start
    let original = try SampleLexicon.builder().compile()
    unsafe original.withUnsafeBytes { source in
      if let base = source.baseAddress {
        unsafe bytes.copyMemory(from: base, byteCount: source.count)
      }
    }
    let lexicon = unsafe Lexicon(embedded: bytes, byteCount: original.count)
    #expect(lexicon.entries() == (try Lexicon(bytes: original)).entries())
    let first = UInt(bitPattern: unsafe lexicon.sections.meta.base)
    #expect(
      first >= UInt(bitPattern: bytes) && first < UInt(bitPattern: bytes) + UInt(original.count))
  }

  private func alignedImage() throws -> [UInt8] {
    [UInt8](repeating: 0, count: try SampleLexicon.builder().compile().count + 64)
  }

  private func storage(of image: [UInt8], _ released: Counter) throws -> ImageStorage {
    let copy = UnsafeMutableRawPointer.allocate(byteCount: image.count, alignment: 64)
    unsafe image.withUnsafeBytes { source in
      if let base = source.baseAddress {
        unsafe copy.copyMemory(from: base, byteCount: source.count)
      }
    }
    let address = UInt(bitPattern: copy)
    return try unsafe ImageStorage.validated(copy, byteCount: image.count) {
      released.increment()
      unsafe UnsafeMutableRawPointer(bitPattern: address)?.deallocate()
    }
  }

  private func dirtyTheHeap() { Self.dirtyTheHeap() }

  /// Allocates and fills blocks of the sizes that images have, so that freed memory is overwritten.
  private static func dirtyTheHeap() {
    var blocks: [[UInt8]] = []
    for count in stride(from: 20_000, to: 120_000, by: 1000) {
      blocks.append([UInt8](repeating: 0xAA, count: count))
    }
    #expect(blocks.allSatisfy { $0[0] == 0xAA })
  }
}

/// Counts calls from anywhere.
private final class Counter: @unchecked Sendable {
  private let lock = NSLock()
  private var value = 0

  var count: Int { lock.withLock { value } }

  func increment() { lock.withLock { value += 1 } }
}
