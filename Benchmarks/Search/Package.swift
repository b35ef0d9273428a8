// swift-tools-version: 6.2
import PackageDescription

// Measures full-text search. A package of its own, because it links SQLite.
let package = Package(
  name: "fenci-search-benchmarks",
  platforms: [.macOS(.v13)],
  dependencies: [
    .package(name: "fenci", path: "../.."),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .executableTarget(
      name: "SearchQuality",
      dependencies: [
        .product(name: "FenciFTS5", package: "fenci"), .product(name: "GRDB", package: "GRDB.swift"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
