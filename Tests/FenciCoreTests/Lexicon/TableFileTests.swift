@testable import FenciCore
import FenciTestSupport
import Testing

struct TableFileTests {
  @Test func recordsHaveTheirLinesAndFields() throws {
    let table = try table(
      "# documents: 12\n# note: a: b\nword\tcount\n创新\t3\n\n城市\t4", ["count", "word"])
    #expect(table.properties == ["documents": "12", "note": "a: b"])
    #expect(table.columns == ["word", "count"])
    #expect(table.column("count") == 1)
    #expect(try records(table) == ["4 创新 3", "6 城市 4"])
  }

  @Test(arguments: [
    "word\tcount\n创新\t3\n", "word\tcount\r\n创新\t3\r\n", "\u{FEFF}word\tcount\n创新\t3",
  ])
  func lineEndsAndByteOrderMarkDoNotMatter(text: String) throws {
    #expect(try records(table(text, ["word", "count"])) == ["2 创新 3"])
  }

  @Test func emptyFieldsAreFields() throws {
    #expect(try records(table("a\tb\tc\n\t\t\n1\t\t3\n", ["a"])) == ["2   ", "3 1  3"])
  }

  @Test(arguments: [
    ("", 1), ("# documents: 3\n", 1), ("word\n", 1), ("word,count\n创新,3\n", 1), ("\n", 1),
    ("# a: b\nword\n", 2),
  ])
  func missingColumnNamesTheLine(text: String, line: Int) {
    let error = #expect(throws: FenciError.self) { try table(text, ["word", "count"]) }
    guard case .invalidTable("t.tsv", let found, let problem)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(problem.contains("count"))
    #expect(found == line)
  }

  @Test(arguments: [
    ("a\tb\n1\n", 2), ("a\tb\n1\t2\n1\t2\t3\n", 3), ("# x: y\na\tb\n1\t2\n\n\n1\n", 6),
  ])
  func wrongNumberOfFieldsNamesTheLine(text: String, line: Int) throws {
    let table = try table(text, ["a"])
    let error = #expect(throws: FenciError.self) { try records(table) }
    guard case .invalidTable("t.tsv", line, _)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func invalidUTF8NamesTheLine() throws {
    let table = try TableFile(
      Array("a\n1\n".utf8) + [0xFF, 0x0A], name: "t.tsv", columns: ["a"])
    #expect(throws: FenciError.invalidTable(file: "t.tsv", line: 3, problem: "not valid UTF-8")) {
      try records(table)
    }
  }

  @Test func numbersAndScalarsAreChecked() throws {
    let table = try table("a\n", ["a"])
    for field in ["", "x", "-1", "1.5", "９", " 1", "99999999999999999999"] {
      #expect(throws: FenciError.self) { try table.number(field[...], 1, "count") }
    }
    #expect(try table.number("17", 1, "count") == 17)
    for field in ["", "ab", "e\u{301}", "创新"] {
      #expect(throws: FenciError.self) { try table.scalar(field[...], 1) }
    }
    #expect(try table.scalar("𠮷", 1) == "𠮷")
  }

  private func table(_ text: String, _ columns: [String]) throws -> TableFile {
    try TableFile(Array(text.utf8), name: "t.tsv", columns: columns)
  }

  private func records(_ table: TableFile) throws -> [String] {
    var records: [String] = []
    try table.forEachRecord { line, fields in
      records.append("\(line) " + fields.joined(separator: " "))
    }
    return records
  }
}
