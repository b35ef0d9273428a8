import FenciCore
import FenciTestSupport
import Foundation
import Testing

/// Threads that share a segmenter get the answers that one thread gets.
struct SegmenterConcurrencyTests {
  @Test func eightThreadsShareOneSegmenter() throws {
    let segmenters =
      (Segmenter.all(try SampleLexicon.lexicon()) + Segmenter.trained(try SampleLexicon.lexicon()))
    var generator = SeededGenerator(seed: 81)
    let texts = (0..<8).map { _ in RandomText.mixed(pieces: 60, using: &generator) }
    let expected = texts.map { text in segmenters.map { Array($0.tokens(in: text)) } }
    let mistakes = Mistakes()
    let threads = texts.indices.map { number in
      Thread {
        for round in 0..<100 {
          // Each thread begins elsewhere, so that different texts are read at the same time.
          let text = (number + round) % texts.count
          let method = (number + round) % segmenters.count
          let found = Array(segmenters[method].tokens(in: texts[text]))
          if found != expected[text][method] { mistakes.add() }
        }
        mistakes.finish()
      }
    }
    for thread in threads { thread.start() }
    mistakes.waitForThreads(threads.count)
    #expect(mistakes.count == 0)
  }

  /// Opening, dropping and first uses of the shared tables at the same time.
  @Test func eightThreadsOpenAndDropLexicons() throws {
    let image = try SampleLexicon.builder().compile()
    let text = "創(chuàng)新型城市建设，5G网络和重庆的经济发展。"
    let expected = Segmenter(lexicon: try Lexicon(bytes: image), method: .probability).pieces(text)
    let phrases = KeyphraseExtractor(lexicon: try Lexicon(bytes: image)).keyphrases(in: text)
    let mistakes = Mistakes()
    for number in 0..<8 {
      Thread {
        for _ in 0..<12 {
          guard let lexicon = try? Lexicon(bytes: image) else {
            mistakes.add()
            continue
          }
          let isRight =
            number % 2 == 0
            ? Segmenter(lexicon: lexicon, method: .probability).pieces(text) == expected
            : KeyphraseExtractor(lexicon: lexicon).keyphrases(in: text) == phrases
          if !isRight { mistakes.add() }
        }
        mistakes.finish()
      }.start()
    }
    mistakes.waitForThreads(8)
    #expect(mistakes.count == 0)
  }

  @Test func tasksShareOneExtractor() async throws {
    let extractor = KeyphraseExtractor(lexicon: try SampleLexicon.lexicon())
    var generator = SeededGenerator(seed: 82)
    let texts = (0..<8).map { _ in RandomText.mixed(pieces: 60, using: &generator) }
    let expected = texts.map { extractor.keyphrases(in: $0) }
    let found = await withTaskGroup(of: (Int, [Keyphrase]).self) { group in
      for (number, text) in texts.enumerated() {
        for _ in 0..<4 { group.addTask { (number, extractor.keyphrases(in: text)) } }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(found.count == 32)
    for (number, phrases) in found { #expect(phrases == expected[number]) }
  }
}

/// Counts the mistakes of threads, and waits for the threads.
private final class Mistakes: @unchecked Sendable {
  private let condition = NSCondition()
  private var mistakes = 0
  private var finished = 0

  var count: Int { condition.withLock { mistakes } }

  func add() { condition.withLock { mistakes += 1 } }

  func finish() {
    condition.withLock { finished += 1 }
    condition.signal()
  }

  func waitForThreads(_ count: Int) {
    condition.lock()
    while finished < count { condition.wait() }
    condition.unlock()
  }
}
