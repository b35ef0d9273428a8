import FenciTestSupport
import Testing

/// What most documents have in common: no key phrase with `keywords --idf`, and no discovery.
@Suite struct BoilerplateTests {
  private struct Document: Decodable {
    struct Keyphrase: Decodable { let phrase: String }

    let keyphrases: [Keyphrase]
    var phrases: [String] { keyphrases.map(\.phrase) }
  }

  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let subjects = [
    "低空经济", "渔业资源", "文化遗产", "海洋牧场", "智慧医疗", "冰雪旅游", "量子计算", "湿地保护", "社区养老", "轨道交通",
    "职业教育", "食品安全", "乡村旅游", "污水处理", "盐碱地", "集成电路", "森林防火", "跨境电商", "垃圾分类", "水利工程",
  ]
  private static let footer = "内部资料专供月费订户阅读，转载请联系编辑部。"

  /// Twenty documents with a formula in 18, a footer in all, and each with a subject of its own.
  private func writeTwenty() throws {
    try folder.makeFolder("twenty")
    for (number, subject) in Self.subjects.enumerated() {
      let formula = number < 18 ? "深入落实高效办成一件事的部署。" : "今天天气很好。"
      try folder.write(
        "twenty/\(100 + number).txt",
        "我们研究\(subject)。\(subject)取得进展，\(subject)值得总结。\n\(formula)\n\(Self.footer)\n")
    }
  }

  @Test(.long) func twentyDocuments() async throws {
    try writeTwenty()
    let count = try await folder.fenci("train", "idf", "twenty", "-o", "idf.tsv")
    #expect(count.ending == .exit(0))
    #expect(try folder.text("idf.tsv").contains("\n高效办成一件事\t18\n"))
    for arguments in [["--idf", "idf.tsv"], ["--contrast"]] {
      let run = try await folder.fenci(
        ["keywords", "--json", "--top", "1000"] + arguments + ["twenty"], input: [])
      let documents: [Document] = try run.objects()
      try #require(documents.count == 20)
      for (document, subject) in zip(documents, Self.subjects) {
        #expect(document.phrases.contains(subject))
        // None of the footer, and of the formula at most what includes words around it.
        #expect(!document.phrases.contains { Self.footer.contains($0) }, "\(document.phrases)")
        if arguments.count == 2 { #expect(!document.phrases.contains("高效办成一件事")) }
      }
    }
  }

  /// Documents without a footer, and the same with one: it never comes, nor does a part of it, by whatever
  /// number of genres.
  @Test(.long) func footerOfTwoHundredDocuments() async throws {
    var generator = SeededGenerator(seed: 1717)
    try folder.makeFolder("many")
    for number in 0..<200 {
      let lines = (0..<1 + generator.below(4)).map { _ in
        let subject = generator.pick(Self.subjects)
        return generator.pick(["推进", "发展", "加强"]) + subject + generator.pick(["。", "，成效很好。"])
      }
      try folder.write(
        "many/\(1000 + number).txt", lines.joined(separator: "\n") + "\n" + Self.footer + "\n")
    }
    let count = try await folder.fenci(
      "train", "idf", "--genre", "pages", "many", "-o", "idf.tsv")
    #expect(count.ending == .exit(0))
    for arguments in [["--idf", "idf.tsv"], ["--contrast"]] {
      let run = try await folder.fenci(
        ["keywords", "--json", "--top", "1000"] + arguments + ["many"], input: [])
      let documents: [Document] = try run.objects()
      #expect(documents.count == 200)
      for document in documents {
        #expect(!document.phrases.contains { Self.footer.contains($0) }, "\(document.phrases)")
      }
    }
  }

  /// Labels, footers and headers of pages are no discoveries, whatever numbers are in them.
  @Test func discover() async throws {
    try folder.makeFolder("pages")
    let agencies = ["甲局", "乙局", "丙厅", "丁委"]
    let verbs = ["推进", "开展", "建立", "研究"]
    for number in 1...8 {
      try folder.write(
        "pages/\(number).html",
        """
        <div>发文机关：\(agencies[number % 4]) 成文日期：2024年\(number)月\(number)日 主题分类：综合</div>
        <p>\(verbs[number % 4])碳足迹标识认证，\(Self.subjects[number])有进展。</p>
        <p>\(verbs[(number + 1) % 4])碳足迹标识认证\(["试点", "制度", "服务"][number % 3])。</p>
        <div>网站标识码 \(number)231 备案号码</div>

        """)
    }
    let run = try await folder.fenci("discover", "pages")
    let words = run.lines.dropFirst().map { $0.prefix { $0 != "\t" } }
    #expect(words.contains("碳足迹标识认证"))
    for label in ["发文机关", "成文日期", "主题分类", "网站标识码", "备案号码"] {
      #expect(!words.contains { $0.contains(label) })
    }
  }

  /// A given name that always stands inside a full name with its title is no discovery; the title is.
  @Test func partOfAName() async throws {
    let old = String(repeating: "委员会讨论预算。\n主席宣布会议暂停。\n", count: 20)
    let subjects = ["收费", "工程", "房屋", "医疗", "教育", "环保", "交通", "福利"]
    let new = subjects.map { "田国华议员表示，应当检讨\($0)。\n我同意田国华议员就\($0)的意见。\n" }.joined()
    try folder.write("old.txt", old)
    try folder.write("new.txt", String(repeating: new, count: 4))
    let run = try await folder.fenci("discover", "--lines", "--against", "old.txt", "new.txt")
    let words = run.lines.dropFirst().map { $0.prefix { $0 != "\t" } }
    #expect(words.contains("议员") && !words.contains("国华") && !words.contains("田国"))
  }
}
