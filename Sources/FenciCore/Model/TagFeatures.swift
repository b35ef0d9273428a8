/// The features that decide the part of speech of a word, as keys of 64 bits. They describe the
/// word, its dictionary tag, its first and last characters, its length and its types of characters.
/// They also describe the adjacent words, and the tags of the two words before it.
enum TagFeatures {
  /// The most keys of one word. 19 of them do not depend on the tags of the words before it, and 6
  /// do.
  static let limit = 25
  /// The most parts of speech that a model may have.
  static let tagLimit = 64
  /// The number that takes the place of a tag before the first word of a line.
  static let noTag = UInt64(tagLimit)
}
