/// A set of characters of the Basic Multilingual Plane, which contains all characters of GBK. It
/// uses one bit for each character, because the search for lost characters tests hundreds of
/// characters.
struct CharacterSet {
  private var words = [UInt64](repeating: 0, count: 1024)

  mutating func insert(_ scalar: UInt32) {
    guard scalar < 0x10000 else { return }
    words[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63)
  }

  func contains(_ scalar: UInt32) -> Bool {
    scalar < 0x10000 && words[Int(scalar >> 6)] >> UInt64(scalar & 63) & 1 != 0
  }
}
