import FenciCore
import Testing

/// Files of words of the user's own.
struct UserDictionaryFileTests {
  private func read(_ bytes: [UInt8]) -> (UserDictionary, [String]) {
    var edits = UserDictionary()
    let problems = edits.insert(linesOf: bytes, name: "words.txt")
    return (edits, problems.map(\.description))
  }

  @Test(arguments: [
    "台积电\n低空物流 500 n\n", "台积电\r\n低空物流 500 n", "\u{FEFF}台积电\n低空物流\t500\tn\n",
    "# a comment\n\n台积电\n低空物流 500\n", "台积电\n低空物流 n\n",
  ])
  func twoWords(text: String) throws {
    let (edits, problems) = read(Array(text.utf8))
    #expect(problems.isEmpty)
    #expect(edits.count == 2)
  }

  @Test func utf16WithAByteOrderMark() {
    let text = "台积电\n低空物流 500 n\n"
    let low = text.utf16.map { UInt8(truncatingIfNeeded: $0) }
    let high = text.utf16.map { UInt8(truncatingIfNeeded: $0 >> 8) }
    let little: [UInt8] = [0xFF, 0xFE] + zip(low, high).flatMap { [$0, $1] }
    let big: [UInt8] = [0xFE, 0xFF] + zip(low, high).flatMap { [$1, $0] }
    for bytes in [little, big] {
      let (edits, problems) = read(bytes)
      #expect(problems.isEmpty)
      #expect(edits.count == 2)
    }
  }

  @Test func badLinesAreReportedAndGoodOnesTaken() {
    let bytes = Array("台积电\n坏\t行\n低空物流\n".utf8) + [0xFF, 0x0A] + Array("\t5\n".utf8)
    let (edits, problems) = read(bytes)
    #expect(edits.count == 2)
    #expect(problems.count == 3)
    #expect(problems.map { $0.prefix(12) } == ["words.txt:2:", "words.txt:4:", "words.txt:5:"])
  }
}
