import FenciTestSupport
import Testing

/// Whatever the bytes, `segment` ends well, and its output is the input apart from white space.
@Suite struct AnyBytesTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func expectsInputBack(_ bytes: [UInt8], _ options: String...) async throws {
    let run = try await folder.fenci(["segment"] + options, input: bytes)
    #expect(run.ending == .exit(0))
    #expect(run.errors == "")
    #expect(difference(run.output.withoutWhiteSpace, bytes.withoutWhiteSpace) == nil)
  }

  @Test(
    .long,
    arguments: [
      // Bytes that never occur, continuation without a beginning, a beginning without continuation.
      [0xFF, 0xFE, 0xC0, 0xC1, 0xF5], [0x80, 0xBF, 0x80], [0xE4, 0xBC, 0x41], [0xF0, 0x9F, 0x98],
      // Overlong forms of "/", of NUL, and a character beyond the last one.
      [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80],
      // Lone surrogates, and a pair of them as CESU-8 writes it.
      [0xED, 0xA0, 0x80], [0xED, 0xB0, 0x80, 0x41], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80],
      // NUL, alone and among text; a byte order mark; UTF-16.
      [0], [0x41, 0, 0x42], [0, 0x0A, 0], [0xEF, 0xBB, 0xBF, 0x41], [0xFF, 0xFE, 0x41, 0, 0x42, 0],
    ] as [[UInt8]])
  func notUTF8(_ bytes: [UInt8]) async throws {
    try await expectsInputBack(bytes)
    try await expectsInputBack(Array("科技".utf8) + bytes + Array("企业\n".utf8))
    try await expectsInputBack(bytes + [0x0A] + bytes, "--granularity", "phrases")
  }

  @Test(.long, arguments: ["forward", "backward", "bidirectional", "probability", "trained"])
  func randomBytes(_ method: String) async throws {
    var generator = SeededGenerator(seed: 20)
    try await expectsInputBack(
      RandomText.bytes(count: 100_000, using: &generator), "--method", method)
  }

  /// Pieces of every kind in any order, where annotations, marks, numbers and white space meet.
  @Test(.long, arguments: ["words", "phrases"])
  func randomText(_ granularity: String) async throws {
    var generator = SeededGenerator(seed: 21)
    var bytes: [UInt8] = []
    for _ in 0..<10_000 {
      bytes += Array(RandomText.mixed(pieces: 2, using: &generator).utf8)
      bytes += Array(generator.pick(whiteSpace).utf8)
    }
    try await expectsInputBack(bytes, "--granularity", granularity)
  }

  /// A line may be as long as memory allows: nothing is computed again and again from its start.
  @Test(
    .long,
    arguments: [
      ("科技企业创新型城市", amount(10, few: 1)), ("a", 1), ("7", 1), ("一", 1), ("。", 1), ("\u{FF}", 1),
      ("創(chuàng)", 1),
      ("(", 1), ("a\u{301}", 1),
    ])
  func longLine(_ piece: String, _ megabytes: Int) async throws {
    let bytes = Array(String(repeating: piece, count: megabytes << 20 / piece.utf8.count).utf8)
    let run = try await folder.fenci(["segment"], input: bytes)
    #expect(run.ending == .exit(0))
    #expect(run.output.count { $0 == 0x0A } == 1)
    #expect(difference(run.output.filter { $0 != 0x20 && $0 != 0x0A }, bytes) == nil)
  }
}
