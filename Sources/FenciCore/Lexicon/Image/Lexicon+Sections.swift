extension Lexicon {
  /// The name and the size in bytes of each section of the image.
  public var sectionSizes: [(name: String, byteCount: Int)] {
    ImageFormat.Section.allCases.map { ($0.name, sections.byteCount(of: $0)) }
  }
}
