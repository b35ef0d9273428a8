/// The features that decide a word's part of speech, as keys of 64 bits: the word, its dictionary
/// tag, its first and last characters, length and character types, the adjacent words, and the two
/// tags before it.
enum TagFeatures {
  /// The most keys of one word: 19 without and 6 with the tags before it.
  static let limit = 25
  /// The most parts of speech of a model.
  static let tagLimit = 64
  /// The number that replaces the tag before the first word of a line.
  static let noTag = UInt64(tagLimit)
}
