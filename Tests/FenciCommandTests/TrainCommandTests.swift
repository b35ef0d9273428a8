import FenciTestSupport
import Testing

/// `train model` and `evaluate`, and `segment` by what was trained.
@Suite struct TrainCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("gold.txt", String(repeating: Self.lines, count: 60))
  }

  /// The dictionary has neither names nor 阿吧.
  private static let lines = """
    赵/nr 鑫鑫/nr 爱/v 阿吧/n 。/w
    阿吧/n 爱/v 孙/nr 犇/nr ，/w 孙/nr 犇/nr 爱/v 赵/nr 鑫鑫/nr 。/w

    """

  @Test func trainedModelSegments() async throws {
    for file in ["a.fencimodel", "b.fencimodel"] {
      let run = try await folder.fenci("train", "model", "gold.txt", "-o", file)
      #expect(run.ending == .exit(0) && run.text == "")
      #expect(run.errors.contains("fenci: 120 sentences\n"))
    }
    #expect(try folder.read("a.fencimodel") == folder.read("b.fencimodel"))
    let joined = try await folder.fenci(
      "segment", "--model", "a.fencimodel", input: "孙犇爱阿吧。\n")
    #expect(joined.text == "孙犇 爱 阿吧 。\n")
    let split = try await folder.fenci(
      "segment", "--model", "a.fencimodel", "--convention", "split", input: "孙犇爱阿吧。\n")
    #expect(split.text == "孙 犇 爱 阿吧 。\n")
  }

  @Test func evaluationCountsWords() async throws {
    _ = try await folder.fenci("train", "model", "gold.txt", "-o", "a.fencimodel")
    try folder.write("test.txt", "孙/nr 犇/nr 爱/v 阿吧/n 。/w\n")
    let trained = try await folder.fenci(
      "evaluate", "test.txt", "--model", "a.fencimodel", "--method", "trained")
    #expect(trained.ending == .exit(0))
    #expect(
      trained.lines == [
        "test.txt\tnames joined", "method\tP\tR\tF1\tunknown words\tR of unknown\tF1 of unknown",
        "trained\t1.0000\t1.0000\t1.0000\t0.5000\t1.0000\t1.0000",
        "trained: the most frequent differences",
      ])
    // Forward matching has 孙 犇 爱 阿 吧 。: two of its six words are among the four, three of the five
    // where names are split are missed by one.
    let joined = try await folder.fenci("evaluate", "test.txt", "--method", "forward")
    #expect(joined.lines[2].hasPrefix("forward\t0.3333\t0.5000\t0.4000\t0.5000\t0.0000\t"))
    #expect(joined.lines[4...].sorted() == ["1\t孙犇\t孙 犇", "1\t阿吧\t阿 吧"])
    let split = try await folder.fenci(
      "evaluate", "test.txt", "--method", "forward", "--convention", "split")
    #expect(split.lines[2].hasPrefix("forward\t0.6667\t0.8000\t0.7273\t"))
  }

  @Test func wrongUsage() async throws {
    let cases: [([String], String)] = [
      (["train"], "needs model"), (["train", "idf"], "train idf"),
      (["train", "model", "gold.txt"], "-o"), (["train", "model", "-o", "x"], "file"),
      (["evaluate"], "file"), (["evaluate", "gold.txt", "--method", "no"], "trained"),
      (["segment", "--convention", "no"], "split"),
    ]
    for (arguments, part) in cases {
      let run = try await folder.fenci(arguments, input: [])
      #expect(run.ending == .exit(2) && run.errors.contains(part), "\(arguments)")
    }
  }

  @Test func filesThatCannotBeUsed() async throws {
    try folder.write("empty.txt", "\n\n")
    let cases: [([String], String)] = [
      (["train", "model", "none.txt", "-o", "x"], "none.txt"),
      (["train", "model", "empty.txt", "-o", "x"], "no sentences"),
      (["segment", "--model", "none.fencimodel"], "none.fencimodel"),
      (["segment", "--model", "gold.txt"], "no boundary model"),
      (["evaluate", "none.txt", "--method", "forward"], "none.txt"),
    ]
    for (arguments, part) in cases {
      let run = try await folder.fenci(arguments, input: [])
      #expect(run.ending == .exit(1) && run.errors.contains(part), "\(arguments)")
    }
    #expect(try !folder.fileNames.contains("x"))
  }
}
