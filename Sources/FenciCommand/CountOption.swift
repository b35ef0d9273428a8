/// The options that take a number. More than the limit is a mistake, and would take time or memory without
/// end.
enum CountOption: String {
  case contexts = "--contexts"
  case jobs = "--jobs"
  case least = "--least"
  case margin = "--margin"
  case memory = "--memory"
  case rounds = "--rounds"
  case top = "--top"

  /// The most.
  var limit: Int {
    switch self {
    case .contexts, .margin, .rounds: 1000
    // Each keeps some pieces of the input in memory, and no machine has more processors for them.
    case .jobs: 256
    case .top: 1_000_000
    // Megabytes: a terabyte.
    case .memory: 1_000_000
    case .least: 1_000_000_000
    }
  }
}
