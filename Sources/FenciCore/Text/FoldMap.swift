/// The folds of a lexicon: scalars that match as another scalar.
struct FoldMap: Sendable {
  private var targets: [UInt32: UInt32] = [:]

  subscript(scalar: UInt32) -> UInt32 {
    get { targets[scalar] ?? scalar }
    set { targets[scalar] = newValue == scalar ? nil : newValue }
  }

  /// The scalars that fold to another one, ascending.
  var folded: [(from: UInt32, to: UInt32)] {
    targets.map { (from: $0.key, to: $0.value) }.sorted { $0.from < $1.from }
  }

  /// Whether matching skips a scalar in text, so that entries omit it: combining marks and
  /// invisible characters.
  static func isTransparent(_ scalar: UInt32) -> Bool {
    scalar >= 0xAD && CharacterClass.of(scalar).isLookedThrough
  }

  /// A word as it is spelled, without invisible characters.
  static func visible(_ word: String) -> String {
    let visible = word.unicodeScalars.filter { CharacterClass.of($0.value) != .invisible }
    return String(String.UnicodeScalarView(visible))
  }
}
