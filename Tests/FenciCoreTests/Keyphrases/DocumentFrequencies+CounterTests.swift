import FenciTestSupport
import Testing

@testable import FenciCore

@Suite struct DocumentFrequenciesCounterTests {
  @Test func wordsAndPhrasesCountOnceADocument() throws {
    var builder = try SampleLexicon.builder()
    try builder.insert("城市建设", layer: .phrases)
    try builder.insert("市建", layer: .phrases)
    let lexicon = try Lexicon(bytes: builder.compile())
    var counter = DocumentFrequencies.Counter(lexicon: lexicon)
    counter.insert("創(chuàng)新型城市建设，城市 建设，Ａ股")
    counter.insert("城市的a股")
    counter.insert("")
    let frequencies = counter.frequencies
    #expect(frequencies.documentCount == 3 && counter.documentCount == 3)
    let expected = [
      "创新型": 1, "城市": 2, "建设": 1, "城市建设": 1, "A股": 2, "的": 1, "创新": 0, "市建": 0, "a股": 0,
    ]
    for (word, count) in expected { #expect(frequencies.count(of: word) == count, "\(word)") }
  }

  /// Texts of all kinds, longer than chunks, with phrases that overlap and words of the user's own.
  @Test(.long, arguments: 0..<3) func countsAreThoseOfTheDefinition(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(820 + seed))
    let random = try RandomLexicon(
      size: 4, wordCount: 30, phraseCount: 60, using: &generator)
    var edits = UserDictionary()
    try edits.insert("新型城")
    try edits.insert("龘𠮷", count: 30)
    try edits.insert("Ｎew york", count: 3)
    try edits.split(["开", "会"])
    try edits.remove("城市")
    let sample = try SampleLexicon.lexicon()
    for lexicon in [random.lexicon, sample, try sample.applying(edits)] {
      var counter = DocumentFrequencies.Counter(lexicon: lexicon)
      var naive = NaiveFrequencies(lexicon)
      var limited = DocumentFrequencies.Counter(lexicon: lexicon, byteLimit: 20_000)
      var drained = DocumentFrequencies()
      for size in [1, 10, 300, 3000] {
        var text = random.text(count: size, using: &generator)
        text += RandomText.mixed(pieces: size / 2, using: &generator) + "new York新型城市 龘𠮷"
        let bytes =
          generator.oneIn(3) ? RandomText.mutated(text, using: &generator) : Array(text.utf8)
        counter.insert(bytes)
        naive.insert(bytes)
        limited.insert(bytes)
        if limited.isFull { try drained.merge(limited.drain()) }
      }
      #expect(counter.frequencies.wordCount > 5)
      #expect(counter.frequencies.table == naive.table)
      #expect(drained.documentCount > 0 && limited.documentCount < counter.documentCount)
      try drained.merge(limited.frequencies)
      #expect(drained == counter.frequencies)
    }
  }

  /// What the dictionary has not is counted folded, once a document.
  @Test func candidatesCount() throws {
    let lexicon = try SampleLexicon.lexicon()
    var counter = try DocumentFrequencies.Counter(lexicon: lexicon, genre: "法律")
    counter.insert("創(chuàng)新城市，创新城市。5Ｇ技术")
    counter.insert("創新城市")
    let frequencies = counter.frequencies
    #expect(frequencies.genres == [.init(name: "法律", documentCount: 2)])
    for (term, count) in ["创新城市": 2, "5g技术": 1, "創新城市": 0, "创新": 2, "城市创新": 0] {
      #expect(frequencies.counts(of: term) == [count], "\(term)")
    }
    #expect(counter.drain() == frequencies)
    #expect(counter.documentCount == 0 && counter.frequencies == DocumentFrequencies())
    counter.insert("城市")
    #expect(counter.drain().table == Array("# 法律: 1\nterm\t法律\n城市\t1\n".utf8))
  }

