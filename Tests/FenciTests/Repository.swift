import Foundation

/// The root of the package, three folders above this file.
let repository = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

func repositoryBytes(_ path: String) throws -> [UInt8] {
  Array(try Data(contentsOf: repository.appendingPathComponent(path)))
}
