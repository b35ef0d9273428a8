import Fenci
import FenciTestSupport
import Testing

/// `segment --tags` by the standard model: words of the user's own, words alone, names.
@Suite struct TagsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func tags(_ text: String, _ options: String...) async throws -> [String] {
    let run = try await folder.fenci(
      ["segment", "--tags", "--method", "trained"] + options, input: Array(text.utf8))
    #expect(run.ending == .exit(0) && run.errors == "")
    return run.text.split(separator: "\n").map(String.init)
  }

  /// HIT-SCIR/ltp#499, fxsjy/jieba#779: a user's tag binds, alone and in text, with a count and without.
  @Test(
    .long,
    arguments: [
      ("脆哨 nz\n雪糕刺客 nz\n", "脆哨和雪糕刺客", ["脆哨/nz", "雪糕刺客/nz"]),
      ("深海一号 ns\n星舰 nz\n", "深海一号\n星舰", ["深海一号/ns", "星舰/nz"]),
      ("高度 nz\n", "高度\n（高度）", ["（/w 高度/nz ）/w"]),
      ("北京 9000 brand\n", "北京\n我爱北京", [" 北京/brand"]),
      ("天问 nz 5000\n", "天问着陆", ["天问/nz"]),
      ("认真 ad\n", "认真\n他很认真", [" 认真/ad"]),
      ("内卷 v\n", "内卷\n內卷", ["内卷/v", "內卷/v"]),
      ("躺平\t\tVV\n", "躺平", ["躺平/VV"]),
      ("GB 50016\t\tnz\n", "符合GB 50016规定", ["GB␣50016/nz"]),
      ("iPhone 16\t\tnz\n", "买了iPhone 16", ["iPhone␣16/nz"]),
      ("张三 n\n", "张三", ["张三/n"]), ("2024 year\n", "2024", ["2024/year"]),
    ])
  func usersTagsBind(_ file: String, _ text: String, _ expected: [String]) async throws {
    try folder.write("u.txt", file)
    let lines = try await tags(text + "\n", "--user-words", "u.txt")
    for part in expected { #expect(lines.contains { $0.contains(part) }, "\(lines)") }
  }

  /// hankcs/HanLP#1160, #1030: alone on a line or between marks, and right after a person, a word that the dictionary
  /// knows as no name is none.
  @Test(.long) func wordsAloneAreNoNames() async throws {
    var words: [String] = []
    for entry in Lexicon.standard.entries()
    where entry.isWord && entry.word.unicodeScalars.count == 2 && entry.cost < 11.5 {
      if !entry.tag.isEmpty, EntityKind(tag: entry.tag) == nil { words.append(entry.word) }
    }
    #expect(words.count > 3_000)
    for form in ["W", "（W）"] {
      let lines = try await tags(
        words.map { form.replacing("W", with: $0) + "\n" }.joined())
      #expect(lines.count == words.count)
      for (word, line) in zip(words, lines) {
        let isName = ["nr", "ns", "nt"].contains { line.contains("\(word)/\($0)") }
        if isName { Issue.record("\(line)") }
      }
    }
  }

  @Test(arguments: [
    ("小李和老赵游泳", "游泳"), ("小王和老张跑步", "跑步"), ("王芳唱歌", "唱歌"), ("李四开会", "开会"), ("老赵高兴", "高兴"),
    ("刘洋画画", "画画"),
  ])
  func whatAPersonDoesIsNoName(_ text: String, _ word: String) async throws {
    let line = try #require(try await tags(text + "\n").first)
    #expect(!["nr", "ns", "nt"].contains { line.contains("\(word)/\($0)") }, "\(line)")
  }

  /// Names stay names.
  @Test(arguments: ["王小明来了", "他见到李建国。", "张晓红老师", "记者王方报道", "在文明路见到陈刚"])
  func namesStayNames(_ text: String) async throws {
    let line = try #require(try await tags(text + "\n").first)
    #expect(line.contains("/nr"), "\(line)")
  }

  /// hankcs/HanLP#1065: all parts of a name with dots between.
  @Test(arguments: [
    ("让·雅克·卢梭是思想家", "让/nr ·/w 雅克/nr ·/w 卢梭/nr"),
    ("弗拉基米尔·普京", "弗拉基米尔/nr ·/w 普京/nr"), ("列夫·托尔斯泰", "列夫/nr ·/w 托尔斯泰/nr"),
    ("约翰・史密斯", "约翰/nr ・/w 史密斯/nr"),
  ])
  func namesWithDots(_ text: String, _ expected: String) async throws {
    let line = try #require(try await tags(text + "\n").first)
    #expect(line.hasPrefix(expected), "\(line)")
  }

  /// A dot also separates other things.
  @Test(
    .long,
    arguments: [
      ("唐·李白", "唐"), ("清·曹雪芹", "清"), ("诗人·李白", "诗人"), ("北京·张艺谋", "北京"), ("《史记·项羽本纪》", "史记"),
      ("2024·张三", "2024"), ("新闻 · 张三", "新闻"),
    ])
  func otherDots(_ text: String, _ word: String) async throws {
    let line = try #require(try await tags(text + "\n").first)
    let plain = try #require(try await tags(text.replacing("·", with: " · ") + "\n").first)
    #expect(line == plain, "the dot decides nothing")
  }
}
