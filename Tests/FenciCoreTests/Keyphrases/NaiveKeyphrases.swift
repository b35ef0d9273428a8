@testable import FenciCore

/// Key phrases by their definition, in five stages: the document (`NaiveDocumentWords`), the candidates
/// (`NaiveCandidates`), their features, their scores, and the selection (`NaiveSelection`).
struct NaiveKeyphrases {
  let words: NaiveDocumentWords
  private let candidates: NaiveCandidates
  private let method: KeyphraseExtractor.Method
  private let weights: [KeyphraseFeature: Int32]
  /// How rare terms are, by their folded characters, in sixteenths of a nat.
  private let reference: NaiveReference?
  /// The rank of each token, a share of the highest.
  private var ranks: [Double] = []

  init(
    _ document: Document, _ lexicon: Lexicon, _ method: KeyphraseExtractor.Method = .tfidf,
    reference: NaiveReference? = nil
  ) {
    words = NaiveDocumentWords(document, lexicon)
    candidates = NaiveCandidates(words)
    self.method = method
    self.reference = reference
    weights = KeyphraseWeights(lexicon).byFeature
    if method == .textRank { ranks = words.wordRanks() }
  }

  func best(_ count: Int) -> [Keyphrase] {
    NaiveSelection(words).chosen(count, of: scored()).map(keyphrase)
  }

  /// The candidates with their scores, best first; ties by the folded characters.
  private func scored() -> [NaiveCandidates.Candidate] {
    var scored = candidates.all
    switch method {
    case .textRank:
      for place in scored.indices { scored[place].score = rank(scored[place]) }
    case .tfidf:
      let all = scored
      countOtherNames(&scored)
      // Most of a phrase, and never outside it.
      scored.removeAll { part in
        all.contains { phrase in
          phrase.runs.count > 1 && words.lexicon.isPhrase(phrase.node)
            && part.key.count < phrase.key.count && 10 * part.key.count >= 7 * phrase.key.count
            && part.runs.count <= phrase.runs.count
            && phrase.runs[0].contains { first in
              (first + 1...phrase.runs[0].upperBound).contains {
                words.key(of: first..<$0) == part.key
              }
            }
        }
      }
      // What stands in the documents of every genre is no key phrase.
      scored = scored.filter { rarity($0) != nil }
      for place in scored.indices {
        scored[place].termhood = termhood(scored[place])
        scored[place].score =
          DeterministicMath.lnProbability(ofLogOdds: scored[place].termhood / 1000)
          + salience(scored[place])
      }
    }
    return scored.sorted {
      $0.score != $1.score ? $0.score > $1.score : $0.key.lexicographicallyPrecedes($1.key)
    }
  }

  /// Other names of a term are counted with it.
  private func countOtherNames(_ found: inout [NaiveCandidates.Candidate]) {
    // A name that stands inside a longer one as often as that at most is no candidate.
    let all = found
    found.removeAll { name in
      guard let term = words.term(name) else { return false }
      return all.contains { other in
        words.term(other) == term && other.key.count > name.key.count
          && other.runs.count >= name.runs.count && other.key.holds(name.key)
      }
    }
    var counts: [[UInt32]: Int] = [:]
    for candidate in found {
      guard let term = words.term(candidate) else { continue }
      counts[term, default: 0] += candidate.runs.count
    }
    for place in found.indices {
      guard let term = words.term(found[place]) else { continue }
      found[place].otherNames = (counts[term] ?? 0) - found[place].runs.count
    }
  }

  // MARK: Features and scores

  private func weight(_ feature: KeyphraseFeature) -> Int { Int(weights[feature] ?? 0) }

  private func weight(_ feature: SalienceFeature) -> Double {
    Double(weights[.salience(feature)] ?? 0) / 1000
  }

  /// The log-odds that an editor would index the term, in thousandths: what is seen of its words, and in the mean
  /// around its occurrences.
  private func termhood(_ candidate: NaiveCandidates.Candidate) -> Double {
    var sum = features(candidate).reduce(0) { $0 + weight($1) }
    let around = candidate.runs.reduce(0) { sum, run in
      neighbours(run, candidates.kind(run, candidate.node)).reduce(sum) { $0 + weight($1) }
    }
    guard candidate.runs.count > 1 else { return Double(sum + around) }
    let kind = candidates.kind(candidate.runs[0], candidate.node)
    let (left, right) = sameNeighbours(candidate.runs)
    sum += weight(.same(.left, kind, left)) + weight(.same(.right, kind, right))
    return Double(sum) + Double(around) / Double(candidate.runs.count)
  }

