import Corpus
import Foundation

/// What the command line asks for.
struct Options {
  static let usage = """
    usage: Throughput [--rounds N] [--megabytes N] [--layout text|markdown] [--lines FILE]
                      [--cut texts|lines] [--measure all|speed] [--recorded compare|write]
                      [--model FILE] [--corpus FILE...] [FILE...]

    --rounds     so many rounds of each, of which the best counts (7)
    --megabytes  the size of the text that is generated where no file is given (4)
    --layout     how the tables are printed
    --lines      also writes every figure to FILE, as JSON Lines
    --cut        lines: each line is a text of its own
    --measure    speed: segmentation alone
    --recorded   compare: the token counts have to be those of Recorded/tokens.tsv, if it has them
                 write: they are written there
    --model      the trained method's model, instead of the standard one
    --corpus     files to measure instead: plain, or with words separated by blanks, which are then
                 also scored
    """

  /// How tables are printed.
  enum Layout: String { case text, markdown }

  /// What a text is.
  enum Cut: String { case texts, lines }

  /// What is measured.
  enum Measurements: String { case all, speed }

  /// What the recorded counts are for.
  enum Recording: String { case compare, write }

  /// A command line that means nothing.
  struct Misuse: Error, CustomStringConvertible {
    let description: String
  }

  private(set) var rounds = 7
  private(set) var megabytes = 4
  private(set) var layout = Layout.text
  private(set) var lines: String?
  private(set) var measurements = Measurements.all
  private(set) var cut = Cut.texts
  private(set) var recording = Recording.compare
  private(set) var model: String?
  private(set) var files: [String] = []

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--rounds": rounds = try Self.positive(argument, rest.popFirst())
      case "--megabytes": megabytes = try Self.positive(argument, rest.popFirst())
      case "--layout": layout = try Self.choice(argument, rest.popFirst())
      case "--cut": cut = try Self.choice(argument, rest.popFirst())
      case "--measure": measurements = try Self.choice(argument, rest.popFirst())
      case "--recorded": recording = try Self.choice(argument, rest.popFirst())
      case "--model": model = rest.popFirst()
      case "--lines": lines = rest.popFirst()
      // Every argument that is no option is a file, so this one only says so.
      case "--corpus": continue
      case "--help":
        print(Self.usage)
        exit(0)
      case _ where argument.hasPrefix("-"):
        throw Misuse(description: "no such option: \(argument)\n\(Self.usage)")
      default: files.append(argument)
      }
    }
  }

  func corpus() throws -> Corpus {
    let corpus =
      files.isEmpty ? Corpus(generatedMegabytes: megabytes) : try Corpus(paths: files)
    return cut == .lines ? corpus.cutIntoLines() : corpus
  }

  private static func positive(_ option: String, _ value: String?) throws -> Int {
    guard let number = value.flatMap({ Int($0) }), number > 0 else {
      throw Misuse(description: "\(option) needs a positive number")
    }
    return number
  }

  private static func choice<Choice: RawRepresentable<String>>(
    _ option: String, _ value: String?
  ) throws -> Choice {
    guard let choice = value.flatMap(Choice.init(rawValue:)) else {
      throw Misuse(description: "\(option) does not know \(value ?? "nothing")")
    }
    return choice
  }
}
