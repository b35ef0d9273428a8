import FenciTestSupport
import Testing

/// Wrong usage ends with 2, a message that names what is wrong, and nothing on standard output.
@Suite struct UsageTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(
    .long,
    arguments: [
      (["segment", "--tabs"], "--tabs"),
      (["segment", "-q"], "-q"),
      (["segment", "--json=yes"], "--json=yes"),
      (["segment", "--explain=yes"], "--explain=yes"),
      (["keywords", "--granularity", "words"], "--granularity"),
      (["lexicon", "compile", "--fast", "tables", "-o", "x.fenci"], "--fast"),
      (["lexicon", "inspect", "--json"], "--json"),
      (["lexicon", "verify", "-v", "x.fenci"], "-v"),
      (["segment", "--method", "magic"], "magic"),
      (["segment", "--method=magic"], "magic"),
      (["keywords", "--method", "magic"], "tfidf, textrank"),
      (["segment", "--method", "Forward"], "Forward"),
      (["segment", "--method", ""], "--method needs a value"),
      (["segment", "--dictionary="], "--dictionary needs a value"),
      (["keywords", "--user-words", ""], "--user-words needs a value"),
      (["lexicon", "inspect", "--dictionary="], "--dictionary needs a value"),
      (["lexicon", "compile", "tables", "-o", ""], "-o needs a value"),
      (["segment", "--granularity", "letters"], "letters"),
      (["keywords", "--top", "0"], "0"),
      (["keywords", "--top", "-3"], "-3"),
      (["keywords", "--top", "many"], "many"),
      (["keywords", "--top", "99999999999999999999"], "99999999999999999999"),
      (["keywords", "--top", "1000001"], "1000000 at most"),
      (["keywords", "--jobs", "257"], "256 at most"),
      (["keywords", "--contrast"], "--contrast reads its input twice"),
      (["keywords", "--contrast", "--lines", "-"], "write it to a file"),
      (["keywords", "--contrast", "/dev/null", "a"], "--contrast reads its input twice"),
      (["keywords", "--contrast", "--idf", "i.tsv", "a"], "--idf or --contrast, not both"),
      (
        ["keywords", "--contrast", "--method", "textrank", "a"],
        "--contrast is for the method tfidf"
      ),
      (["keywords", "--candidates", "--explain", "a"], "does not go with --explain"),
      (["keywords", "--html", "--candidates", "a"], "does not go with --html"),
      (["segment", "--jobs", "9223372036854775807"], "256 at most"),
      (["train", "idf", "--jobs", "9223372036854775807"], "256 at most"),
      (["train", "model", "a", "-o", "x", "--rounds", "9223372036854775807"], "1000 at most"),
      (["train", "model", "gold", "-o", "x", "--rounds", "1001"], "1000 at most"),
      (["train", "model", "gold", "-o", "x", "--margin", "1001"], "1000 at most"),
      (["discover", "--contexts", "1001", "a"], "1000 at most"),
      (["discover", "--top", "9223372036854775807", "a"], "1000000 at most"),
      (["evaluate", "--top", "1000001", "a"], "1000000 at most"),
      (["segment", "--method", "forward", "--model", "m"], "--model is for the method trained"),
      (["segment", "--model=m", "--method=mmseg"], "mmseg asks no model"),
      (["evaluate", "--model", "m", "--method", "forward", "a"], "forward asks no model"),
      (["evaluate", "--model", "m", "--answers", "b", "a"], "--answers asks no model"),
      (
        ["segment", "--personal-names", "split", "--granularity", "search"],
        "--personal-names split is for the method trained"
      ),
      (["segment", "--personal-names", "split", "--method", "forward"], "forward does not know"),
      (["segment", "--consistent"], "standard input is a stream"),
      (["segment", "--consistent", "a.txt", "-"], "save it to a file"),
      (["segment", "--consistent", "--granularity", "search", "a.txt"], "words and phrases"),
      (["segment", "--consistent", "--explain", "a.txt"], "--explain"),
      (["segment", "--method"], "--method"),
      (["segment", "a.txt", "--dictionary"], "--dictionary"),
      (["keywords", "--top"], "--top"),
      (["lexicon", "compile", "tables", "-o"], "-o"),
      (["lexicon", "compile", "tables"], "-o"),
      (["lexicon", "compile", "-o", "x.fenci"], "folder"),
      (["lexicon", "compile", "a", "b", "-o", "x.fenci"], "folder"),
      (["lexicon", "verify"], "image"),
      (["lexicon"], "compile, inspect or verify"),
      (["lexicon", "melt"], "melt"),
      (["help", "nonsense"], "unknown command “nonsense”"),
      (["help", ""], "unknown command"),
      (["Segment"], "Segment"),
      (["--json"], "--json"),
      (["a.txt"], "a.txt"),
    ])
  func wrongUsage(_ arguments: [String], _ named: String) async throws {
    let run = try await folder.fenci(arguments, input: [])
    #expect(run.ending == .exit(2))
    #expect(run.errors.hasPrefix("fenci: "))
    #expect(run.errors.contains(named))
    #expect(run.output == [])
    #expect(try folder.fileNames == [])
  }

  /// An unknown value is answered with the known ones.
  @Test func knownValues() async throws {
    let method = try await folder.fenci("segment", "--method", "magic")
    for known in ["forward", "backward", "bidirectional"] { #expect(method.errors.contains(known)) }
    let granularity = try await folder.fenci("segment", "--granularity", "letters")
    for known in ["words", "phrases"] { #expect(granularity.errors.contains(known)) }
  }

  @Test func noArguments() async throws {
    let run = try await folder.fenci()
    #expect(run.ending == .exit(2))
    #expect(run.errors.contains("usage: fenci COMMAND"))
    #expect(run.output == [])
  }

  @Test(arguments: [
    (["--help"], "usage: fenci COMMAND"),
    (["-h"], "usage: fenci COMMAND"),
    (["help"], "usage: fenci COMMAND"),
    (["help", "help"], "usage: fenci COMMAND"),
    (["help", "--help"], "usage: fenci COMMAND"),
    (["help", "segment"], "usage: fenci segment"),
    (["segment", "--help"], "usage: fenci segment"),
    (["segment", "--json", "-h"], "usage: fenci segment"),
    (["help", "keywords"], "usage: fenci keywords"),
    (["keywords", "--help"], "usage: fenci keywords"),
    (["help", "lexicon"], "usage: fenci lexicon"),
    (["lexicon", "--help"], "usage: fenci lexicon"),
    (["lexicon", "compile", "--help"], "usage: fenci lexicon"),
  ])
  func help(_ arguments: [String], _ usage: String) async throws {
    let run = try await folder.fenci(arguments, input: [])
    #expect(run.ending == .exit(0))
    #expect(run.text.contains(usage))
    #expect(run.text.hasSuffix("\n") && !run.text.hasSuffix("\n\n"))
    #expect(run.errors == "")
  }

  /// Every option that a help text names is one that the command takes.
  @Test(.long, arguments: ["segment", "keywords"])
  func helpNamesRealOptions(_ command: String) async throws {
    let help = try await folder.fenci("help", command).text
    let options = Set(help.matches(of: /--[a-z-]+/).map { String($0.output) })
    #expect(options.count >= 4)
    for option in options {
      let run = try await folder.fenci(command, option)
      #expect(!run.errors.contains("unknown option"), "\(option)")
    }
  }

  @Test func version() async throws {
    let run = try await folder.fenci("--version")
    #expect(run.ending == .exit(0))
    #expect(run.text.wholeMatch(of: /fenci \d+\.\d+\.\d+\n/) != nil)
    #expect(run.errors == "")
  }
}
