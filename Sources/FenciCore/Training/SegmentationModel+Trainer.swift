extension SegmentationModel {
  /// Trains a model from sentences that somebody has segmented.
  ///
  ///     var trainer = SegmentationModel.Trainer(lexicon: .standard)
  ///     for line in lines { trainer.insert(line) }
  ///     let model = try SegmentationModel(bytes: trainer.compile())
  ///
  /// The same sentences in the same order and the same dictionary give the same bytes on every machine.
  /// The memory is about twelve bytes a character, some hundred for each pair or triple of characters that
  /// occurs more than once, and with tags forty for each word and at most a gigabyte for their weights.
  public struct Trainer {
    /// How often the corpus is gone through by default.
    public static let defaultRounds = 8
    /// How far above zero the score of a boundary has to be by default, for it not to be learnt from.
    public static let defaultMargin = 8

    private var corpus: BoundaryCorpus
    private var tagCorpus: TagCorpus
    private let lexicon: Lexicon
    private let rounds: Int
    private let margin: Int32

    /// A trainer with no sentences.
    ///
    /// - Parameters:
    ///   - lexicon: the dictionary whose words the model sees; another may be used with it later.
    ///   - rounds: how often the corpus is gone through.
    ///   - margin: how far above zero the score of a boundary has to be, in steps of learning. A wide margin lets
    ///     no few examples decide: in text that a program has segmented some are wrong. The standard model has 50.
    public init(
      lexicon: Lexicon, rounds: Int = Trainer.defaultRounds, margin: Int = Trainer.defaultMargin
    ) {
      self.lexicon = lexicon
      self.rounds = max(rounds, 1)
      self.margin = Int32(clamping: max(margin, 0))
      corpus = BoundaryCorpus(lexicon: lexicon)
      tagCorpus = TagCorpus(lexicon: lexicon)
    }

    /// The sentences so far.
    public var sentenceCount: Int { corpus.sentenceCount }

    /// Adds a sentence as UTF-8: its words with blanks between them, or words with tags, `江/nr 泽民/nr`.
    /// Tags are learnt as the words' parts of speech, and tell the model which words are family and given
    /// names (`nr`).
    ///
    /// - Complexity: O(*n*) in the length of the line.
    public mutating func insert(_ line: ArraySlice<UInt8>) {
      let sentence = GoldSentence(line)
      corpus.insert(sentence)
      tagCorpus.insert(sentence)
    }

    /// Trains, and compiles an image, which ``SegmentationModel/init(bytes:)`` opens.
    ///
    /// - Parameter progress: is called now and then with the share of the work that is done.
    /// - Complexity: O(*n*) in the number of characters, for each round.
    public func compile(progress: (Double) -> Void = { _ in }) -> [UInt8] {
      compile(progress: progress) { _, _, _ in }
    }

    /// - Parameter inspect: sees what was learnt for each layer, before it is quantised.
    func compile(
      progress: (Double) -> Void,
      inspect: (
        SegmentationModelWriter.Layer, borrowing BoundaryPerceptron, BoundaryPerceptron.Positions
      ) -> Void
    ) -> [UInt8] {
      var corpus = corpus
      let numbers = corpus.numberCharacters()
      let ngrams = NgramTable(symbols: corpus.symbols)
      var writer = SegmentationModelWriter(lexicon: lexicon, symbolOfCode: numbers, ngrams: ngrams)
      var pairs = [UInt32](repeating: NgramTable.absent, count: corpus.symbols.count)
      var triples = pairs
      NgramTable.forEach(in: corpus.symbols) { position, pair, triple in
        if pair != 0 { pairs[position] = ngrams.number(of: pair) }
        if triple != 0 { triples[position] = ngrams.number(of: triple) }
      }
      let layers = SegmentationModelWriter.Layer.allCases
      let rounds = rounds
      // Tags take most of the time.
      let boundaryShare = tagCorpus.isEmpty ? 1 : 0.2
      corpus.withPositions(pairs: pairs, triples: triples) { positions in
        for layer in layers {
          var learner = BoundaryPerceptron(writer.layout, margin: margin)
          var order = SeededOrder(count: corpus.sentenceCount)
          for round in 0..<rounds {
            order.shuffle()
            for (number, sentence) in order.numbers.enumerated() {
              if number & 0xFFF == 0 {
                let share = Double(number) / Double(corpus.sentenceCount)
                let done = Double(layer.rawValue) + (Double(round) + share) / Double(rounds)
                progress(done / Double(layers.count) * boundaryShare)
              }
              Self.learn(positions, corpus.range(of: sentence), layer, &learner)
            }
          }
          writer.set(layer, learner)
          inspect(layer, learner, positions)
        }
      }
      let tags = TagTrainer(tagCorpus)?.train(rounds: rounds) { share in
        progress(boundaryShare + share * (1 - boundaryShare))
      }
      return writer.image(tags)
    }

    /// Learns from one sentence.
    private static func learn(
      _ positions: BoundaryPerceptron.Positions, _ range: Range<Int>,
      _ layer: SegmentationModelWriter.Layer, _ learner: inout BoundaryPerceptron
    ) {
      for position in range {
        let label = BoundaryCorpus.label(positions.masks[position])
        guard let isBoundary = layer.isBoundary(label) else { continue }
        _ = learner.learn(positions, at: position, isBoundary: isBoundary)
      }
    }
  }
}
