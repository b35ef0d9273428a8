import Fenci
import FenciTestSupport
import Testing

/// The segmenter whose method is not given.
struct StandardSegmenterTests {
  @Test(arguments: Segmenter.Granularity.allCases)
  func methodFollowsTheGranularity(granularity: Segmenter.Granularity) {
    let segmenter = Segmenter(granularity: granularity)
    let isForReaders = granularity == .words || granularity == .phrases
    #expect(segmenter.method == (isForReaders ? .trained(.standard) : .probability))
    #expect(segmenter.method == .standard(for: granularity))
    #expect(segmenter.granularity == granularity)
    #expect(segmenter.personalNames == .joined)
    #expect(segmenter.lexicon.wordCount == Lexicon.standard.wordCount)
  }

  /// Names are found that the dictionary does not have, and they are cut as the convention says.
  @Test func namesAreFound() {
    let text = "李志强主席会见了记者。"
    #expect(Lexicon.standard.entry(for: "李志强") == nil)
    #expect(Segmenter().visiblePieces(in: text).prefix(2) == ["李志强", "主席"])
    #expect(
      Segmenter(personalNames: .split).visiblePieces(in: text).prefix(3) == ["李", "志强", "主席"])
  }

  /// Words of the user's own are in the lexicon that is given.
  @Test(arguments: Segmenter.Granularity.allCases)
  func lexiconIsThatOfTheCaller(granularity: Segmenter.Granularity) throws {
    var edits = UserDictionary()
    try edits.insert("龘靐计划")
    let lexicon = try Lexicon.standard.applying(edits)
    let words = Segmenter(lexicon: lexicon, granularity: granularity).visiblePieces(in: "讨论了龘靐计划。")
    #expect(words.contains("龘靐计划"), "\(words)")
  }

  /// A query is cut as the text that has it, whatever stands beside it.
  @Test(arguments: ["志强", "李志强", "科技创新", "发展中国家"])
  func queriesAreFound(query: String) {
    let segmenter = Segmenter(granularity: .search, personalNames: .split)
    let index = Set(segmenter.visiblePieces(in: "，\(query)。"))
    #expect(segmenter.visiblePieces(in: query).allSatisfy(index.contains), "\(index)")
    #expect(
      segmenter.visiblePieces(in: query) == Segmenter(granularity: .search).visiblePieces(in: query)
    )
  }
}
