// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "fenci",
  platforms: [.iOS(.v15), .macOS(.v12)],
  products: [
    // The engine with the embedded standard dictionary.
    .library(name: "Fenci", targets: ["Fenci"]),
    // The engine alone, for callers who bring a dictionary of their own.
    .library(name: "FenciCore", targets: ["FenciCore"]),
    // The trained model, whose training text is not freely licensed.
    .library(name: "FenciModel", targets: ["FenciModel"]),
    .executable(name: "fenci", targets: ["FenciCommand"]),
  ],
  dependencies: [],
  targets: [
    .target(name: "FenciCore", swiftSettings: settings),
    .target(name: "CFenciStandard", exclude: ["standard.fenci"]),
    .target(name: "Fenci", dependencies: ["FenciCore", "CFenciStandard"], swiftSettings: settings),
    .target(name: "CFenciModel", exclude: ["peoples-daily.fencimodel"]),
    .target(
      name: "FenciModel", dependencies: ["FenciCore", "CFenciModel"], exclude: ["NOTICE.md"],
      swiftSettings: settings),
    // FenciCore is named, although Fenci hands it on: only so does the command follow its changes.
    .executableTarget(
      name: "FenciCommand", dependencies: ["Fenci", "FenciCore", "FenciModel"],
      swiftSettings: settings,
      // On Linux it is part of the C library.
      linkerSettings: [.linkedLibrary("iconv", .when(platforms: [.macOS]))]),
    .target(
      name: "FenciTestSupport", dependencies: ["FenciCore"], path: "Tests/FenciTestSupport",
      swiftSettings: settings,
      linkerSettings: [.linkedLibrary("iconv", .when(platforms: [.macOS]))]),
    .testTarget(
      name: "FenciCoreTests", dependencies: ["FenciCore", "FenciTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "FenciTests", dependencies: ["Fenci", "FenciModel", "FenciTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "FenciCommandTests",
      dependencies: ["FenciCommand", "FenciCore", "FenciTestSupport"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)
