extension SegmentationModel {
  /// Trains a model from segmented sentences.
  ///
  ///     var trainer = SegmentationModel.Trainer(lexicon: .standard)
  ///     for line in lines { trainer.insert(line) }
  ///     let model = try SegmentationModel(bytes: trainer.compile())
  ///
  /// The same sentences in the same order and the same dictionary give the same bytes on every
  /// machine.
  ///
  /// Training needs about sixteen bytes of memory for each character, and about a hundred for each
  /// pair or triple of characters that occurs more than once. If the words have tags, it needs
  /// another forty bytes for each word, and at most a gigabyte for the weights of the tags.
  public struct Trainer {
    /// The default number of passes over the corpus.
    public static let defaultRounds = 8
    /// The default margin. An example changes the weights only if its score is not above the
    /// margin.
    public static let defaultMargin = 8

    private var corpus: BoundaryCorpus
    private var tagCorpus: TagCorpus
    private let lexicon: Lexicon
    private let rounds: Int
    private let margin: Int32

    /// Creates a trainer without sentences.
    ///
    /// - Parameters:
    ///   - lexicon: the dictionary whose words the model sees in training. Later the model may be
    ///     used with another dictionary.
    ///   - rounds: the number of passes over the corpus.
    ///   - margin: the score up to which an example changes the weights. With a wide margin, a few
    ///     examples cannot decide. That helps if a program has segmented the text, because some
    ///     examples are then wrong. The standard model uses 50.
    public init(
      lexicon: Lexicon, rounds: Int = Trainer.defaultRounds, margin: Int = Trainer.defaultMargin
    ) {
      self.lexicon = lexicon
      self.rounds = max(rounds, 1)
      self.margin = Int32(clamping: max(margin, 0))
      corpus = BoundaryCorpus(lexicon: lexicon)
      tagCorpus = TagCorpus(lexicon: lexicon)
    }

    /// The number of sentences that have been inserted.
    public var sentenceCount: Int { corpus.sentenceCount }

    /// Adds a sentence as UTF-8. Blanks separate the words, which may have tags, as in
    /// `江/nr 泽民/nr`. Tags train the parts of speech. They also tell the model which words are
    /// family names and given names (`nr`).
    ///
    /// - Complexity: O(*n*) in the length of the line.
    public mutating func insert(_ line: ArraySlice<UInt8>) {
      let sentence = GoldSentence(line)
      corpus.insert(sentence)
      tagCorpus.insert(sentence)
    }

    /// Trains the model, and returns an image that ``SegmentationModel/init(bytes:)`` opens.
    ///
    /// - Parameter progress: a function that is called from time to time with the completed share
    ///   of the work, from 0 to 1.
    /// - Complexity: O(*n*) in the number of characters, for each round.
    public func compile(progress: (Double) -> Void = { _ in }) -> [UInt8] {
      compile(progress: progress) { _, _, _ in }
    }

    /// - Parameter inspect: a function that receives the learned weights of each layer before they
    ///   are rounded.
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
      // If the sentences have tags, the tags take most of the time.
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

    /// Learns from the boundaries of one sentence.
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
