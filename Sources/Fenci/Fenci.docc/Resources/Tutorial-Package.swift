// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "notes",
  platforms: [.iOS(.v15), .macOS(.v12)],
  dependencies: [
    .package(name: "fenci", path: "../fenci"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .executableTarget(
      name: "Notes",
      dependencies: [
        .product(name: "Fenci", package: "fenci"),
        .product(name: "FenciFTS5", package: "fenci"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ])
  ]
)
