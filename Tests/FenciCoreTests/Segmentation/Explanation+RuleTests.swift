import FenciCore
import FenciTestSupport
import Testing

/// What decides, case by case; and there is a case for every rule.
struct ExplanationRuleTests {
  private typealias Rule = Explanation.Rule

  /// A text, how it is segmented, and of each token the text and the rule.
  private struct Case {
    let text: String
    var method = Segmenter.Method.bidirectional
    var granularity = Segmenter.Granularity.words
    let expected: [(String, Rule)]
  }

  private static let cases: [Case] = [
    Case(
      text: "创新型城市", method: .forward,
      expected: [("创新型", .longestForward), ("城市", .longestForward)]),
    Case(
      text: "创新型城市", method: .backward,
      expected: [("创新型", .longestBackward), ("城市", .longestBackward)]),
    Case(
      text: "创新型城市",
      expected: [("创新型", .directionsAgree), ("城市", .directionsAgree)]),
    Case(
      text: "创新型城市", method: .mmseg,
      expected: [("创新型", .bestOfThreeWords), ("城市", .bestOfThreeWords)]),
    Case(
      text: "创新型城市", method: .probability,
      expected: [("创新型", .mostProbable), ("城市", .mostProbable)]),
    Case(
      text: "龘，龘", method: .trained(RandomModel.shared),
      expected: [("龘", .trainedModel), ("，", .punctuation), ("龘", .trainedModel)]),
    Case(text: "中国人民", expected: [("中国", .fewerSingles), ("人民", .fewerSingles)]),
    Case(text: "的龘", expected: [("的", .onlyCandidate), ("龘", .notInLexicon)]),
    Case(
      text: "龘甲乙丙丁",
      expected: [("龘", .notInLexicon), ("甲", .fewerWords), ("乙丙丁", .fewerWords)]),
    Case(text: "戊己庚", expected: [("戊己", .commonerWords), ("庚", .commonerWords)]),
    Case(text: "辛壬癸", expected: [("辛", .backwardOnTie), ("壬癸", .backwardOnTie)]),
    Case(
      text: "云计算，台中",
      expected: [
        ("云计算", .userWord), ("，", .punctuation), ("台", .userWord), ("中", .userWord),
      ]),
    Case(text: "3.5%", expected: [("3.5%", .digits)]),
    Case(
      text: "一百七十个", granularity: .phrases, expected: [("一百七十个", .numberWithUnit)]),
    Case(text: "一百七十个", expected: [("一百七十", .number), ("个", .unit)]),
    Case(
      text: "创新型城市 5", granularity: .phrases,
      expected: [("创新型城市", .joinedPhrase), (" ", .whiteSpace), ("5", .digits)]),
    Case(
      text: "license a@b.cn\n👍🏽5G",
      expected: [
        ("license", .letters), (" ", .whiteSpace), ("a@b.cn", .address), ("\n", .whiteSpace),
        ("👍🏽", .symbol), ("5G", .onlyCandidate),
      ]),
  ]

  private let lexicon: Lexicon

  init() throws {
    var builder = try SampleLexicon.builder()
    let words = [
      "甲乙", "乙丙丁", "丙", "丁", "甲", "戊己", "己庚", "辛壬", "壬癸", "辛", "癸", "戊", "庚",
    ]
    for word in words { try builder.insert(word, count: word == "戊己" ? 400 : 7) }
    var edits = UserDictionary()
    try edits.insert("云计算")
    try edits.split(["台", "中"])
    lexicon = try Lexicon(bytes: builder.compile()).applying(edits)
  }

  @Test(arguments: cases.indices)
  func rules(_ number: Int) {
    let testCase = Self.cases[number]
    let segmenter = Segmenter(
      lexicon: lexicon, method: testCase.method, granularity: testCase.granularity)
    let explanation = segmenter.explanation(of: testCase.text)
    #expect(
      explanation.map { explanation.tokens.surface(of: $0.token) } == testCase.expected.map(\.0))
    #expect(explanation.map(\.rule) == testCase.expected.map(\.1), "\(testCase.text)")
  }

  @Test func bytes() {
    let explanation = Segmenter(lexicon: lexicon, method: .probability).explanation(of: [
      0xE5, 0x41,
    ])
    #expect(explanation.map(\.rule) == [.invalidBytes, .letters])
  }

  @Test func everyRuleHasACase() {
    var rules = Set(Self.cases.flatMap { $0.expected.map(\.1) })
    rules.insert(.invalidBytes)
    #expect(rules == Set(Rule.allCases))
  }

  @Test func descriptionsTellRulesApart() {
    #expect(Set(Rule.allCases.map(\.description)).count == Rule.allCases.count)
    #expect(Rule.allCases.allSatisfy { !$0.description.isEmpty })
  }

  /// The two cuts of an ambiguous stretch, with their figures.
  @Test func comparison() throws {
    let segmenter = Segmenter(lexicon: lexicon, method: .bidirectional)
    let explanation = segmenter.explanation(of: "的中国人民")
    let comparison = try #require(explanation.comparisons.first)
    #expect(explanation.comparisons.count == 1)
    #expect(comparison.utf8Range == 3..<15)
    #expect(comparison.chosen.method == .backward)
    #expect(comparison.chosen.words == [3..<9, 9..<15])
    #expect(comparison.chosen.singleCount == 0)
    let costs = try ["中国", "人民"].map { try #require(lexicon.entry(for: $0)).cost }
    #expect(comparison.chosen.cost == costs[0] + costs[1])
    #expect(comparison.rejected.method == .forward)
    #expect(comparison.rejected.words == [3..<12, 12..<15])
    #expect(comparison.rejected.singleCount == 1)
    #expect(explanation.map(\.comparison) == [nil, comparison, comparison])
  }

  @Test func candidatesKnowTheirEntries() throws {
    let explanation = Segmenter(lexicon: lexicon, method: .probability, granularity: .phrases)
      .explanation(of: "創(chuàng)新型城市建設")
    let candidates = try #require(explanation.first).candidates
    #expect(candidates.map(\.word) == ["创新型城市建设", "创新型城市", "创新型", "创新"])
    #expect(candidates.map(\.layer) == [.phrases, .phrases, .words, .words])
    #expect(candidates.map(\.utf8Range) == [0..<30, 0..<24, 0..<18, 0..<15])
    for candidate in candidates {
      #expect(candidate.cost == lexicon.entry(for: candidate.word)?.cost)
    }
    #expect(explanation.first?.parts == [0..<18, 18..<24, 24..<30])
  }
}
