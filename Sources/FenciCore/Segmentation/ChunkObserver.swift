/// Sees a chunk between the steps of its segmentation. Explanations are made so.
///
/// A chunk that is too short for its last token is segmented again with more text. Then the
/// observer sees all steps again.
protocol ChunkObserver: ~Copyable {
  /// The method has found the tokens. Numbers and forced words still hide their characters from it.
  mutating func didMatch(_ chunk: borrowing Chunk, _ sections: ImageSections)
  /// Long numbers are one token now, and all characters of numbers have their codes again.
  mutating func didJoinNumbers(_ chunk: borrowing Chunk)
}

/// Sees nothing.
struct NoObserver: ChunkObserver {
  @inline(__always) func didMatch(_ chunk: borrowing Chunk, _ sections: ImageSections) {}
  @inline(__always) func didJoinNumbers(_ chunk: borrowing Chunk) {}
}
