import Fenci
import Foundation
import FenciTestSupport
import Testing

/// A segmenter and an extractor are values that any number of threads share. Under the thread
/// sanitizer this test says more than that the answers agree.
@Suite struct SharingTests {
  private static let texts = [
    "要推進創(chuàng)新型城市建設，加快培育新质生产力。", "COVID-19 疫情 3.5% ２０２３年 https://example.com",
    "经济社会发展\r\n\r\n\u{3000}\u{3000}我们的城市", "科技企业" + String(repeating: "创新驱动发展战略", count: 40),
  ]

  /// What one thread finds in all texts.
  private struct Answers: Equatable, Sendable {
    var tokens: [[Token]] = []
    var keyphrases: [[Keyphrase]] = []

    init(_ segmenter: Segmenter, _ extractor: KeyphraseExtractor) {
      for text in SharingTests.texts {
        tokens.append(Array(segmenter.tokens(in: text)))
        keyphrases.append(extractor.keyphrases(in: text))
      }
    }
  }

  @Test(.long) func threadsShareASegmenter() {
    let segmenter = Segmenter(granularity: .phrases)
    let extractor = KeyphraseExtractor(lexicon: .standard)
    let expected = Answers(segmenter, extractor)
    let results = Results()
    let threads = (0..<8).map { _ in
      Thread {
        var same = 0
        for _ in 0..<100 where Answers(segmenter, extractor) == expected { same += 1 }
        results.append(same)
      }
    }
    for thread in threads { thread.start() }
    #expect(results.wait(for: threads.count) == Array(repeating: 100, count: threads.count))
  }

  /// The numbers that threads report.
  ///
  /// Invariant, and why it is `Sendable`: `numbers` is touched only under the condition's lock.
  private final class Results: @unchecked Sendable {
    private let condition = NSCondition()
    private var numbers: [Int] = []

    func append(_ number: Int) {
      condition.withLock {
        numbers.append(number)
        condition.signal()
      }
    }

    func wait(for count: Int) -> [Int] {
      condition.withLock {
        while numbers.count < count { condition.wait() }
        return numbers
      }
    }
  }
}
