import FenciTestSupport
import Testing

@testable import FenciCore

/// What selection does with one candidate after the other.
struct SelectionVerdictTests {
  /// - Parameter starts: where it occurs, three bytes a character.
  private func candidate(
    _ characters: String, at starts: [Int], term: UInt32 = 0, verb: Int = 0,
    isPhrase: Bool = false
  ) -> SelectableCandidate {
    SelectableCandidate(
      characters: characters.unicodeScalars.map(\.value), term: term,
      verbLengths: starts.map { _ in verb }, isPhrase: isPhrase,
      count: starts.count,
      ranges: starts.map { $0..<$0 + characters.utf8.count })
  }

  private func verdicts(_ candidates: SelectableCandidate...) -> [Bool] {
    var selection = Selection()
    return candidates.map { selection.insert($0) }
  }

  /// 创新型城市 is five of the seven characters of 创新型城市建设.
  @Test func longerFormsOfTheSameSubject() {
    let short = candidate("创新型城市", at: [0, 100, 200])
    // It adds little and is rarer.
    #expect(verdicts(short, candidate("创新型城市建设", at: [300, 400])) == [true, false])
    // Nor does it as often: the form with the better score stays.
    #expect(
      verdicts(short, candidate("创新型城市建设", at: [300, 400, 500])) == [true, false])
    // Once is no evidence.
    #expect(
      verdicts(candidate("创新型城市", at: [0]), candidate("创新型城市建设", at: [300]))
        == [true, false])
    // Five of eight characters are another subject.
    #expect(
      verdicts(short, candidate("创新型城市与技术", at: [300, 400, 500])) == [true, true])
    // Seven of ten are the same one.
    #expect(
      verdicts(candidate("一二三四五六七", at: [0, 50]), candidate("一二三四五六七八九十", at: [100, 200]))
        == [true, false])
  }

  @Test func shorterFormsOfTheSameSubject() {
    let long = candidate("创新型城市建设", at: [0, 100])
    // More than half of it, and not twice as frequent.
    #expect(verdicts(long, candidate("创新型城市", at: [200, 300, 400])) == [true, false])
    #expect(verdicts(long, candidate("创新型城市", at: [200, 300, 400, 500])) == [true, true])
    // Less than half of it is another subject.
    #expect(verdicts(long, candidate("创新型", at: [200])) == [true, true])
    #expect(verdicts(long, candidate("新型建设", at: [200])) == [true, true])
  }

  @Test func fragmentsHaveToStandAlone() {
    let chosen = candidate("一二三四五六七八", at: [0, 100])
    for (starts, verdict) in [
      ([3, 103], false), ([3, 103, 200], false), ([3, 200, 300], true),
      ([200], true),
      // 18 is across the end of the first.
      ([18], false), ([18, 200], true), ([3, 18, 200], true), ([3, 18, 118], false),
    ] {
      #expect(verdicts(chosen, candidate("三四五", at: starts)) == [true, verdict], "\(starts)")
    }
  }

  /// A phrase of the lexicon inside two longer forms, each of them half as frequent.
  @Test func phrasesInSeveralForms() {
    let forms = [candidate("宣传刑法", at: [0]), candidate("检查刑法", at: [100])]
    #expect(
      verdicts(forms[0], forms[1], candidate("刑法", at: [6, 106], isPhrase: true))
        == [true, true, true])
    #expect(
      verdicts(forms[0], forms[1], candidate("刑法", at: [6, 106])) == [true, true, false])
    #expect(
      verdicts(candidate("宣传刑法", at: [0, 100]), candidate("刑法", at: [6, 106], isPhrase: true))
        == [true, false])
  }

  /// What contains a chosen phrase is no fragment of it.
  @Test func phrasesAroundChosenOnes() {
    #expect(
      verdicts(candidate("城市", at: [9]), candidate("创新型城市", at: [0])) == [true, true])
  }

  /// 优化营商环境: a verb of two characters and a chosen phrase, wherever it stands.
  @Test func verbsBeforeChosenPhrases() {
    let object = candidate("营商环境", at: [6, 106, 300])
    #expect(verdicts(object, candidate("优化营商环境", at: [0, 100], verb: 6)) == [true, false])
    #expect(verdicts(object, candidate("优化营商环境", at: [0, 100])) == [true, true])
    #expect(
      verdicts(object, candidate("优化营商环境", at: [0, 500], verb: 6)) == [true, true])
    // The chosen phrase goes on.
    #expect(
      verdicts(candidate("营商环境改善", at: [6]), candidate("优化营商", at: [0], verb: 6))
        == [true, false])
    // An occurrence may be shorter than the verb is elsewhere: 优(yōu)化.
    var selection = Selection()
    #expect(selection.insert(candidate("环境", at: [50])) == true)
    let other = SelectableCandidate(
      characters: [1, 2, 3], term: 0, verbLengths: [20, 6], isPhrase: false, count: 2,
      ranges: [0..<26, 40..<49])
    #expect(selection.insert(other) == true)
  }

  @Test func namesOfOneTerm() {
    #expect(
      verdicts(
        candidate("发改委", at: [0], term: 7), candidate("国家发展和改革委员会", at: [100], term: 7),
        candidate("财政部", at: [200], term: 8), candidate("无名", at: [300]), candidate("无词", at: [400])
      )
        == [true, false, true, true, true])
    // However often it occurs.
    #expect(
      verdicts(
        candidate("主任会议", at: [15, 115], term: 7), candidate("常务委员会主任会议", at: [0, 100], term: 7),
        candidate("主任会", at: [300], term: 7)) == [true, false, false])
    #expect(
      verdicts(
        candidate("主任会议", at: [15, 115, 300], term: 7),
        candidate("常务委员会主任会议", at: [0, 100], term: 7))
        == [true, false])
    // A form of a chosen subject is not chosen, so its other names are free.
    #expect(
      verdicts(
        candidate("创新型城市", at: [0, 50], term: 3), candidate("创新型城市群", at: [100, 150], term: 4),
        candidate("创城", at: [200], term: 4), candidate("新城", at: [250], term: 3))
        == [true, false, true, false])
  }

  /// The stretches that are covered, compared with those of the definition.
  @Test func coverEqualsItsDefinition() {
    var generator = SeededGenerator(seed: 940)
    for _ in 0..<300 {
      var selection = Selection()
      var covered: [Range<Int>] = []
      for number in 0..<12 {
        let length = 1 + generator.below(8)
        var ranges: [Range<Int>] = []
        var start = generator.below(12)
        for _ in 0..<1 + generator.below(4) {
          ranges.append(start..<start + length)
          start += length + generator.below(20)
        }
        let inside = ranges.filter { range in
          covered.contains {
            $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound
          }
        }
        let crossing = ranges.filter { range in
          !inside.contains(range)
            && covered.contains {
              $0.overlaps(range)
                && ($0.lowerBound < range.lowerBound || $0.upperBound > range.upperBound)
            }
        }
        let alone = ranges.count - inside.count
        let isRejected = !inside.isEmpty && alone < 2 || alone == crossing.count
        // Characters that are in no other candidate.
        let verdict = selection.insert(
          SelectableCandidate(
            characters: [UInt32(1000 + number)], term: 0, verbLengths: ranges.map { _ in 0 },
            isPhrase: false,
            count: ranges.count, ranges: ranges))
        #expect(verdict == !isRejected, "\(ranges) in \(covered)")
        if !isRejected { covered += ranges }
      }
    }
  }
}