  @Test(arguments: ["", "term", "a:b", "a\tb", "a\nb", "a\rb"])
  func genresThatNoTableNames(name: String) throws {
    let lexicon = try SampleLexicon.lexicon()
    #expect(throws: FenciError.self) {
      try DocumentFrequencies.Counter(lexicon: lexicon, genre: name)
    }
  }

  /// Phrases are found where a chunk ends, too, and those that overlap longer ones.
  @Test(.long) func chunksDoNotHidePhrases() throws {
    var builder = Lexicon.Builder()
    for word in ["甲", "乙", "丙"] { try builder.insert(word) }
    let lexicon = try Lexicon(bytes: builder.compile())
    for place in NormalizedText.window - 8...NormalizedText.window + 2 {
      var builder = Lexicon.Builder()
      for word in ["甲", "乙", "丙", "丁"] { try builder.insert(word) }
      for phrase in ["乙丙", "丙丁丁", "甲乙丙丁"] { try builder.insert(phrase, layer: .phrases) }
      var counter = DocumentFrequencies.Counter(lexicon: try Lexicon(bytes: builder.compile()))
      counter.insert(
        String(repeating: "甲", count: place) + "乙丙丁丁" + String(repeating: "甲", count: 99))
      for word in ["甲", "乙", "丙", "丁", "乙丙", "丙丁丁", "甲乙丙丁"] {
        #expect(counter.frequencies.count(of: word) == 1, "\(word) at \(place)")
      }
    }
    #expect(DocumentFrequencies.Counter(lexicon: lexicon).frequencies == DocumentFrequencies())
  }

  /// However a corpus is divided, and in whatever order and groups its parts are merged, the table has
  /// the bytes of counting it at once.
  @Test(.long, arguments: 0..<6) func partitionsAreIdentical(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(830 + seed))
    let lexicon = try SampleLexicon.lexicon()
    let documents = (0..<40).map { _ in
      RandomText.mixed(pieces: generator.below(20), using: &generator)
    }
    var whole = DocumentFrequencies.Counter(lexicon: lexicon)
    for document in documents { whole.insert(document) }
    for _ in 0..<6 {
      var counters = (0...generator.below(6)).map { _ in
        DocumentFrequencies.Counter(lexicon: lexicon)
      }
      for document in documents.shuffled(using: &generator) {
        counters[generator.below(counters.count)].insert(document)
      }
      var parts = counters.map(\.frequencies)
      while parts.count > 1 {
        let part = parts.remove(at: generator.below(parts.count))
        let other = generator.below(parts.count)
        // Some parts go through a file on their way.
        if generator.oneIn(2) {
          parts[other] = try DocumentFrequencies(table: parts[other].table, name: "part")
        }
        try parts[other].merge(part)
      }
      #expect(parts[0].table == whole.frequencies.table)
    }
    #expect(whole.frequencies.wordCount > 10)
  }

  /// Dictionaries that differ: all words of both, each counted where its dictionary knows it.
  @Test func dictionariesMayDiffer() throws {
    let lexicon = try SampleLexicon.lexicon()
    var edits = UserDictionary()
    try edits.insert("新型城", count: 9000)
    let other = try lexicon.applying(edits)
    var (first, second) = (
      DocumentFrequencies.Counter(lexicon: lexicon), DocumentFrequencies.Counter(lexicon: other)
    )
    first.insert("中国，新型城市")
    second.insert("中国，新型城")
    var merged = first.frequencies
    try merged.merge(second.frequencies)
    var turned = second.frequencies
    try turned.merge(first.frequencies)
    #expect(merged == turned && merged.documentCount == 2)
    #expect(merged.count(of: "中国") == 2 && merged.count(of: "新型城") == 1)
  }

  @Test func wordsThatNoTableHoldsAreLeftOut() throws {
    var edits = UserDictionary()
    try edits.insert("城\t市")
    try edits.insert("城\n\n市")
    try edits.insert("城\0市")
    let lexicon = try SampleLexicon.lexicon().applying(edits)
    var counter = DocumentFrequencies.Counter(lexicon: lexicon)
    counter.insert("城\t市，城\n\n市，城\0市")
    let frequencies = counter.frequencies
    #expect(frequencies.count(of: "城\0市") == 1)
    #expect(try DocumentFrequencies(table: frequencies.table, name: "table") == frequencies)
  }
}
