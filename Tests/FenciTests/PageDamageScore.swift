import Fenci
import FenciTestSupport

/// How much of simulated damage is undone.
struct PageDamageScore {
  private(set) var annotations = 0
  private(set) var annotationsLeft = 0
  private(set) var stretches = 0
  private(set) var restored = 0
  private(set) var lost = 0
  private(set) var lostRight = 0
  private(set) var edits = 0
  private(set) var editsRight = 0

  /// Repairs a page and compares it with the clean one.
  mutating func add(_ page: PageDamage.Page, by repair: TextRepair) {
    let repaired = repair.repaired(page.damaged)
    let clean = Array(page.clean)
    let result = Array(repaired.text)
    var missing = Set<Int>()
    var wrong = Set<Int>()
    for change in result.difference(from: clean) {
      switch change {
      case .remove(let offset, _, _): missing.insert(offset)
      case .insert(let offset, let character, _):
        // What is marked as unknown is not invented.
        if character != "\u{FFFD}" { wrong.insert(offset) }
      }
    }
    annotations += page.annotations
    annotationsLeft += min(page.annotations, Self.annotations(in: repaired.text))
    for stretch in page.stretches {
      stretches += 1
      let known = stretch.range.filter { !stretch.lost.contains($0) }
      if known.allSatisfy({ !missing.contains($0) }) { restored += 1 }
      lost += stretch.lost.count
      lostRight += stretch.lost.count { !missing.contains($0) }
    }
    // Where each edit's replacement stands among the result's characters.
    var (shift, offset, position) = (0, 0, 0)
    for edit in repaired.edits {
      let start = edit.range.lowerBound + shift
      position += String(decoding: repaired.bytes[offset..<start], as: UTF8.self).count
      let range = position..<position + edit.replacement.count
      (position, offset) = (range.upperBound, start + edit.replacement.utf8.count)
      shift += edit.replacement.utf8.count - edit.range.count
      edits += 1
      if range.allSatisfy({ !wrong.contains($0) }) { editsRight += 1 }
    }
  }

  /// Toned syllables with a bracket behind them.
  private static func annotations(in text: String) -> Int {
    text.matches(of: /[a-zü]{0,3}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,3} ?\)/).count
  }
}
