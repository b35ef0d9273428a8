/// The command-line options that take a whole number.
///
/// A number above the limit of its option is rejected, because the work would take too much time or
/// memory.
enum CountOption: String {
  case contexts = "--contexts"
  case jobs = "--jobs"
  case least = "--least"
  case margin = "--margin"
  case memory = "--memory"
  case rounds = "--rounds"
  case top = "--top"

  /// The largest number that the option accepts.
  var limit: Int {
    switch self {
    case .contexts, .margin, .rounds: 1000
    // Each job holds pieces of the input in memory. More jobs than processors save no time.
    case .jobs: 256
    case .top: 1_000_000
    // The unit is a megabyte, so this is one terabyte.
    case .memory: 1_000_000
    case .least: 1_000_000_000
    }
  }
}
