import FenciTestSupport
import Foundation
import Testing

/// What happens when the output cannot be written. A command that goes on regardless would compute
/// for nothing, or wait for ever.
@Suite(.timeLimit(.minutes(5))) struct OutputTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    // Far more than a pipe holds, so that the command is still writing when its reader has gone.
    try folder.write("long.txt", String(repeating: "经济社会发展\n", count: 50_000))
  }

  /// The reader has gone: the signal that ends every Unix command ends this one too.
  @Test(
    .long,
    arguments: [
      "segment", "segment --json", "segment --json --method probability", "keywords --lines",
    ])
  func closedPipe(_ command: String) async throws {
    let run = try await folder.shell(
      "{ \"$0\" \(command) long.txt; echo $? >status; } | head -n 1 >first")
    #expect(run.ending == .exit(0))
    #expect(try folder.text("status") == "\(128 + SIGPIPE)\n")
    #expect(try !folder.read("first").isEmpty)
    #expect(run.errors == "")
  }

  /// Where the signal is ignored, as under some service managers, the failing write has to do.
  @Test func closedPipeWithoutTheSignal() async throws {
    let run = try await folder.shell(
      "trap '' PIPE; { \"$0\" segment long.txt; echo $? >status; } | head -n 1 >first")
    #expect(try folder.text("status") == "1\n")
    #expect(run.errors == "fenci: standard output: Broken pipe\n")
  }

  @Test(arguments: ["segment", "segment --json", "keywords", "--help", "lexicon inspect"])
  func closedStandardOutput(_ command: String) async throws {
    try folder.write("a.txt", "创新型城市\n")
    let run = try await folder.shell("\"$0\" \(command) >&- <a.txt")
    #expect(run.ending == .exit(1))
    #expect(run.errors.hasPrefix("fenci: standard output: "))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func fullDisk() async throws {
    let run = try await folder.shell("\"$0\" segment long.txt >/dev/full")
    #expect(run.ending == .exit(1))
    #expect(run.errors.hasPrefix("fenci: standard output: "))
  }

  /// What was found before an unreadable file is not lost.
  @Test func outputBeforeAnError() async throws {
    try folder.write("a.txt", "科技企业\n")
    let run = try await folder.fenci("segment", "a.txt", "none.txt")
    #expect(run.ending == .exit(1))
    #expect(run.text == "科技 企业\n")
  }
}
