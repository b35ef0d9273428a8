import FenciTestSupport
import Foundation
import Testing

@testable import FenciCorpus

@Suite struct JSONRecordTests {
  private static func text(_ object: [UInt8]) throws(RecordProblem) -> [UInt8] {
    try JSONRecord.record(in: object, Corpus.Fields()).text
  }

  @Test(arguments: [
    (#"{"text":"创新"}"#, "创新"),
    (#" { "text" : "" } "# + "\r", ""),
    (#"{"id":1,"text":"a","meta":{"text":"b","list":[{"text":["c"]},[],{}]},"x":null}"#, "a"),
    (#"{"text":"a","text":"b"}"#, "b"),
    (#"{"text":3,"text":"b"}"#, "b"),
    (#"{"\u0074e\u0078t":"b","Text":"c","texts":"d"}"#, "b"),
    (#"{"text":"\"\\\/\b\f\n\r\t\u0000"}"#, "\"\\/\u{8}\u{C}\n\r\t\0"),
    (#"{"text":"\u521B\u65b0\uD842\uDFB7\ud83d\ude00"}"#, "创新𠮷😀"),
    (#"{"text":"\ud842"}"#, "\u{FFFD}"), (#"{"text":"\udfb7\ud842"}"#, "\u{FFFD}\u{FFFD}"),
    (#"{"text":"\ud842\ud842\udfb7"}"#, "\u{FFFD}𠮷"), (#"{"text":"\ud842\n"}"#, "\u{FFFD}\n"),
    (#"{"text":"\ud842\u0041"}"#, "\u{FFFD}A"), (#"{"text":"\uD842x"}"#, "\u{FFFD}x"),
    (#"{"a":[true,false,null,-0,0.5,1e9,-12E-3,1.5e+7],"text":"b"}"#, "b"),
    (#"{"a":"]}\\\",[{","text":"b"}"#, "b"),
  ])
  func textIsFound(_ line: String, _ text: String) throws {
    #expect(try Self.text(Array(line.utf8)) == Array(text.utf8))
  }

  @Test(arguments: [
    ("", JSONRecord.Problem.invalid(byte: 1)), ("创新", .invalid(byte: 1)),
    (#"{"text":"a""#, .invalid(byte: 12)), (#"{"text":"a"#, .invalid(byte: 11)),
    (#"{"text":"a"}{"#, .invalid(byte: 13)), (#"{"text":"a",}"#, .invalid(byte: 13)),
    (#"{"text":"a" "b":1}"#, .invalid(byte: 13)), (#"{"text" "a"}"#, .invalid(byte: 9)),
    ("{\"text\":\"a\tb\"}", .invalid(byte: 11)), (#"{"text":"\x41"}"#, .invalid(byte: 11)),
    (#"{"text":"\u12G4"}"#, .invalid(byte: 14)), (#"{"text":"\u12"#, .invalid(byte: 14)),
    (#"{"text":"\"#, .invalid(byte: 11)), (#"{"a":01,"text":"b"}"#, .invalid(byte: 7)),
    (#"{"a":.5}"#, .invalid(byte: 6)), (#"{"a":1.}"#, .invalid(byte: 8)),
    (#"{"a":1e}"#, .invalid(byte: 8)), (#"{"a":tru}"#, .invalid(byte: 9)),
    (#"{"a":[1,]}"#, .invalid(byte: 9)), (#"{"a":[1}}"#, .invalid(byte: 8)),
    (#"{"a":{1:2}}"#, .invalid(byte: 7)), (#"{'text':"a"}"#, .invalid(byte: 2)),
    (#"["text"]"#, .noObject), (#""text""#, .noObject), ("12", .noObject),
    ("12 a", .invalid(byte: 4)),
    ("{}", .noText(field: "text")), (#"{"a":{"text":"b"}}"#, .noText(field: "text")),
    (#"{"text":null}"#, .textIsNoString(field: "text")),
    (#"{"text":"a","text":["b"]}"#, .textIsNoString(field: "text")),
  ])
  func badLineIsToldWhere(_ line: String, _ problem: JSONRecord.Problem) {
    #expect(throws: problem) { try Self.text(Array(line.utf8)) }
  }

  @Test func nestingHasALimit() throws {
    func line(_ depth: Int, _ start: String, _ end: String) -> [UInt8] {
      let value =
        String(repeating: start, count: depth) + "1" + String(repeating: end, count: depth)
      return Array(#"{"a":\#(value),"text":"b"}"#.utf8)
    }
    for (start, end) in [("[", "]"), (#"{"a":"#, "}")] {
      #expect(try Self.text(line(512, start, end)) == Array("b".utf8))
      for depth in [513, 1_000_000] {
        #expect(throws: JSONRecord.Problem.tooDeep) {
          try Self.text(line(depth, start, end))
        }
      }
    }
  }

  @Test func bytesThatAreNoTextStay() throws {
    let line = Array(#"{"text":"a"#.utf8) + [0xFF, 0xE5, 0x88] + Array(#"\n"}"#.utf8)
    #expect(try Self.text(line) == [0x61, 0xFF, 0xE5, 0x88, 0x0A])
  }

  /// Whatever Foundation writes is read back, and any damage is an answer or an error, never a trap.
  @Test func foundationAgrees() throws {
    var generator = SeededGenerator(seed: 71)
    var (good, bad) = (0, 0)
    for round in 0..<400 {
      let text = RandomText.mixed(pieces: generator.below(8), using: &generator)
      let object: [String: Any] = [
        "text": text, "text2": 1.5, "list": [text, ["text": "x"], [], NSNull()],
      ]
      let options: JSONSerialization.WritingOptions = generator.oneIn(2) ? [] : [.prettyPrinted]
      let data = try JSONSerialization.data(withJSONObject: object, options: options)
      #expect(try Self.text(Array(data)) == Array(text.utf8), "round \(round)")
      let mutated = RandomText.mutated(String(decoding: data, as: UTF8.self), using: &generator)
      let found = try? Self.text(mutated)
      if found == nil { bad += 1 } else { good += 1 }
      // Foundation takes more than RFC 8259 allows, and of equal names any; never less than is taken.
      let isText = String(validating: mutated, as: UTF8.self) != nil
      if found != nil, isText {
        let value = try? JSONSerialization.jsonObject(with: Data(mutated))
        #expect(
          value is [String: Any], "round \(round): \(String(decoding: mutated, as: UTF8.self))")
      }
    }
    #expect(good > 50 && bad > 50)
  }
}
