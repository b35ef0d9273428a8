// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

// On Linux, `iconv` is part of the C library.
let iconv = LinkerSetting.linkedLibrary(
  "iconv", .when(platforms: [.macOS, .macCatalyst, .iOS, .tvOS, .watchOS, .visionOS]))

let package = Package(
  name: "fenci",
  platforms: [.iOS(.v15), .macOS(.v12), .tvOS(.v15), .watchOS(.v8), .visionOS(.v1)],
  products: [
    // Everything: the engine, the standard dictionary and the standard model, both embedded.
    .library(name: "Fenci", targets: ["Fenci"]),
    // The engine with the standard dictionary and no model, for programs that count bytes.
    .library(name: "FenciDictionary", targets: ["FenciDictionary"]),
    // The engine alone, for callers who bring a dictionary of their own.
    .library(name: "FenciCore", targets: ["FenciCore"]),
    // Folders of documents: reading them, evaluation, document frequencies, reports.
    .library(name: "FenciCorpus", targets: ["FenciCorpus"]),
    // Full-text search with SQLite's FTS5; the SQLite is the program's own.
    .library(name: "FenciFTS5", targets: ["FenciFTS5"]),
    // The same as an extension that SQLite loads.
    .library(name: "FenciSQLite", type: .dynamic, targets: ["FenciSQLite"]),
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
      linkerSettings: [iconv]),
    // The functions of SQLite that FTS5 needs, without a header of SQLite. On Linux they are weak.
    .target(
      name: "CFenciSQLite",
      linkerSettings: [
        .linkedLibrary("sqlite3", .when(platforms: [.macOS, .iOS, .tvOS, .watchOS, .visionOS]))
      ]),
    .target(
      name: "FenciFTS5", dependencies: ["FenciDictionary", "FenciCore", "CFenciSQLite"],
      swiftSettings: settings),
    .target(
      name: "FenciSQLite", dependencies: ["FenciFTS5", "CFenciSQLite"], swiftSettings: settings),
    .executableTarget(
      name: "FenciCommand",
      dependencies: ["Fenci", "FenciDictionary", "FenciCore", "FenciCorpus"],
      swiftSettings: settings),
    .target(
      name: "FenciTestSupport", dependencies: ["FenciCore"], path: "Tests/FenciTestSupport",
      swiftSettings: settings,
      linkerSettings: [iconv]),
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