  private func features(_ candidate: NaiveCandidates.Candidate) -> [KeyphraseFeature] {
    let run = candidate.runs[0]
    let (first, last) = (words[run.lowerBound], words[run.upperBound - 1])
    let kind = candidates.kind(run, candidate.node)
    var features: [KeyphraseFeature] = [
      .bias, .kind(kind), .characters(kind, min(candidate.key.count, 16)),
      .words(min(run.count, 10)), .first(first.group), .last(last.group),
    ]
    let inner = Set(words.items[run].dropFirst().dropLast().map(\.neighbour))
    features += KeyphraseFeature.innerGroups.filter(inner.contains).map { .inner($0) }
    if words.items[run].contains(where: { $0.isA(.stopWord) }) { features.append(.innerStopWord) }
    if let phrase = words.phrases.first(where: { $0.lowerBound == run.lowerBound }),
      phrase.upperBound < run.upperBound
    {
      features.append(.beginsWithPhrase)
    }
    // Of the longest phrases from each word on, the shortest one that ends here.
    if let phrase = words.phrases.last(where: { $0.upperBound == run.upperBound }),
      phrase.lowerBound > run.lowerBound
    {
      features.append(.endsWithPhrase)
    }
    features += level(.first, run.lowerBound) + level(.last, run.upperBound - 1)
    if kind == .phrase {
      let statistics = words.lexicon.statistics(of: candidate.node)
      for genre in KeyphraseStatistics.Genre.allCases {
        if let share = statistics.share(genre) { features.append(.genre(genre, share)) }
      }
    }
    return features
  }

  private func neighbours(_ run: Range<Int>, _ kind: CandidateKind) -> [KeyphraseFeature] {
    let (before, after) = (words[run.lowerBound - 1], words[run.upperBound])
    var features: [KeyphraseFeature] = [
      .neighbour(.left, before.neighbour), .neighbourOfKind(kind, .left, before.neighbour),
      .neighbour(.right, after.neighbour), .neighbourOfKind(kind, .right, after.neighbour),
    ]
    if words[run.lowerBound].isA(.cut) { features.append(.cut(.left)) }
    if after.isA(.cut) { features.append(.cut(.right)) }
    return features + level(.before, run.lowerBound - 1) + level(.behind, run.upperBound)
  }

  private func level(_ column: KeyphraseStatistics.Column, _ place: Int) -> [KeyphraseFeature] {
    let level = words.lexicon.statistics(of: words[place].node).level(column)
    return level.map { [.level(column, $0)] } ?? []
  }

  /// In which quarter, from 0, the share of occurrences lies that have the neighbours of the one before.
  private func sameNeighbours(_ runs: [Range<Int>]) -> (left: Int, right: Int) {
    func level(_ neighbour: (Range<Int>) -> Int) -> Int {
      let same = zip(runs, runs.dropFirst()).count { one, other in
        let (first, second) = (words[neighbour(one)], words[neighbour(other)])
        return first.isA(.word) && second.isA(.word) && first.key == second.key
      }
      return (0...3).last { $0 == 0 || same * 4 > $0 * (runs.count - 1) } ?? 0
    }
    return (level { $0.lowerBound - 1 }, level { $0.upperBound })
  }

  /// The logarithm of how much the document is about it.
  private func salience(_ candidate: NaiveCandidates.Candidate) -> Double {
    let (runs, count) = (candidate.runs, candidate.runs.count)
    func ln(_ number: Int) -> Double { DeterministicMath.ln(Double(number)) }
    let mentions = count + candidate.otherNames
    let inTitle = runs.filter { words[$0.lowerBound].isA(.inTitle) }
    let isTitle = words.titleLength.map { candidate.key.count + 2 >= $0 } ?? false
    let headings = runs.count { run in
      words[run.lowerBound].isA(.inHeading) && !words[run.lowerBound].isA(.inTitle)
    }
    // Two more tokens stand for the beginning and the end of the text.
    let slices = Set(runs.map { ($0.lowerBound + 1) * 32 / (words.items.count + 2) }).count
    let quotes = runs.count { run in
      words[run.lowerBound - 1].neighbour == .openingQuotationMark
        && words[run.upperBound].neighbour == .closingQuotationMark
    }
    var sum = weight(.frequency) * (mentions == 1 ? 0 : DeterministicMath.ln(1 + ln(mentions)))
    if !inTitle.isEmpty { sum += weight(isTitle ? .wholeTitle : .title) }
    sum += weight(.heading) * ln(1 + headings)
    sum += weight(.lead) * (100 / Double(100 + runs[0].lowerBound))
    sum += weight(.spread) * ln(slices)
    sum += weight(.quotes) * Double(quotes) / Double(count)
    sum += weight(.length) * (Double(min(candidate.key.count, 16)) / 10)
    sum += weight(.rarity) * (rarity(candidate) ?? 0)
    return share(mentions) * sum
  }

  /// How much salience weighs.
  private func share(_ mentions: Int) -> Double {
    let (length, half) = (Double(words.items.count), weight(.halfLength))
    return weight(.weight) * length * length / max(length * length + half * half, 1)
      + weight(.repeated) * (1 - 1 / Double(mentions))
  }

