import Fenci
import FenciTestSupport
import Foundation
import Testing

/// A lexicon that is replaced while threads use it: each goes on with the snapshot that it took. Under
/// the thread and the address sanitizer this says more than that the answers agree.
@Suite struct SnapshotTests {
  private static let text = "要推進創(chuàng)新型城市建設，加快培育龘靐计划和5G网络。\n台中的Edu Trust认证，创新高。"

  @Test func threadsSegmentWithSnapshotsThatAreReplaced() throws {
    var lexicon = try SampleLexicon.lexicon()
    let current = Current(Snapshot(lexicon))
    for _ in 0..<8 {
      Thread {
        repeat { current.report(current.snapshot.answersAsExpected) } while !current.isFinished
        current.leave()
      }.start()
    }
    var answers: Set<[Int]> = []
    for number in 0..<100 {
      lexicon = try lexicon.applying(Self.edits(number))
      let snapshot = Snapshot(lexicon)
      answers.insert(snapshot.expected)
      current.replace(snapshot, afterResults: 16)
    }
    current.finish(afterThreads: 8)
    #expect(answers.count >= 4, "the snapshots differ in their answers")
    #expect(current.mistakes == 0)
    #expect(current.results >= 1600)
  }

  /// Words come, are split, are removed, and come back.
  private static func edits(_ number: Int) throws -> UserDictionary {
    var edits = UserDictionary()
    try edits.insert("龘靐\(number)")
    switch number % 5 {
    case 0: try edits.insert("龘靐计划")
    case 1: try edits.split(["台", "中"])
    case 2: try edits.insert("Edu Trust认证", count: 5)
    case 3: try edits.remove("Edu Trust认证")
    default:
      try edits.join(["台", "中"])
      try edits.remove("龘靐计划")
    }
    return edits
  }

  /// A segmenter over one lexicon, and what one thread found with it before others could see it.
  private struct Snapshot: Sendable {
    private let segmenter: Segmenter
    let expected: [Int]

    init(_ lexicon: Lexicon) {
      segmenter = Segmenter(lexicon: lexicon, method: .probability, granularity: .phrases)
      expected = Self.ends(segmenter)
    }

    var answersAsExpected: Bool { Self.ends(segmenter) == expected }

    private static func ends(_ segmenter: Segmenter) -> [Int] {
      segmenter.tokens(in: SnapshotTests.text).map(\.end)
    }
  }

  /// The snapshot that all threads share, and what they report.
  ///
  /// Invariant, and why it is `Sendable`: everything that changes is touched only under the
  /// condition's lock.
  private final class Current: @unchecked Sendable {
    private let condition = NSCondition()
    private var shared: Snapshot
    private var finished = false
    private var left = 0
    private var reported = (results: 0, mistakes: 0)

    init(_ snapshot: Snapshot) { shared = snapshot }

    var snapshot: Snapshot { condition.withLock { shared } }
    var isFinished: Bool { condition.withLock { finished } }
    var results: Int { condition.withLock { reported.results } }
    var mistakes: Int { condition.withLock { reported.mistakes } }

    /// Replaces the snapshot, and waits until the threads have reported so many results more: each
    /// snapshot is used, and some thread is always about to use the one before.
    func replace(_ snapshot: Snapshot, afterResults count: Int) {
      condition.withLock {
        shared = snapshot
        let enough = reported.results + count
        while reported.results < enough { condition.wait() }
      }
    }

    func report(_ isRight: Bool) {
      condition.withLock {
        reported.results += 1
        if !isRight { reported.mistakes += 1 }
        condition.signal()
      }
    }

    func leave() {
      condition.withLock {
        left += 1
        condition.signal()
      }
    }

    func finish(afterThreads count: Int) {
      condition.withLock {
        finished = true
        while left < count { condition.wait() }
      }
    }
  }
}
