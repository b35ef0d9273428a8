import Fenci
import FenciTestSupport
import Testing

/// Names in a document by the standard model: each is cut alike everywhere.
@Suite struct ConsistencyTests {
  private static let names = [
    "陆启铭", "温凤浩", "章金媛", "乌法罕", "傅同春", "列加斯", "叶小钢", "马相伯", "阿巴拜克力", "欧阳锦瑟", "谭咏莼", "贝尔莫德", "科斯塔尼奇",
    "韩玉刚", "优妮姿",
  ]
  private static let frames = [
    ("", "主席昨天来到北京。"), ("记者看到", "正在田里忙碌。"), ("在", "看来，这不是一件容易的事。"), ("“我不同意，”", "说。"),
    ("他把书交给", "就走了。"), ("", "的家在山脚下。"), ("后来", "又去了一次。"),
  ]

  /// A sentence of every name in every frame, the frames of one name together.
  private static let document = names.map { name in
    frames.map { "\($0.0)\(name)\($0.1)\n" }.joined()
  }.joined()

  /// The cuts of each name, by their spellings, with the number of places.
  private func cuts(_ tokens: Tokens) -> [String: [[String]: Int]] {
    var lines: [(text: String, words: [String])] = [("", [])]
    for token in tokens {
      if token.kind == .lineBreak {
        lines.append(("", []))
      } else {
        lines[lines.count - 1].text += tokens.surface(of: token)
        lines[lines.count - 1].words.append(tokens.surface(of: token))
      }
    }
    var cuts: [String: [[String]: Int]] = [:]
    for (name, position) in Self.names.flatMap({ name in Self.frames.indices.map { (name, $0) } }) {
      let (before, after) = Self.frames[position]
      let line = lines.removeFirst()
      #expect(line.text == before + name + after)
      var (start, words) = (0, [String]())
      let range = before.count..<before.count + name.count
      for word in line.words {
        let end = start + word.count
        if start < range.upperBound, end > range.lowerBound { words.append(word) }
        start = end
      }
      cuts[name, default: [:]][words, default: 0] += 1
    }
    return cuts
  }

  @Test func namesAreOneWordEverywhere() {
    for granularity in [Segmenter.Granularity.words, .phrases] {
      let segmenter = Segmenter(granularity: granularity)
      let plain = cuts(segmenter.tokens(in: Self.document))
      let consistent = cuts(segmenter.consistentTokens(in: Self.document))
      for name in Self.names {
        // In 30 % of seven places, and so in two at least.
        if plain[name, default: [:]][[name], default: 0] > 2 {
          #expect(consistent[name] == [[name]: Self.frames.count], "\(name)")
        }
      }
      #expect(consistent.values.count { $0.count == 1 } > plain.values.count { $0.count == 1 })
    }
  }

  /// With names split, a name that is one word with names joined is parted alike everywhere.
  @Test func namesArePartedEverywhere() {
    let joined = cuts(Segmenter().consistentTokens(in: Self.document))
    let segmenter = Segmenter(personalNames: .split)
    let plain = cuts(segmenter.tokens(in: Self.document))
    let consistent = cuts(segmenter.consistentTokens(in: Self.document))
    var parted = 0
    for name in Self.names where joined[name] == [[name]: Self.frames.count] {
      #expect(consistent[name]?.count == 1, "\(name)")
      let words = consistent[name]?.first?.key ?? []
      if words.count > 1 {
        parted += 1
        #expect(plain[name, default: [:]][words, default: 0] > 0, "\(name)")
      }
    }
    #expect(parted > 0)
  }

  /// A name in traditional characters, or with an annotation or a mark in it, is the same word.
  @Test(arguments: [
    ("叶小钢", "葉小鋼"), ("陆启铭", "陸啟銘"), ("乌法罕", "烏法罕"), ("贝尔莫德", "貝爾莫德"), ("谭咏莼", "譚詠蒓"),
    ("乌法罕", "烏(wū)法罕"), ("叶小钢", "叶\u{FE00}小钢"), ("科斯塔尼奇", "科斯塔尼\u{200B}奇"),
  ])
  func spellingsAreOneWord(_ name: String, _ other: String) {
    let segmenter = Segmenter()
    func words(_ names: [String]) -> [String] {
      let text = names.map { name in
        Self.frames.map { "\($0.0)\(name)\($0.1)\n" }.joined()
      }
      let tokens = segmenter.consistentTokens(in: text.joined())
      return tokens.map { tokens.normalizedForm(of: $0) }
    }
    #expect(words([name, other]) == words([name, name]))
    #expect(words([name, other]).contains(name))
  }

  /// A name between words of the user's own, in them, and beside numbers.
  @Test func usersWordsAndNumbersStay() throws {
    let name = "叶小钢"
    let places = Self.frames.map { "\($0.0)\(name)\($0.1)\n" }.joined()
    var edits = UserDictionary()
    try edits.insert("交给叶小")
    try edits.split(["钢", "说"])
    let segmenter = Segmenter(lexicon: try Lexicon.standard.applying(edits))
    let tokens = segmenter.consistentTokens(in: places + "三个\(name)，第二\(name)")
    let words = tokens.map { tokens.surface(of: $0) }
    #expect(words.contains("交给叶小"))
    #expect(words.contains("说") && !words.contains { $0.contains("钢说") })
    #expect(words.count { $0 == name } == 7)
    #expect(words.contains("三") && words.contains("个"))
  }

  /// Tags are by context, as those of `tokens(in:)`.
  @Test func namesHaveTags() {
    let segmenter = Segmenter()
    let tokens = segmenter.consistentTokens(in: Self.document)
    let tags = segmenter.tags(of: tokens)
    let ofNames = zip(tokens, tags).filter { Self.names.contains(tokens.surface(of: $0.0)) }
    #expect(ofNames.count { $0.1 == "nr" } * 10 > ofNames.count * 7)
  }

  /// Methods that ask no model, and texts in which no unknown word comes twice, keep their tokens.
  @Test func otherTokensStay() {
    let segmenters = Segmenter.Method.allCases.map {
      Segmenter(lexicon: .standard, method: $0)
    }
    for segmenter in segmenters {
      #expect(
        Array(segmenter.consistentTokens(in: Self.document))
          == Array(segmenter.tokens(in: Self.document)))
    }
    let once = Self.names.map { "记者看到\($0)正在田里忙碌。\n" }.joined()
    for text in ["", "阿", once] {
      #expect(Array(Segmenter().consistentTokens(in: text)) == Array(Segmenter().tokens(in: text)))
    }
  }

  /// Many places, and text that repeats one character or two.
  @Test(.timeLimit(.minutes(2)))
  func longTexts() {
    let count = amount(100_000, few: 2_000)
    let segmenter = Segmenter()
    for piece in ["阿", "阿罗", "记者看到乌法罕，", "乌法罕的家"] {
      let text = RandomText.repeating(piece, count)
      let tokens = segmenter.consistentTokens(in: text)
      #expect(tokens.tile)
    }
    let tokens = segmenter.consistentTokens(in: RandomText.repeating("后来乌法罕又去了一次。\n", count))
    #expect(Set(tokens.map { tokens.surface(of: $0) }).count < 12)
  }
}