  /// The logarithm of the inverse document frequency, for which the words' costs stand in where there is no
  /// reference; nil for what stands everywhere.
  private func rarity(_ candidate: NaiveCandidates.Candidate) -> Double? {
    let run = candidate.runs[0]
    guard let reference else {
      let idfs = words.items[run].filter { !$0.isA(.stopWord) }.map {
        words.lexicon.idf(of: $0.node)
      }
      let mean = idfs.reduce(0, +) / Double(max(idfs.count, 1))
      return DeterministicMath.ln(max(mean, 1.0 / 16) + 1.5)
    }
    var value = Double(reference.value(of: candidate.key) ?? reference.unseen)
    if reference.hasWordsAlone, candidate.node == 0, run.count > 1,
      reference.value(of: candidate.key) == nil
    {
      value = meanIDF(run, reference)
    }
    return value > 0 ? DeterministicMath.ln(value / 16 + 1.5) : nil
  }

  /// The mean of the terms that a run consists of: always the longest that the reference has, else a word.
  private func meanIDF(_ run: Range<Int>, _ reference: NaiveReference) -> Double {
    var values: [Int] = []
    var rest = run
    while let first = rest.first {
      let end = rest.map { $0 + 1 }.last { reference.value(of: words.key(of: first..<$0)) != nil }
      if let end {
        values.append(reference.value(of: words.key(of: first..<end)) ?? 0)
      } else if words[first].isA(.word), !words[first].isA(.stopWord), !words[first].isA(.sign) {
        values.append(reference.unseen)
      }
      rest = (end ?? first + 1)..<run.upperBound
    }
    return Double(values.reduce(0, +)) / Double(max(values.count, 1))
  }

  /// By TextRank: a share of the sum of the words' ranks.
  private func rank(_ candidate: NaiveCandidates.Candidate) -> Double {
    let (run, count) = (candidate.runs[0], Double(candidate.runs.count))
    let part = words.lexicon.isPhrase(candidate.node) ? 1 : 0.5
    let weight = part * count / ((count + 2) * (Double(run.count) + 1))
    return run.reduce(0) { $0 + ranks[$1] * weight }
  }

  // MARK: Answers

  private func keyphrase(_ candidate: NaiveCandidates.Candidate) -> Keyphrase {
    let firsts = candidate.runs.map(words.bytes(of:))
    let ranges = firsts.flatMap { words.lines.copies(of: $0) }
    let spellings = firsts.map { words.tokens.strippedText(of: $0) }
    let counts = spellings.map { spelling in spellings.count { $0 == spelling } }
    let commonest = counts.firstIndex(of: counts.max() ?? 0) ?? 0
    let entry = candidate.node == 0 ? nil : words.lexicon.spelling(of: candidate.node)
    return Keyphrase(
      phrase: spellings[commonest],
      word: entry ?? candidate.runs[0].map(words.form(of:)).joined(),
      score: method == .textRank
        ? candidate.score : 1 / (1 + DeterministicMath.exp(-candidate.score)),
      utf8Ranges: ranges.sorted { $0.lowerBound < $1.lowerBound })
  }
}

extension NaiveDocumentWords {
  func bytes(of run: Range<Int>) -> Range<Int> {
    items[run.lowerBound].range.lowerBound..<items[run.upperBound - 1].range.upperBound
  }

  private func surface(of place: Int) -> String {
    tokens.strippedText(of: items[place].range)
  }

  /// The dictionary form of a token; a mark is its own.
  func form(of place: Int) -> String {
    if items[place].node != 0, let spelling = lexicon.spelling(of: items[place].node) {
      return spelling
    }
    guard items[place].hasCharacters else { return surface(of: place) }
    return String(
      String.UnicodeScalarView(items[place].key.map { Unicode.Scalar($0) ?? "\u{FFFD}" }))
  }

  /// What an entry stands for, if that is one term, or else itself, in folded characters; nil for what is none.
  func term(_ candidate: NaiveCandidates.Candidate) -> [UInt32]? {
    guard candidate.node != 0 else { return nil }
    let word = String(String.UnicodeScalarView(candidate.key.compactMap { Unicode.Scalar($0) }))
    let terms = lexicon.entry(for: word)?.standsFor ?? []
    return terms.count == 1
      ? lexicon.folded(terms[0]).unicodeScalars.map(\.value) : candidate.key
  }
}

/// How rare terms are: a dictionary by their folded characters.
struct NaiveReference {
  private var values: [[UInt32]: Int] = [:]
  let unseen: Int
  /// Whether words of a dictionary were counted, and no other runs of words.
  let hasWordsAlone: Bool

  init(_ frequencies: DocumentFrequencies, _ lexicon: Lexicon, hasWordsAlone: Bool) {
    self.hasWordsAlone = hasWordsAlone
    let inverse = InverseFrequency(frequencies.genres, .all)
    unseen = Int(inverse.unseen)
    var values: [[UInt32]: Int] = [:]
    frequencies.rows.forEachRow { term, counts in
      let key = lexicon.folded(
        String(decoding: term.indices.map { term[$0] }, as: UTF8.self)
      ).unicodeScalars.map(\.value)
      let value = Int(inverse.value(of: counts))
      // What is nearly as rare as can be is as rare as can be.
      guard value == 0 || value + InverseFrequency.leastDifference < inverse.unseen else { return }
      values[key] = min(values[key] ?? value, value)
    }
    self.values = values
  }

  /// In sixteenths of a nat; nil for what is as rare as can be.
  func value(of key: [UInt32]) -> Int? { values[key] }
}
