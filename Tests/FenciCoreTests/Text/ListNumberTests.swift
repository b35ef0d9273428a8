import FenciCore
import FenciTestSupport
import Testing

/// Numbers of lists, and what looks like them. Every case is a text with its tokens parted by `|`, and must
/// come out so by every method.
struct ListNumberTests {
  private let segmenters: [Segmenter]

  init() throws {
    let lexicon = try SampleLexicon.lexicon()
    segmenters =
      Segmenter.Method.allCases.map { Segmenter(lexicon: lexicon, method: $0) }
      + [Segmenter(lexicon: lexicon, method: .trained(RandomModel.shared))]
  }

  @Test(arguments: [
    "1|.|Python", "3|.|CPU|的", "10|.|iPhone", "2|.|HTML", "1|.|C", "3|.|R&D", "3.1|.|Git",
    "5|．|Git",
    "１|．|Ｇｉｔ", "12|.|Été", "1|.|node.js", "2|.|Web2.0", "1|.|Navy's", "7|.|COVID-19", "1|.|Москва",
    "1|.|longernames", "4|.|A股",
    // Versions, hosts, files, and what begins with letters or has a digit behind its capital.
    "3.x", "10.X", "2.xx", "3.0.x", "4.3.Final", "2.1.RC1", "1.0.beta2", "2.0T", "163.com",
    "58.com.cn",
    "12306.cn", "2.jpg", "001.png", "3.mp4", "10.html", "v1.0", "a.b", "S.H.E", "index2.html",
    "3.a",
    "3.A4", "192.168.1.1", "node.js", "3.5", "3|.", "3|.|的", "2008.li@163.com", "www.1.Git",
  ])
  func numbersOfLists(cut: String) { check(cut) }

  private func check(_ cut: String) {
    let expected = cut.unicodeScalars.split(separator: "|").map { String($0) }
    for segmenter in segmenters {
      #expect(segmenter.pieces(expected.joined()) == expected, "\(segmenter.name)")
    }
  }
}
