// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "fenci-benchmarks",
  platforms: [.macOS(.v12)],
  dependencies: [.package(name: "fenci", path: "..")],
  targets: [
    .executableTarget(
      name: "Throughput", dependencies: [.product(name: "Fenci", package: "fenci")])
  ],
  swiftLanguageModes: [.v6]
)
