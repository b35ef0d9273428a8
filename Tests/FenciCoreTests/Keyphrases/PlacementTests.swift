import FenciTestSupport
import Testing

@testable import FenciCore

/// Where the occurrences of a candidate stand.
struct PlacementTests {
  private let lexicon: Lexicon

  init() throws { lexicon = try SampleLexicon.lexicon() }

  @Test func placesAreCounted() throws {
    let title = try #require(placement("城市建设", in: "城市建设\n一、城市建设\n“城市建设”，城市建设。"))
    #expect(title.isInTitle && !title.isTitle && title.headings == 1 && title.quotes == 1)
    let none = try #require(placement("城市建设", in: "，城市建设。"))
    #expect(!none.isInTitle && none.headings == 0 && none.quotes == 0 && none.sliceCount == 1)
  }

  /// All but two characters of an official title are the title.
  @Test(arguments: [
    ("创新型城市办法", "创新型城市", true), ("创新型城市办法", "创新型城市办法", true), ("创新型城市技术办法", "创新型城市", false),
    ("创新型城市。", "创新型城市", false), ("创新型城市技术", "创新型城市", false),
  ])
  func wholeTitle(title: String, phrase: String, isTitle: Bool) throws {
    var builder = try SampleLexicon.builder()
    try builder.insert("办法", count: 50, tag: "n")
    let lexicon = try Lexicon(bytes: builder.compile())
    let document = Document(title: title, body: "正文，" + phrase)
    let found = try #require(placement(phrase, of: document, lexicon))
    #expect(found.isInTitle && found.isTitle == isTitle)
  }

  /// Both marks have to stand there, of any kind.
  @Test(arguments: [
    ("“技术”，", 1), ("‘技术’，", 1), ("「技术」，", 1), ("『技术』，", 1), ("“技术，", 0), ("技术”，", 0), ("《技术》，", 0),
    ("“技术”，“技术”。技术", 2), ("“ 技术”，", 0),
  ])
  func quotes(text: String, count: Int) throws {
    #expect(try #require(placement("技术", in: "，" + text)).quotes == count)
  }

  /// The document has 32 parts; an occurrence is where it begins.
  @Test func partsOfTheDocument() throws {
    for (count, slices) in [(1, 1), (8, 8), (64, 32), (500, 32)] {
      let text = (0..<count).map { _ in "技术。" }.joined()
      #expect(try #require(placement("技术", in: text)).sliceCount == slices, "\(count)")
    }
    let ends = "技术" + RandomText.repeating("，", 500) + "技术"
    #expect(try #require(placement("技术", in: ends)).sliceCount == 2)
  }

  private func placement(_ phrase: String, in text: String) -> Placement? {
    placement(phrase, of: Document(text), lexicon)
  }

  private func placement(
    _ phrase: String, of document: Document, _ lexicon: Lexicon
  ) -> Placement? {
    let key = phrase.unicodeScalars.map(\.value)
    var found: Placement?
    WordsOfText(lexicon).withWords(of: document) { words, filter, weights, scorer in
      let candidates = Candidates(words, filter, weights, nil, scorer, keeping: .max)
      for number in 0..<candidates.best.candidates.count {
        let candidate = candidates.best.candidates[number]
        let characters = words.characterRange(of: candidate.run).map { words.characters[$0].scalar }
        if characters == key { found = candidates.placement(of: candidate, words) }
      }
    }
    return found
  }
}
