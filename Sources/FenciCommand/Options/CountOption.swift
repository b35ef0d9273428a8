/// The options that take a number. Numbers above the limit are rejected, because they would take
/// too much time or memory.
enum CountOption: String {
  case contexts = "--contexts"
  case jobs = "--jobs"
  case least = "--least"
  case margin = "--margin"
  case memory = "--memory"
  case rounds = "--rounds"
  case top = "--top"

  /// The largest number allowed.
  var limit: Int {
    switch self {
    case .contexts, .margin, .rounds: 1000
    // Each job keeps pieces of the input in memory, and more jobs than processors gain nothing.
    case .jobs: 256
    case .top: 1_000_000
    // In megabytes: one terabyte.
    case .memory: 1_000_000
    case .least: 1_000_000_000
    }
  }
}
