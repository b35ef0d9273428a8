extension Lexicon {
  /// The name and size of every section of the image, in bytes.
  public var sectionSizes: [(name: String, byteCount: Int)] {
    ImageFormat.Section.allCases.map { ($0.name, sections.byteCount(of: $0)) }
  }
}
