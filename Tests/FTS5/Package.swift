// swift-tools-version: 6.2
import PackageDescription

// The tests of FenciFTS5 need a SQLite, which the package itself does not link.
let package = Package(
  name: "fts5-tests",
  platforms: [.macOS(.v12)],
  dependencies: [
    .package(name: "fenci", path: "../.."),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .testTarget(
      name: "FTS5Tests",
      dependencies: [
        .product(name: "FenciFTS5", package: "fenci"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      path: "Tests/FTS5Tests")
  ],
  swiftLanguageModes: [.v6]
)
