/// Maps each variant of a character to one form, so that all variants match the same lexicon
/// entries. For example, 創 maps to 创, and both `Ａ` and `A` map to `a`. A scalar without an entry
/// maps to itself.
struct FoldMap: Sendable {
  private var targets: [UInt32: UInt32] = [:]

  subscript(scalar: UInt32) -> UInt32 {
    get { targets[scalar] ?? scalar }
    set { targets[scalar] = newValue == scalar ? nil : newValue }
  }

  /// The scalars that fold to another scalar, in ascending order.
  var folded: [(from: UInt32, to: UInt32)] {
    targets.map { (from: $0.key, to: $0.value) }.sorted { $0.from < $1.from }
  }

  /// Whether matching skips a scalar in text. This holds for combining marks and invisible
  /// characters, so lexicon entries do not contain them.
  static func isTransparent(_ scalar: UInt32) -> Bool {
    scalar >= 0xAD && CharacterClass.of(scalar).isLookedThrough
  }

  /// Returns a word without its invisible characters. The spelling of the other characters does not
  /// change.
  static func visible(_ word: String) -> String {
    let visible = word.unicodeScalars.filter { CharacterClass.of($0.value) != .invisible }
    return String(String.UnicodeScalarView(visible))
  }
}
