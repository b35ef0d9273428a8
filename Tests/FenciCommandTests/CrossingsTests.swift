import FenciTestSupport
import Testing

/// The column of `evaluate` that counts answers which overlap a gold word in part.
@Suite struct CrossingsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Crossings per 1,000 gold words of answers, line by line.
  private func crossings(of answer: String, in gold: String) async throws -> String {
    try folder.write("gold.txt", gold)
    try folder.write("answer.txt", answer)
    let run = try await folder.fenci("evaluate", "gold.txt", "--answers", "answer.txt")
    #expect(run.ending == .exit(0))
    #expect(run.lines[1].hasSuffix("\tcrossings"))
    return String(run.lines[2].split(separator: "\t")[7])
  }

  @Test(arguments: [
    // The same words, words inside gold words, gold words inside words.
    ("甲乙 丙丁", "甲乙 丙丁", "0.0000"), ("甲乙 丙丁", "甲 乙 丙 丁", "0.0000"), ("甲乙 丙丁", "甲乙丙丁", "0.0000"),
    ("甲乙丙 丁", "甲 乙丙 丁", "0.0000"), ("甲 乙 丙 丁", "甲乙 丙丁", "0.0000"),
    // From inside one word into another, or from its beginning or to its end.
    ("甲乙 丙丁", "甲 乙丙 丁", "500.0000"), ("甲乙 丙丁", "甲乙丙 丁", "500.0000"),
    ("甲乙 丙丁", "甲 乙丙丁", "500.0000"), ("甲乙 丙 丁", "甲 乙丙丁", "333.3333"),
    ("甲 乙 丙丁", "甲乙丙 丁", "333.3333"), ("甲乙 丙 丁戊 己", "甲 乙丙丁 戊己", "500.0000"),
    // A word counts once, however many it overlaps; two that share a gold word count twice.
    ("甲乙 丙丁 戊", "甲 乙丙 丁戊", "666.6667"),
    // All lines count together.
    ("甲乙 丙丁\n甲 乙", "甲 乙丙 丁\n甲乙", "250.0000"),
  ])
  func byHand(_ gold: String, _ answer: String, _ expected: String) async throws {
    #expect(try await crossings(of: answer, in: gold) == expected)
  }

  /// In gold text with tags the convention says what the words are.
  @Test func personalNames() async throws {
    try folder.write("gold.txt", "孙/nr 犇/nr 爱/v 他/r")
    try folder.write("answer.txt", "孙 犇爱 他")
    for (personalNames, expected) in [("joined", "333.3333"), ("split", "0.0000")] {
      let run = try await folder.fenci(
        "evaluate", "gold.txt", "--answers", "answer.txt", "--personal-names", personalNames)
      #expect(run.lines[2].hasSuffix("\t\(expected)"))
    }
  }

  /// The methods have the column as well: 会议 论文 where 会 议论 文 was meant.
  @Test func methods() async throws {
    try folder.write("gold.txt", "会 议论 文")
    let run = try await folder.fenci("evaluate", "gold.txt", "--method", "forward")
    #expect(run.lines[2].hasSuffix("\t666.6667"))
  }

  /// Against a count by definition: any gold word that shares a character and is neither inside nor outside.
  @Test func random() async throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<20 {
      let count = 1 + generator.below(30)
      let gold = Self.cuts(count, &generator)
      let answer = Self.cuts(count, &generator)
      let crossing = Self.ranges(answer).count { word in
        Self.ranges(gold).contains { other in
          word.overlaps(other) && !word.contains(other) && !other.contains(word)
        }
      }
      let share = Double(crossing) / Double(Self.ranges(gold).count)
      let found = try await crossings(of: Self.line(answer), in: Self.line(gold))
      #expect(abs((Double(found) ?? -1) - 1_000 * share) < 0.001, "\(gold) \(answer)")
    }
  }

  /// The ends of the words of so many characters.
  private static func cuts(_ count: Int, _ generator: inout SeededGenerator) -> [Int] {
    (1..<count).filter { _ in generator.oneIn(2) } + [count]
  }

  private static func ranges(_ ends: [Int]) -> [Range<Int>] {
    zip([0] + ends, ends).map { $0..<$1 }
  }

  private static func line(_ ends: [Int]) -> String {
    ranges(ends).map { String(repeating: "木", count: $0.count) }.joined(separator: " ")
  }
}
