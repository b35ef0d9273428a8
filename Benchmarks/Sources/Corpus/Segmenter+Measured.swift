import Fenci

extension Segmenter.Method {
  /// The methods that are measured: all, the trained one with the provided model.
  public static let measured = measured(model: .standard)

  /// The same, the trained one with another model.
  public static func measured(model: SegmentationModel) -> [Self] { allCases + [.trained(model)] }

  /// A measured method by its name.
  public static func measured(name: String) -> Self? { measured.first { $0.name == name } }
}
