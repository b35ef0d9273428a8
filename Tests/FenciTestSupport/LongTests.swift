internal import Foundation
package import Testing

extension Trait where Self == ConditionTrait {
  /// A law, an oracle, an exhaustive or a hostile suite: takes more than a second where code is not
  /// optimised. It runs if the environment variable `FENCI_LONG_TESTS` is set:
  ///
  ///     FENCI_LONG_TESTS=1 swift test -c release -Xswiftc -enable-testing
  package static var long: Self {
    .enabled(if: runsLongTests, "long: set FENCI_LONG_TESTS to run it")
  }
}

private let runsLongTests = ProcessInfo.processInfo.environment["FENCI_LONG_TESTS"] != nil
