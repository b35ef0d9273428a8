import FenciTestSupport
import Foundation
import Testing

@testable import FenciCore

/// Discovery compared with runs that are counted in the plainest way.
struct TermDiscoveryTests {
  /// Words without phrases, so that no occurrence is a part of one.
  private func lexicon() throws -> Lexicon {
    var builder = Lexicon.Builder()
    for (number, word) in ["低空", "物流", "经济", "建设", "推进", "园", "的", "和", "试点"].enumerated() {
      try builder.insert(word, count: 3 * number + 1, tag: number == 4 ? "v" : "n")
    }
    for word in ["的", "和"] { try builder.insertStopWord(word) }
    return try Lexicon(bytes: builder.compile())
  }

  private func documents(_ seed: Int, count: Int = 12, length: Int = 160) -> [String] {
    var generator = SeededGenerator(seed: UInt64(seed))
    let pieces = [
      "低空", "低空物流", "物流", "经济", "建设", "推进", "园", "的", "和", "试点", "，", "。", "\n", "A1",
      "天", "地", "低空经济园", "“低空物流”",
    ]
    return (0..<count).map { _ in (0..<length).map { _ in generator.pick(pieces) }.joined() }
  }

  @Test(arguments: 0..<6) func evidenceIsThatOfTheNaiveCount(seed: Int) throws {
    let lexicon = try lexicon()
    let documents = documents(seed)
    var naive = NaiveRuns(lexicon)
    for document in documents { naive.insert(document) }
    let discovery = discovery(lexicon, documents)
    #expect(discovery.minimumCount == 3)
    #expect(discovery.wordCount == naive.wordCount)
    for (run, truth) in naive.runs {
      let number = discovery.numbers.number(of: NgramKey(scalars(run, lexicon)).value)
      #expect((number != nil) == (truth.count >= 3))
      if let number { #expect(Int(discovery.counts[number]) == truth.count, "\(run)") }
    }
    let terms = discovery.newTerms(top: .max)
    #expect(terms.count > 10)
    #expect(terms.map(\.score) == terms.map(\.score).sorted(by: >))
    for term in terms { check(term, naive, lexicon) }
  }

  private func check(_ term: DiscoveredTerm, _ naive: NaiveRuns, _ lexicon: Lexicon) {
    guard let truth = naive.runs[term.phrase] else {
      Issue.record("\(term.phrase) is no run")
      return
    }
    #expect(lexicon.entry(for: term.phrase) == nil)
    #expect(term.count == truth.count)
    #expect(term.documents == truth.documents.count && term.documents >= 2)
    #expect(abs(term.leftEntropy - entropy(truth.left, of: truth.count)) < 0.01)
    #expect(abs(term.rightEntropy - entropy(truth.right, of: truth.count)) < 0.01)
    #expect(min(term.leftEntropy, term.rightEntropy) >= TermScore.leastEntropy)
    let cohesions = truth.cuts.map { cohesion($0, truth.count, naive, lexicon) }
    #expect(cohesions.contains { abs($0 - term.cohesion) < 0.01 })
    for context in term.contexts {
      #expect(context.phrase == term.phrase)
      #expect(!(context.before + context.after).contains("\n"))
    }
  }

  private func entropy(_ neighbours: [String: Int], of count: Int) -> Double {
    let shares =
      neighbours.values.map { Double($0) / Double(count) }
      + [Double](
        repeating: 1 / Double(count), count: count - neighbours.values.reduce(0, +))
    return -shares.reduce(0) { $0 + $1 * log($1) }
  }

  private func cohesion(
    _ words: [String], _ count: Int, _ naive: NaiveRuns, _ lexicon: Lexicon
  ) -> Double {
    func share(_ words: ArraySlice<String>) -> Double {
      let run = words.joined()
      let seen = Double(naive.runs[run]?.count ?? 0) / Double(naive.wordCount)
      return max(seen, lexicon.entry(for: run).map { exp(-$0.cost) } ?? 0)
    }
    let whole = Double(count) / Double(naive.wordCount)
    return (1..<words.count).map { log(whole / share(words[..<$0]) / share(words[$0...])) }.min()
      ?? 0
  }

  private func scalars(_ text: String, _ lexicon: Lexicon) -> ArraySlice<UInt32> {
    lexicon.folded(text).unicodeScalars.map(\.value)[...]
  }

  private func discovery(
    _ lexicon: Lexicon, _ documents: [String], memory: Int = TermCounts.defaultMemory
  ) -> TermDiscovery {
    var counts = TermCounts(lexicon: lexicon, memory: memory)
    for document in documents { counts.insert(Array(document.utf8)) }
    var discovery = TermDiscovery(counts)
    for document in documents { discovery.insert(Array(document.utf8)) }
    return discovery
  }

  /// Where nothing was dropped, the order of the documents changes contexts and spellings only.
  @Test func orderDoesNotMatterWhereNothingIsDropped() throws {
    let lexicon = try lexicon()
    let documents = documents(77)
    let forward = discovery(lexicon, documents).newTerms()
    let backward = discovery(lexicon, documents.reversed()).newTerms()
    #expect(forward.map(\.phrase) == backward.map(\.phrase))
    #expect(forward.map(\.score) == backward.map(\.score))
  }

  /// With a table that is too small no run is missing that occurs more often than the stated bound, and
  /// all counts that are told are exact.
  @Test func smallTable() throws {
    let lexicon = try lexicon()
    let documents = documents(5, count: 40, length: 400)
    var naive = NaiveRuns(lexicon)
    var counts = TermCounts(lexicon: lexicon, memory: 1 << 14)
    for document in documents {
      naive.insert(document)
      counts.insert(Array(document.utf8))
    }
    #expect(counts.uncertainty > 0)
    var discovery = TermDiscovery(counts)
    for document in documents { discovery.insert(Array(document.utf8)) }
    #expect(discovery.minimumCount > counts.uncertainty)
    var found = 0
    for (run, truth) in naive.runs {
      let number = discovery.numbers.number(of: NgramKey(scalars(run, lexicon)).value)
      if truth.count >= discovery.minimumCount { #expect(number != nil) }
      guard let number else { continue }
      #expect(Int(discovery.counts[number]) == truth.count)
      found += 1
    }
    #expect(found > 20)
  }

  @Test func limitRaisesTheMinimum() throws {
    let lexicon = try lexicon()
    let documents = documents(6)
    var counts = TermCounts(lexicon: lexicon)
    for document in documents { counts.insert(Array(document.utf8)) }
    let discovery = TermDiscovery(
      counts, scope: .new, minimumCount: 2, contexts: 0, maximumRuns: 50)
    #expect(discovery.minimumCount > 2 && (1...50).contains(discovery.numbers.count))
  }

  /// Pieces end behind line breaks and full stops, so they change no run.
  @Test func piecesChangeNoRun() throws {
    let reader = DocumentReader(lexicon: try lexicon())
    let bytes = Array(documents(8).joined(separator: "\n").utf8)
    func keys(_ pieceSize: Int) -> [UInt64] {
      var keys: [UInt64] = []
      reader.forEachPiece(of: bytes, pieceSize: pieceSize) { words, _ in
        words.forEachRun { _, key in keys.append(key.value) }
      }
      return keys
    }
    let whole = keys(.max)
    #expect(whole.count > 1000)
    for size in [2500, 5000, 9000] { #expect(keys(size) == whole) }
  }

  @Test(.long, arguments: 0..<20) func anyBytes(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(400 + seed))
    let reader = DocumentReader(lexicon: try SampleLexicon.lexicon())
    let bytes = (0..<generator.below(600)).map { _ in
      generator.oneIn(3) ? UInt8(generator.below(256)) : generator.pick(Array("创新城市，。\n".utf8))
    }
    var length = 0
    for size in [4, 16, 100] {
      length = 0
      reader.forEachPiece(of: bytes, pieceSize: size) { words, _ in length += words.source.count }
      #expect(length == bytes.count)
    }
    var counts = TermCounts(lexicon: reader.lexicon)
    counts.insert(bytes)
    counts.insert(bytes)
    var discovery = TermDiscovery(counts, scope: .all, minimumCount: 2)
    discovery.insert(bytes)
    discovery.insert(bytes)
    discovery.insertEarlier(bytes)
    #expect(discovery.newTerms().allSatisfy { $0.documents == 2 })
  }

  @Test func nothing() throws {
    var counts = TermCounts(lexicon: try lexicon())
    counts.insert([])
    var discovery = TermDiscovery(counts)
    #expect(discovery.newTerms().isEmpty)
    discovery.insert([])
    discovery.insertEarlier([])
    #expect(discovery.newTerms().isEmpty && discovery.risingTerms().isEmpty)
    #expect(discovery.documentCount == 1 && discovery.earlierDocumentCount == 1)
  }
}
