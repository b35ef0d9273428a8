import Fenci
struct KeywordsCommand {
  init(_ arguments: ArraySlice<String>) throws(CommandError) {}
  func run(to output: inout Output) throws(CommandError) -> Int32 { 0 }
}
