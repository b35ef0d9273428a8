internal import Foundation

/// Texts outside the repository, for tests that are skipped where there are none.
package enum SharedData {
  /// The folder that the environment variable `FENCI_SHARED` names.
  package static var folder: String? { ProcessInfo.processInfo.environment["FENCI_SHARED"] }

  package static var isThere: Bool { folder != nil }

  /// The bytes of the files with an ending below a folder, at most `limit` of each, in order of path.
  package static func texts(
    in subfolder: String, ending: String, limit: Int
  ) throws -> [(path: String, bytes: [UInt8])] {
    guard let folder else { return [] }
    let root = folder + "/" + subfolder
    let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return try paths.filter { $0.hasSuffix(ending) }.sorted().map { path in
      let data = try Data(contentsOf: URL(fileURLWithPath: root + "/" + path))
      return (path, Array(data.prefix(limit)))
    }
  }
}
