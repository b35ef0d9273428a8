import FenciTestSupport
import Foundation

/// Runs of the command inside a test's folder, so that tests and messages speak of plain file names.
extension TemporaryFolder {
  /// Runs `fenci` in the folder with `input` as its standard input, a file.
  func fenci(_ arguments: String..., input: String = "") async throws -> Run {
    try await fenci(arguments, input: Array(input.utf8))
  }

  /// Runs `fenci` in the folder with bytes as its standard input, a file.
  func fenci(_ arguments: [String], input: [UInt8]) async throws -> Run {
    try await run(Products.fenci, arguments, input: input)
  }

  /// Runs a line of the shell in the folder; `$0` is `fenci`.
  func shell(_ line: String) async throws -> Run {
    let shell = URL(fileURLWithPath: "/bin/sh")
    return try await run(shell, ["-c", line, Products.fenci.path], input: [])
  }

  /// Input and output are files of a folder of their own: a test that reads two pipes one after the
  /// other can hang.
  private func run(_ program: URL, _ arguments: [String], input: [UInt8]) async throws -> Run {
    let folder = path
    return try await Turns.processes.take {
      try await Self.run(program, arguments, input: input, in: folder)
    }
  }

  private static func run(
    _ program: URL, _ arguments: [String], input: [UInt8], in folder: String
  ) async throws -> Run {
    let streams = try TemporaryFolder()
    try streams.write("in", input)
    try streams.write("out", [])
    try streams.write("err", [])
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder, isDirectory: true)
    process.standardInput = FileHandle(forReadingAtPath: streams.path("in"))
    process.standardOutput = FileHandle(forWritingAtPath: streams.path("out"))
    process.standardError = FileHandle(forWritingAtPath: streams.path("err"))
    let ending = try await process.runToItsEnd()
    return Run(ending: ending, output: try streams.read("out"), errors: try streams.text("err"))
  }

  func read(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: path(name))))
  }

  func text(_ name: String) throws -> String { String(decoding: try read(name), as: UTF8.self) }

  var fileNames: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }
}
