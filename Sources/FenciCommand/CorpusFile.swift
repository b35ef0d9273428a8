#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import Fenci

/// A file of a corpus.
struct CorpusFile {
  let path: String
  /// Nil where it is no regular file, whose size the system knows.
  let byteCount: Int?

  /// What a path stands for: the file itself, or if it is a folder the regular files in it and below, in
  /// byte order of their paths. Names that begin with a dot are left out; links to folders are not
  /// followed, so that none is read twice or without end.
  ///
  /// - Parameter problems: gets the folders that cannot be read. That a file cannot be is seen when it
  ///   is opened.
  static func files(at path: String, _ problems: inout [FenciError]) -> [CorpusFile] {
    let status = path == "-" ? Status(descriptor: STDIN_FILENO) : Status(path, .followed)
    guard path != "-", status?.kind == .folder else {
      return [CorpusFile(path: path, byteCount: status.map(\.byteCount) ?? 0)]
    }
    var files: [CorpusFile] = []
    // Not by recursion, and one folder open at a time: folders may nest as deep as they like.
    var folders = [path]
    while let folder = folders.popLast() {
      do throws(FenciError) {
        for name in try names(in: folder) where !name.hasPrefix(".") {
          let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
          guard let status = Status(path, .itself) else {
            // Reported when it is opened.
            files.append(CorpusFile(path: path, byteCount: 0))
            continue
          }
          switch status.kind {
          case .folder: folders.append(path)
          case .file: files.append(CorpusFile(path: path, byteCount: status.byteCount))
          case .link:
            guard let target = Status(path, .followed), target.kind == .file else { continue }
            files.append(CorpusFile(path: path, byteCount: target.byteCount))
          case .other: continue
          }
        }
      } catch {
        problems.append(error)
      }
    }
    return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The bytes of a regular file; nil of anything else.
  static func byteCount(of path: String) -> Int? {
    Status(path, .followed).flatMap { $0.byteCount }
  }

  /// The bytes of all files together; nil where one has no size.
  static func byteCount(of files: [CorpusFile]) -> Int? {
    files.reduce(0) { sum, file in
      guard let sum, let byteCount = file.byteCount else { return nil }
      let (total, overflows) = sum.addingReportingOverflow(byteCount)
      return overflows ? nil : total
    }
  }

  private static func names(in folder: String) throws(FenciError) -> [String] {
    guard let stream = unsafe opendir(folder) else {
      throw .unreadable(path: folder, reason: systemError(errno))
    }
    defer { unsafe _ = closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      // The name ends with a zero byte, and the entry may be shorter than its type.
      let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
      let name = unsafe UnsafeRawPointer(entry) + offset
      names.append(unsafe String(cString: name.assumingMemoryBound(to: CChar.self)))
    }
    return names
  }
}

/// What the system says of a file.
private struct Status {
  enum Kind { case file, folder, link, other }
  /// What is asked about a link.
  enum Link { case itself, followed }

  let kind: Kind
  /// The size of a regular file.
  let byteCount: Int?

  init?(_ path: String, _ link: Link) {
    var status = stat()
    let result =
      switch link {
      case .itself: unsafe lstat(path, &status)
      case .followed: unsafe stat(path, &status)
      }
    guard result == 0 else { return nil }
    self.init(status)
  }

  init?(descriptor: Int32) {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .link
    default: kind = .other
    }
    byteCount = kind == .file ? Int(clamping: status.st_size) : nil
  }
}
