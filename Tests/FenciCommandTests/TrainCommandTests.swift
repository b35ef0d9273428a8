import FenciTestSupport
import Foundation
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

  @Test(.long) func trainedModelSegments() async throws {
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
      "segment", "--model", "a.fencimodel", "--personal-names", "split", input: "孙犇爱阿吧。\n")
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
        "test.txt\tnames joined",
        "method\tP\tR\tF1\tunknown words\tR of unknown\tF1 of unknown\tcrossings",
        "trained\t1.0000\t1.0000\t1.0000\t0.5000\t1.0000\t1.0000\t0.0000",
        "trained: the most frequent differences",
        "tags by\twords\taccuracy\taccuracy of unknown words"
          + "\taccuracy by universal part of speech"
          + "\tF1 of persons\tF1 of places\tF1 of organisations",
        "dictionary\t4\t0.2500\t0.0000\t0.2500\t0.0000\t0.0000\t0.0000",
        "trained\t4\t1.0000\t1.0000\t1.0000\t1.0000\t0.0000\t0.0000",
        "tags by dictionary: the most frequent differences", "1\tn\t", "1\tnr\t", "1\tw\t",
        "tags by trained: the most frequent differences",
      ])
    // Forward matching has 孙 犇 爱 阿 吧 。: two of its six words are among the four, three of the five
    // where names are split are missed by one.
    let joined = try await folder.fenci("evaluate", "test.txt", "--method", "forward")
    #expect(joined.lines[2].hasPrefix("forward\t0.3333\t0.5000\t0.4000\t0.5000\t0.0000\t"))
    #expect(joined.lines[4...].sorted() == ["1\t孙犇\t孙 犇", "1\t阿吧\t阿 吧"])
    let split = try await folder.fenci(
      "evaluate", "test.txt", "--method", "forward", "--personal-names", "split")
    #expect(split.lines[2].hasPrefix("forward\t0.6667\t0.8000\t0.7273\t"))
  }

  /// The words of another program are scored as those of a method are.
  @Test func answersOfOthers() async throws {
    try folder.write("test.txt", "孙/nr 犇/nr 爱/v 阿吧/n 。/w\n\n他/r 爱/v 阿吧/n\n")
    let text = "孙犇爱阿吧。\n他爱阿吧\n"
    for personalNames in ["joined", "split"] {
      let forward = try await folder.fenci("segment", "--method", "forward", input: text)
      try folder.write("forward.txt", forward.text)
      let run = try await folder.fenci(
        "evaluate", "test.txt", "--personal-names", personalNames, "--method", "forward",
        "--answers",
        "forward.txt", "--top", "9")
      #expect(run.ending == .exit(0))
      let rows = run.lines[2...3].map { $0.split(separator: "\t") }
      #expect(rows.map { String($0[0]) } == ["forward", "forward.txt"])
      #expect(rows[0].dropFirst() == rows[1].dropFirst())
    }
    try folder.write("right.txt", "孙犇 爱 阿吧 。\n他 爱　阿吧")
    try folder.write("wrong.txt", "\n孙犇爱阿吧。\n他 爱 阿 吧\n")
    let run = try await folder.fenci(
      "evaluate", "test.txt", "--answers", "right.txt", "--answers", "wrong.txt")
    // Three unknown words of seven, 孙犇 and 阿吧 twice.
    #expect(run.lines[2] == "right.txt\t1.0000\t1.0000\t1.0000\t0.4286\t1.0000\t1.0000\t0.0000")
    #expect(run.lines[3].hasPrefix("wrong.txt\t0.4000\t0.2857\t0.3333\t0.4286\t0.0000\t"))
    #expect(run.lines[4] == "right.txt: the most frequent differences")
    #expect(run.lines[6...].sorted() == ["1\t孙犇 爱 阿吧 。\t孙犇爱阿吧。", "1\t阿吧\t阿 吧"])
  }

  /// 爱 is a verb between words, a noun behind 的; the dictionary knows it as a verb.
  @Test(.long) func tagsAreByContext() async throws {
    try folder.write(
      "love.txt",
      String(
        repeating: """
          他/r 的/u 爱/n 是/v 人民/n 的/u 爱/n
          人民/n 爱/v 他/r ，/w 他/r 爱/v 人民/n

          """, count: 40))
    _ = try await folder.fenci("train", "model", "love.txt", "-o", "a.fencimodel")
    let text = "人民爱他 的 爱\n\n他的爱"
    let tagged = try await folder.fenci(
      "segment", "--tags", "--model", "a.fencimodel", input: text)
    #expect(tagged.ending == .exit(0))
    #expect(tagged.text == "人民/n 爱/v 他/r 的/u 爱/n\n\n他/r 的/u 爱/n\n")
    let jobs = try await folder.fenci(
      "segment", "--tags", "--model", "a.fencimodel", "--jobs", "3", input: text)
    #expect(jobs.text == tagged.text)
    for options in [[], ["--explain"]] {
      let json = try await folder.fenci(
        ["segment", "--json", "--model", "a.fencimodel"] + options, input: Array("他的爱\n".utf8))
      #expect(
        json.lines.map { $0.components(separatedBy: "\"tag\":")[1].prefix(3) }
          == ["\"r\"", "\"u\"", "\"n\""])
    }
    let dictionary = try await folder.fenci(
      "segment", "--tags", "--method", "probability", input: "他爱創(chuàng )新。\n")
    #expect(dictionary.text == "他/r 爱/v 創(chuàng)新/v 。/x\n")
  }

  @Test(.long) func wrongUsage() async throws {
    let cases: [([String], String)] = [
      (["train"], "needs model"), (["train", "no"], "train no"),
      (["train", "model", "gold.txt"], "-o"), (["train", "model", "-o", "x"], "file"),
      (["evaluate"], "file"), (["evaluate", "gold.txt", "--method", "no"], "trained"),
      (["segment", "--personal-names", "no"], "split"),
      (["evaluate", "gold.txt", "gold.txt", "--answers", "gold.txt"], "--answers needs one"),
    ]
    for (arguments, part) in cases {
      let run = try await folder.fenci(arguments, input: [])
      #expect(run.ending == .exit(2) && run.errors.contains(part), "\(arguments)")
    }
  }

  @Test func filesThatCannotBeUsed() async throws {
    try folder.write("empty.txt", "\n\n")
    try folder.write("other.txt", String(Self.lines.map { $0 == "爱" ? "哀" : $0 }))
    try folder.write("some.txt", Self.lines)
    // The third line is 中国 in GB 18030.
    let encoded: [UInt8] = Array("他 来到\r\n\n".utf8) + [0xD6, 0xD0, 0xB9, 0xFA, 0x0A]
    try folder.write("encoded.txt", encoded)
    let cases: [([String], String)] = [
      (["train", "model", "none.txt", "-o", "x"], "none.txt"),
      // The output is looked at before the work.
      (["train", "model", "none.txt", "-o", "gone/x"], "gone/x"),
      (["train", "model", "empty.txt", "-o", "x"], "no sentences"),
      (["segment", "--model", "none.fencimodel"], "none.fencimodel"),
      (["segment", "--model", "gold.txt"], "no boundary model"),
      (["evaluate", "none.txt", "--method", "forward"], "none.txt"),
      (["evaluate", "some.txt", "--answers", "none.txt"], "none.txt"),
      (["evaluate", "some.txt", "--answers", "gold.txt"], "gold.txt: 120 sentences"),
      (["evaluate", "some.txt", "--answers", "other.txt"], "other.txt: sentence 1"),
      (["train", "model", "encoded.txt", "-o", "x"], "encoded.txt:3: not valid UTF-8"),
      (["evaluate", "gold.txt", "encoded.txt"], "encoded.txt:3: not valid UTF-8"),
      (["evaluate", "empty.txt"], "empty.txt: no segmented sentences"),
    ]
    for (arguments, part) in cases {
      let run = try await folder.fenci(arguments, input: [])
      #expect(run.ending == .exit(1) && run.errors.contains(part), "\(arguments)")
    }
    #expect(try !folder.fileNames.contains("x"))
  }
}
