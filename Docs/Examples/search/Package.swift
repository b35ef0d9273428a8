// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "article-search",
  platforms: [.iOS(.v15), .macOS(.v12)],
  dependencies: [
    .package(name: "fenci", path: "../../.."),  // or .package(url: "…/fenci.git", branch: "main")
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .target(
      name: "ArticleSearch",
      dependencies: [
        .product(name: "FenciFTS5", package: "fenci"),
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .executableTarget(name: "SearchDemo", dependencies: ["ArticleSearch"]),
    .testTarget(name: "ArticleSearchTests", dependencies: ["ArticleSearch"]),
  ],
  swiftLanguageModes: [.v6]
)
