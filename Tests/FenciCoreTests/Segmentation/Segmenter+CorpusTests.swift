import FenciCore
import FenciTestSupport
import Testing

/// The laws on texts as they are found, where `FENCI_SHARED` names the folder with them.
@Suite(.enabled(if: SharedData.isThere, "FENCI_SHARED names no folder with texts"))
struct SegmenterCorpusTests {
  @Test(
    .long,
    arguments: [
      ("data/article", ".txt", 100_000), ("data/policy_keyphrases_dev", ".jsonl", 200_000),
      ("data/corpus/novels", ".txt", 60_000), ("data/corpus/reports_national", ".jsonl", 100_000),
      ("data/corpus/reports_provincial_2025", ".txt", 9_000),
      ("data/segmentation_dev", ".txt", 60_000),
    ])
  func lawsHoldOnRealText(folder: String, ending: String, limit: Int) throws {
    let segmenters = Segmenter.all(try SampleLexicon.lexicon())
    let texts = try SharedData.texts(in: folder, ending: ending, limit: limit / amount(1, few: 8))
    try #require(!texts.isEmpty, "no \(ending) in \(folder)")
    for (path, bytes) in texts {
      // The limit may cut a character.
      let text = String(decoding: bytes, as: UTF8.self)
      let clusters = text.clusterEnds
      var ends: [String: Set<Int>] = [:]
      for segmenter in segmenters {
        let tokens = segmenter.tokens(in: bytes)
        #expect(segmenter.areLawful(tokens), "\(path)")
        let found = Set(segmenter.ends(text))
        #expect(found.isSubset(of: clusters), "\(segmenter.name) \(path)")
        ends[segmenter.name] = found
      }
      for method in Segmenter.Method.allCases {
        let (words, phrases) = (ends["\(method)/words"], ends["\(method)/phrases"])
        #expect(try #require(phrases).isSubset(of: try #require(words)), "\(method) \(path)")
        let search = try #require(ends["\(method)/search"])
        #expect(try #require(words).isSubset(of: search), "\(method) \(path)")
      }
    }
  }
}
