import FenciTestSupport
import Foundation
import Testing

@testable import FenciCorpus

@Suite struct CorpusRecordsTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(
    _ name: String, _ fields: Corpus.Fields = Corpus.Fields()
  ) -> (texts: [String], ids: [String], problems: [String]) {
    let problems = Problems()
    var corpus = Corpus([folder.path(name)], fields: fields) { problems.append("\($0)") }
    var (texts, ids): ([String], [String]) = ([], [])
    while let document = corpus.next() {
      texts.append(String(decoding: document.text, as: UTF8.self))
      ids.append(document.recordID ?? document.line.map { "\($0)" } ?? "")
    }
    #expect(corpus.hasProblems == !problems.all.isEmpty)
    return (texts, ids, problems.all)
  }

  private final class Problems: @unchecked Sendable {
    private(set) var all: [String] = []
    func append(_ problem: String) { all.append(problem) }
  }

  @Test func fieldsInQuotationMarks() throws {
    try folder.write(
      "a.csv", "\u{FEFF}id,text\r\n1,\"甲，\"\"乙\"\",\n丙\"\r\n\r\n2,丁\n3,\"戊\"己\n4,\"\"\n5,庚")
    let (texts, ids, problems) = read("a.csv", Corpus.Fields(id: "id"))
    #expect(texts == ["甲，\"乙\",\n丙", "丁", "戊己", "", "庚"])
    #expect(ids == ["1", "2", "3", "4", "5"])
    #expect(problems == [])
  }

  @Test func linesOfRecords() throws {
    try folder.write("a.tsv", "title\ttext\n甲\t\"乙\n丙\"\n丁\t戊\"己\n")
    let (texts, ids, _) = read("a.tsv")
    #expect(texts == ["乙\n丙", "戊\"己"])
    #expect(ids == ["2", "4"])
  }

  @Test(arguments: [
    ("a.csv", "a,b\n1,2\n", "a.csv:1: no column “text”"),
    ("a.csv", "text,b\n1,2\n甲\n", "a.csv:3: 1 fields instead of 2"),
    ("a.csv", "text,b\n1,2,3\n", "a.csv:2: 3 fields instead of 2"),
    ("a.csv", "text\n\"甲\n乙\n", "a.csv:2: a quotation mark"),
    ("a.json", "[{\"text\":\"甲\"}", "no JSON from byte"),
    ("a.json", "[{\"text\":\"甲\"},7]", "a.json, record 2: no object"),
    ("a.json", "{\"text\":7}", "a.json, record 1: “text” is no string"),
    ("a.json", "甲", "no JSON from byte 1"),
    ("a.json", "[]]", "no JSON from byte 3"),
  ])
  func problemsAreToldWhere(_ name: String, _ contents: String, _ problem: String) throws {
    try folder.write(name, contents)
    let problems = read(name).problems
    #expect(problems.count == 1)
    #expect(problems.first?.contains(problem) == true, "\(problems)")
  }

  /// After a quotation mark that nothing closes, each line is a record, so that one mark does not
  /// hide the rest of a file.
  @Test func anOpenQuotationMarkHidesOneLine() throws {
    try folder.write("a.csv", "text\n甲\n\"乙\n丙\n丁\n")
    let (texts, _, problems) = read("a.csv")
    #expect(texts == ["甲", "丙", "丁"])
    #expect(problems.count == 1)
  }

  @Test(arguments: [
    "[{\"text\":\"甲]\\\"\",\"n\":[1,{\"a\":\"}\"}]},\n {\"text\":\"乙\",\"id\":7}]",
    "{\"text\":\"甲]\\\"\"}\n{\"text\":\"乙\",\n\"id\":7}\n",
    " [ {\"text\":\"甲]\\\"\"} , {\"id\":7, \"text\":\"乙\"} ] \n",
  ])
  func arraysAndSequences(_ contents: String) throws {
    try folder.write("a.json", contents)
    let (texts, ids, problems) = read("a.json", Corpus.Fields(id: "id"))
    #expect(texts == ["甲]\"", "乙"])
    #expect(ids == ["1", "7"])
    #expect(problems == [])
  }

  /// Fields of any characters are read back, in blocks of any size.
  @Test func randomFieldsAreReadBack() throws {
    var generator = SeededGenerator(seed: 19)
    for separator in [",", "\t"] {
      let characters = Array("甲乙\"\(separator)\n 丙,\t'\r")
      let fields = (0..<400).map { _ in
        String(
          (0..<Int.random(in: 1...9, using: &generator)).map { _ in
            characters.randomElement(using: &generator) ?? "甲"
          })
      }.filter { $0.contains { $0 == "甲" || $0 == "乙" } }
      let quoted = fields.map { "x\(separator)\"\($0.replacing("\"", with: "\"\""))\"" }
      let bytes = Array(("a\(separator)text\n" + quoted.joined(separator: "\n")).utf8)
      let values = SeparatedValues(separator: Array(separator.utf8)[0])
      var (found, position, known): ([String], Int, Int) = ([], 0, 0)
      while position < bytes.count {
        // As in a stream, more bytes come until the record is complete.
        let isComplete = known == bytes.count
        guard
          let row = values.row(
            in: Array(bytes[..<known]), from: position, isComplete: isComplete)
        else {
          known = min(known + Int.random(in: 1...40, using: &generator), bytes.count)
          continue
        }
        found.append(String(decoding: row.fields[row.fields.count - 1], as: UTF8.self))
        position = row.end
      }
      #expect(Array(found.dropFirst()) == fields)
    }
  }

  @Test func recordsLongerThanABlock() throws {
    let long = String(repeating: "创新型城市，\n", count: 30_000)
    try folder.write("a.csv", "text\n甲\n\"\(long)\"\n乙\n")
    #expect(read("a.csv").texts.map(\.count) == [1, long.count, 1])
    let json = String(repeating: "创新型城市，", count: 100_000)
    try folder.write("a.json", "[{\"text\":\"\(json)\"},{\"text\":\"乙\"}]")
    #expect(read("a.json").texts.map(\.count) == [json.count, 1])
  }
}
