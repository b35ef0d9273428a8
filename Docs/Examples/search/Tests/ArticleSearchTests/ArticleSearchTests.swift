import ArticleSearch
import Foundation
import Testing

struct ArticleSearchTests {
  private let store: ArticleStore

  init() throws {
    store = try ArticleStore()
    try store.insert(Article.samples)
  }

  private func titles(_ text: String) throws -> [String] { try store.search(text).map(\.title) }

  @Test func innerWordsAndSpellings() throws {
    #expect(try Set(titles("创新")) == ["关于建设[创新型]城市的意见", "[創(chuàng)新型]城市建設三年行動"])
    #expect(try Set(titles("創新型城市")).count == 2)
    #expect(try titles("营商环境").count == 2)
  }

  @Test func titlesCountMoreThanBodies() throws {
    #expect(try titles("人工智能").first == "[人工智能]产业规划")
  }

  @Test(arguments: ["中", "中华", "中华人民共", "中华人民共和国城乡规划", "covid-", "COVID-1"])
  func asYouType(text: String) throws {
    #expect(try !titles(text).isEmpty)
  }

  @Test func otherNames() throws {
    #expect(try Set(titles("双碳")) == ["[双碳]工作要点", "绿色低碳发展报告"])
    #expect(try titles("AI产业") == ["[人工智能][产业]规划"])
  }

  @Test(arguments: ["\"", "OR", "NEAR(a", "*", "-", "", " ", "'; DROP TABLE article; --"])
  func anyInputIsSafe(text: String) throws {
    #expect(try store.search(text).isEmpty)
  }

  /// New words make the stored index stale, and opening the store builds it again.
  @Test func newWordsBuildTheIndexAgain() throws {
    let path = NSTemporaryDirectory() + "articles-\(UUID().uuidString).sqlite"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try ArticleStore(path: path).insert(
      [Article(title: "建设智慧灯杆网络", body: "试点智慧灯杆。")])
    #expect(try ArticleStore(path: path).search("智慧灯杆").map(\.title).count == 1)
    let edited = try ArticleStore(path: path, words: ["智慧灯杆"])
    #expect(try edited.search("智慧灯杆", ending: .word).map(\.title) == ["建设[智慧灯杆]网络"])
  }
}
