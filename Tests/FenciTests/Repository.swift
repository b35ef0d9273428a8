import Foundation

/// The root of the package, three folders above this file.
let repository = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

func repositoryBytes(_ path: String) throws -> [UInt8] {
  Array(try Data(contentsOf: repository.appendingPathComponent(path)))
}

/// The folder of corpora that do not belong to the repository; nil where there is none.
let shared = ProcessInfo.processInfo.environment["FENCI_SHARED"]
  .map { URL(fileURLWithPath: $0, relativeTo: repository) }
