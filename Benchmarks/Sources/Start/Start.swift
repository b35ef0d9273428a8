#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How long a command takes to its first byte of output, and how much memory it takes at most.
///
/// usage: Start ROUNDS LINE COMMAND [ARGUMENT...]
///
/// Linux counts a child's peak from its parent's, so less than this program's own, about 9 MB, is not
/// seen: a figure that small means "no more than that".
///
/// The command gets LINE and an end of file on standard input. Prints one object: the median and the
/// least milliseconds to the first byte and to the end, and the greatest memory in bytes.
@main
enum Start {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 4, let rounds = Int(arguments[1]), rounds > 0 else {
      print("usage: Start ROUNDS LINE COMMAND [ARGUMENT...]")
      exit(2)
    }
    let command = Array(arguments[3...])
    let runs = (0..<rounds).map { _ in Run(command, input: arguments[2] + "\n") }
    let first = runs.map(\.firstByte).sorted()
    let end = runs.map(\.end).sorted()
    print(
      "{\"firstByteMilliseconds\":\(milliseconds(first[rounds / 2])),"
        + "\"leastFirstByteMilliseconds\":\(milliseconds(first[0])),"
        + "\"endMilliseconds\":\(milliseconds(end[rounds / 2])),"
        + "\"peakMemoryBytes\":\(runs.map(\.peakMemory).max() ?? 0)}")
  }

  /// Milliseconds with two decimals, without Foundation.
  static func milliseconds(_ time: Duration) -> Double {
    let (seconds, attoseconds) = time.components
    return Double(seconds * 100_000 + attoseconds / 10_000_000_000_000) / 100
  }
}

/// One run of a command.
struct Run {
  /// From before the process was made to the first byte that it wrote.
  let firstByte: Duration
  /// From before the process was made until it had ended.
  let end: Duration
  /// The most memory it had resident, in bytes.
  let peakMemory: Int

  init(_ command: [String], input: String) {
    let (toChild, fromChild) = (Pipe(), Pipe())
    let clock = ContinuousClock()
    let begin = clock.now
    let child = Self.spawn(command, reading: toChild, writing: fromChild)
    close(toChild.output)
    close(fromChild.input)
    _ = unsafe write(toChild.input, input, input.utf8.count)
    close(toChild.input)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var count = unsafe read(fromChild.output, &buffer, 1)
    firstByte = clock.now - begin
    while count > 0 { count = unsafe read(fromChild.output, &buffer, buffer.count) }
    close(fromChild.output)
    var (status, usage) = (Int32(0), rusage())
    unsafe wait4(child, &status, 0, &usage)
    end = clock.now - begin
    guard status == 0 else { fail("\(command[0]) ended with status \(status)") }
    #if canImport(Darwin)
      peakMemory = usage.ru_maxrss
    #else
      peakMemory = usage.ru_maxrss * 1024
    #endif
  }

  private static func spawn(_ command: [String], reading: Pipe, writing: Pipe) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, reading.output, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, writing.input, 1)
    for end in [reading.input, reading.output, writing.input, writing.output] {
      unsafe posix_spawn_file_actions_addclose(&actions, end)
    }
    var words = unsafe command.map { unsafe strdup($0) }
    defer { unsafe words.forEach { unsafe free($0) } }
    unsafe words.append(nil)
    var child = pid_t()
    let failure = unsafe posix_spawnp(&child, command[0], &actions, nil, words, environ)
    guard failure == 0 else { fail("cannot start \(command[0])") }
    return child
  }
}

/// Two ends of a channel between processes.
struct Pipe {
  let output: Int32
  let input: Int32

  init() {
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { fail("no pipe") }
    (output, input) = (ends[0], ends[1])
  }
}

func fail(_ problem: String) -> Never {
  let line = "Start: \(problem)\n"
  _ = unsafe write(2, line, line.utf8.count)
  exit(1)
}
