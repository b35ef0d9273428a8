import Foundation

/// A temporary folder of one test, deleted with it. The command runs inside, so that tests and
/// messages speak of plain file names.
final class Folder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("fenci-tests-\(UUID().uuidString)", isDirectory: true)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func write(_ name: String, _ text: String) throws { try write(name, Array(text.utf8)) }

  func read(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: url.appendingPathComponent(name)))
  }

  var fileNames: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }

  /// Runs `fenci` in the folder with `input` as its standard input, a file.
  func fenci(_ arguments: String..., input: String = "") async throws -> Run {
    try await fenci(arguments, input: Array(input.utf8))
  }

  /// Runs `fenci` in the folder with bytes as its standard input, a file.
  func fenci(_ arguments: [String], input: [UInt8]) async throws -> Run {
    try await run(process(Products.fenci, arguments), input: input)
  }

  /// Runs a line of the shell in the folder; `$0` is `fenci`.
  func shell(_ line: String) async throws -> Run {
    let shell = URL(fileURLWithPath: "/bin/sh")
    return try await run(process(shell, ["-c", line, Products.fenci.path]), input: [])
  }

  /// Input and output are files: a test that reads two pipes one after the other can hang.
  private func run(_ process: Process, input: [UInt8]) async throws -> Run {
    let streams = "streams-\(UUID().uuidString)"
    try write("\(streams)/in", input)
    try write("\(streams)/out", [])
    try write("\(streams)/err", [])
    defer { try? FileManager.default.removeItem(at: url.appendingPathComponent(streams)) }
    process.standardInput = try handle("\(streams)/in")
    process.standardOutput = try handle("\(streams)/out", forWriting: true)
    process.standardError = try handle("\(streams)/err", forWriting: true)
    let ending = try await process.runToItsEnd()
    return Run(
      ending: ending, output: try read("\(streams)/out"),
      errors: String(decoding: try read("\(streams)/err"), as: UTF8.self))
  }

  /// A process that will run a program in the folder.
  private func process(_ program: URL, _ arguments: [String]) -> Process {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = url
    return process
  }

  private func handle(_ name: String, forWriting: Bool = false) throws -> FileHandle {
    let file = url.appendingPathComponent(name)
    return forWriting
      ? try FileHandle(forWritingTo: file) : try FileHandle(forReadingFrom: file)
  }
}
