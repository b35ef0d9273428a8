/// Which scalar stands for which in matching.
struct FoldMap: Sendable {
  private var targets: [UInt32: UInt32] = [:]

  subscript(scalar: UInt32) -> UInt32 {
    get { targets[scalar] ?? scalar }
    set { targets[scalar] = newValue == scalar ? nil : newValue }
  }

  /// Scalars that stand for another one, ascending.
  var folded: [(from: UInt32, to: UInt32)] {
    targets.map { (from: $0.key, to: $0.value) }.sorted { $0.from < $1.from }
  }

  /// Marks and invisible characters are looked through in text, so they are left out of entries.
  static func isTransparent(_ scalar: UInt32) -> Bool {
    scalar >= 0xAD && CharacterClass.of(scalar).isLookedThrough
  }

  /// A word as it is spelt, without invisible characters.
  static func visible(_ word: String) -> String {
    let visible = word.unicodeScalars.filter { CharacterClass.of($0.value) != .invisible }
    return String(String.UnicodeScalarView(visible))
  }
}
