import FenciTestSupport
import Testing

/// `segment` without `--method`: the trained method for readers, `probability` for an index.
@Suite struct StandardMethodTests {
  private let folder: TemporaryFolder
  private static let text = "李志强主席会见了记者。\n"

  init() throws { folder = try TemporaryFolder() }

  private func words(_ options: String...) async throws -> String {
    let run = try await folder.fenci(["segment"] + options, input: Array(Self.text.utf8))
    #expect(run.ending == .exit(0))
    #expect(run.errors == "")
    return run.text
  }

  @Test(arguments: [
    ("words", "trained"), ("phrases", "trained"), ("search", "probability"), ("all", "probability"),
  ])
  func methodFollowsTheGranularity(_ granularity: String, _ method: String) async throws {
    let found = try await words("--granularity", granularity)
    #expect(found == (try await words("--granularity", granularity, "--method", method)))
    let others = ["trained", "probability"].filter { $0 != method }
    for other in others {
      #expect(found != (try await words("--granularity", granularity, "--method", other)))
    }
  }

  @Test func wordsAreTheGranularity() async throws {
    #expect(try await words() == "李志强 主席 会见 了 记者 。\n")
    #expect(try await words("--method", "probability") == "李 志强 主席 会见 了 记者 。\n")
  }

  /// Names are split without asking for the method that knows them.
  @Test func conventionNeedsNoMethod() async throws {
    #expect(try await words("--personal-names", "split") == "李 志强 主席 会见 了 记者 。\n")
    #expect(try await words("--personal-names", "joined") == (try await words()))
  }

  /// The old name of a renamed option goes on working, with a notice.
  @Test func oldOptionNames() async throws {
    let run = try await folder.fenci(
      ["segment", "--convention", "split"], input: Array("李志强主席\n".utf8))
    #expect(run.text == "李 志强 主席\n")
    #expect(run.errors.contains("--convention is now --personal-names"))
  }

  @Test(.long) func tagsAreByContext() async throws {
    #expect(try await words("--tags").hasPrefix("李志强/nr "))
  }
}
