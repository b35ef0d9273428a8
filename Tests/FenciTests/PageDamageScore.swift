import Fenci
import FenciTestSupport

/// How much of simulated damage is undone.
struct PageDamageScore: CustomStringConvertible {
  private(set) var annotations = 0
  private(set) var annotationsLeft = 0
  private(set) var stretches = 0
  private(set) var restored = 0
  private(set) var lost = 0
  private(set) var lostRight = 0
  private(set) var edits = 0
  private(set) var editsRight = 0
  /// Edits that are more than taking away an annotation.
  private(set) var readings = 0
  private(set) var readingsRight = 0
  /// Key phrases of clean pages, of repaired ones, and of both.
  private(set) var keyphrases = (clean: 0, repaired: 0, both: 0)

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
      let start = edit.utf8Range.lowerBound + shift
      position += String(decoding: repaired.bytes[offset..<start], as: UTF8.self).count
      let range = position..<position + edit.replacement.count
      (position, offset) = (range.upperBound, start + edit.replacement.utf8.count)
      shift += edit.replacement.utf8.count - edit.utf8Range.count
      edits += 1
      if edit.kind != .annotation { readings += 1 }
      guard range.allSatisfy({ !wrong.contains($0) }) else { continue }
      editsRight += 1
      if edit.kind != .annotation { readingsRight += 1 }
    }
    let extractor = KeyphraseExtractor(lexicon: repair.lexicon)
    let expected = extractor.keyphrases(in: page.clean, top: 10).map(\.word)
    let found = extractor.keyphrases(in: repaired, top: 10).map(\.word)
    keyphrases.clean += expected.count
    keyphrases.repaired += found.count
    keyphrases.both += Set(expected).intersection(found).count
  }

  /// How far the ten best key phrases of clean and of repaired pages agree.
  var keyphraseF1: Double {
    2 * Double(keyphrases.both) / Double(keyphrases.clean + keyphrases.repaired)
  }

  /// Toned syllables with a bracket behind them.
  private static func annotations(in text: String) -> Int {
    text.matches(of: /[a-zü]{0,3}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,3} ?\)/).count
  }

  var description: String {
    func share(_ part: Int, _ whole: Int) -> String {
      "\(part) of \(whole) (\(Double(part * 10_000 / max(whole, 1)) / 100) %)"
    }
    return """
      annotations removed: \(share(annotations - annotationsLeft, annotations))
      stretches restored: \(share(restored, stretches))
      lost characters right: \(share(lostRight, lost))
      edits right: \(share(editsRight, edits)); without annotations \(share(readingsRight, readings))
      key phrases at 10, F1: \(Double(Int(keyphraseF1 * 10_000)) / 10_000)
      """
  }
}
