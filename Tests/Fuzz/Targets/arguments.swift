import Dispatch
import Fenci
import FenciTestSupport
import Foundation

/// Runs the command with any arguments, in a folder of its own that holds a few small files.
///
/// The arguments are lines; behind an empty line stands what the file `input` holds. Standard input is
/// empty and nobody reads the output.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let lines = unsafe FuzzInput(start, count).rest
    .split(separator: 0x0A, omittingEmptySubsequences: false)
  let end = lines.firstIndex(of: []) ?? lines.count
  let arguments = lines[..<end].map { String(decoding: $0, as: UTF8.self) }
  // What lies outside of the folder is not to be read or written.
  if arguments.contains(where: { $0.contains("/") || $0.contains("..") || $0.contains("\0") }) {
    return 0
  }
  folder.restore(input: Array(lines[min(end + 1, lines.count)...].joined(separator: [0x0A])))
  let code = run(arguments)
  law((0...2).contains(code), "exit code \(code)")
  return 0
}

/// The exit code that the command would end with.
private func run(_ arguments: [String]) -> Int32 {
  let result = Result()
  let done = DispatchSemaphore(value: 0)
  Task.detached {
    var output = Output()
    result.code = await Command.run(arguments, to: &output)
    output.flush()
    done.signal()
  }
  done.wait()
  return result.code
}

/// Handed from the task to the one that waits for it: the semaphore orders their accesses.
private final class Result: @unchecked Sendable {
  var code: Int32 = -1
}

/// The folder that all runs share; it is made anew for each process.
private struct Folder {
  private let files: [String: [UInt8]]

  init() {
    var generator = SeededGenerator(seed: 5)
    do {
      let path = NSTemporaryDirectory() + "fenci-fuzz-\(getpid())"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      guard FileManager.default.changeCurrentDirectoryPath(path) else {
        fatalError("cannot go to \(path)")
      }
      files = [
        "words": Array("低空物流 500 n\n台积电\nLouis Vuitton\t20\tnz\n# 注\n坏 行 1 2 3\n".utf8),
        "gold": Array("创新/vn 城市/n 建设/vn 。/w\n江/nr 泽民/nr 开会/v\n创新 城市\n".utf8),
        "idf": Array("# documents: 9\nterm\tdocuments\n创新\t3\n城市\t9\n".utf8),
        "lines.jsonl": Array("{\"text\": \"创新型城市\", \"id\": 1}\n{\"text\": [\n".utf8),
        "image": try SampleLexicon.builder().compile(),
        "model": try RandomModel.image(sentences: 60, rounds: 1, using: &generator),
        // A folder of tables.
        "tables/words.tsv": Array("word\tcount\ttag\n城市\t5\tn\n创新\t2\tv\n".utf8),
        "tables/stopwords.txt": Array("的\n".utf8),
      ]
    } catch {
      fatalError("the files cannot be made: \(error)")
    }
  }

  /// Puts all files back, and takes away what the last run has written.
  func restore(input: [UInt8]) {
    let manager = FileManager.default
    for name in (try? manager.contentsOfDirectory(atPath: ".")) ?? [] {
      try? manager.removeItem(atPath: name)
    }
    try? manager.createDirectory(atPath: "tables", withIntermediateDirectories: true)
    for (name, bytes) in files { manager.createFile(atPath: name, contents: Data(bytes)) }
    manager.createFile(atPath: "input", contents: Data(input))
  }
}

private let folder = Folder()
