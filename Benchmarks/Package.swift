// swift-tools-version: 6.2
import PackageDescription

// What Fenci hands on is named: only so do these targets follow its changes.
let fenci = ["Fenci", "FenciDictionary", "FenciCore"].map {
  Target.Dependency.product(name: $0, package: "fenci")
}

// FENCI_STATISTICS=none leaves out what needs a package of others, so that the rest builds anywhere.
let hasStatistics = Context.environment["FENCI_STATISTICS"] != "none"

let package = Package(
  name: "fenci-benchmarks",
  platforms: [.macOS(.v13)],
  dependencies: [.package(name: "fenci", path: "..")],
  targets: [
    // The texts that are measured, and what is known of them.
    .target(name: "Corpus", dependencies: fenci, path: "Sources/Corpus"),
    // The table: speed, tokens, start, memory.
    .executableTarget(name: "Throughput", dependencies: ["Corpus"] + fenci),
    // One task in a process of its own, for callgrind.
    .executableTarget(name: "Probe", dependencies: ["Corpus"] + fenci),
    // Prints the text of documents, to be compared with other parsers.
    .executableTarget(
      name: "ReadText", dependencies: [.product(name: "FenciCorpus", package: "fenci")]),
    // Starts a command again and again: the time to its first byte, its peak memory. It links
    // nothing, since Linux counts a child's peak memory from its parent's.
    .executableTarget(name: "Start"),
  ],
  swiftLanguageModes: [.v6]
)

if hasStatistics {
  // Its traits count allocations and reference counting by interposing on the runtime; they need
  // packages of their own, and callgrind counts the same without touching the program.
  package.dependencies.append(
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []))
  // Statistics by ordo-one's runner, which takes only targets in a folder named Benchmarks.
  package.targets.append(
    .executableTarget(
      name: "Statistics",
      dependencies: ["Corpus", .product(name: "Benchmark", package: "benchmark")] + fenci,
      path: "Sources/Benchmarks/Statistics",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]))
}
