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
    // Everything: the engine, the standard dictionary and the standard model, both embedded.
    .library(name: "Fenci", targets: ["Fenci"]),
    // The engine with the standard dictionary and no model, for programs that count bytes.
    .library(name: "FenciDictionary", targets: ["FenciDictionary"]),
    // The engine alone, for callers who bring a dictionary of their own.
    .library(name: "FenciCore", targets: ["FenciCore"]),
    // Folders of documents: reading them, evaluation, document frequencies, reports.
    .library(name: "FenciCorpus", targets: ["FenciCorpus"]),
    .executable(name: "fenci", targets: ["FenciCommand"]),
  ],
  dependencies: [],
  targets: [
    .target(name: "FenciCore", swiftSettings: settings),
    .target(name: "CFenciStandard", exclude: ["standard.fenci"]),
    .target(
      name: "FenciDictionary", dependencies: ["FenciCore", "CFenciStandard"],
      swiftSettings: settings),
    .target(name: "CFenciModel", exclude: ["standard.fencimodel"]),
    // What Fenci hands on is named by those who import Fenci: only so do they follow its changes.
    .target(
      name: "Fenci", dependencies: ["FenciDictionary", "FenciCore", "CFenciModel"],
      swiftSettings: settings),
    .target(
      name: "FenciCorpus", dependencies: ["Fenci", "FenciCore"], exclude: ["README.md"],
      swiftSettings: settings,
      // On Linux it is part of the C library.
      linkerSettings: [.linkedLibrary("iconv", .when(platforms: [.macOS]))]),
    .executableTarget(
      name: "FenciCommand",
      dependencies: ["Fenci", "FenciDictionary", "FenciCore", "FenciCorpus"],
      swiftSettings: settings),
    .target(
      name: "FenciTestSupport", dependencies: ["FenciCore"], path: "Tests/FenciTestSupport",
      swiftSettings: settings,
      linkerSettings: [.linkedLibrary("iconv", .when(platforms: [.macOS]))]),
    .testTarget(
      name: "FenciCoreTests", dependencies: ["FenciCore", "FenciTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "FenciTests",
      dependencies: ["Fenci", "FenciDictionary", "FenciCore", "FenciTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "FenciCorpusTests", dependencies: ["FenciCorpus", "FenciCore", "FenciTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "FenciCommandTests",
      dependencies: ["FenciCommand", "FenciCorpus", "FenciCore", "FenciTestSupport"],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x
)

// The C interface, see Sources/CFenci/include/fenci.h. Its functions are checked against the header,
// which the compiler can do from 6.3 on.
#if compiler(>=6.3)
  package.products.append(
    .library(name: "fenci-c", type: .dynamic, targets: ["FenciC"]))
  package.targets += [
    .target(name: "CFenci"),
    .target(
      name: "FenciC", dependencies: ["CFenci", "Fenci", "FenciCore"], swiftSettings: settings),
  ]
#endif
