import Foundation

/// What one run of the command printed, and how it ended.
struct Run {
  let ending: Ending
  let output: [UInt8]
  let errors: String

  /// The lines of standard error that tell no progress, of which a slow machine sees more.
  var messages: [Substring] {
    errors.split(separator: "\n").filter { !$0.hasSuffix(" s left") }
  }

  var text: String { String(decoding: output, as: UTF8.self) }

  /// The lines of the output; every one of them has to end in LF.
  var lines: [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last?.isEmpty == true { lines.removeLast() } else { lines.append("(no final LF)") }
    return lines
  }

  /// Every line as a JSON value.
  func objects<Value: Decodable>(_: Value.Type = Value.self) throws -> [Value] {
    try lines.map { try JSONDecoder().decode(Value.self, from: Data($0.utf8)) }
  }
}

/// How a process ended.
enum Ending: Hashable {
  case exit(Int32)
  case signal(Int32)
}

/// The folder of built products, in which the command lies beside the tests.
enum Products {
  private final class Marker {}

  static var fenci: URL {
    #if canImport(Darwin)
      let tests = Bundle(for: Marker.self).bundleURL
      return tests.deletingLastPathComponent().appendingPathComponent("fenci")
    #else
      return Bundle.main.bundleURL.appendingPathComponent("fenci")
    #endif
  }
}

extension Process {
  /// Runs the process and waits without blocking a thread. A test that is cancelled, because its
  /// time limit has passed, kills it.
  func runToItsEnd() async throws -> Ending {
    let ends = AsyncStream.makeStream(of: Void.self)
    terminationHandler = { _ in ends.continuation.finish() }
    try run()
    let identifier = processIdentifier
    await withTaskCancellationHandler {
      for await _ in ends.stream {}
      // A cancelled task leaves the stream at once; the process has been killed, so this is short.
      waitUntilExit()
    } onCancel: {
      _ = kill(identifier, SIGKILL)
    }
    return terminationReason == .exit ? .exit(terminationStatus) : .signal(terminationStatus)
  }
}
