#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
package import Fenci

/// A file of a corpus.
package struct CorpusFile {
  package let path: String
  /// The size of a regular file; nil for others, such as pipes. 0 if the file does not exist.
  package let byteCount: Int?

  /// The file at a path. For a folder, the regular files below it, in byte order of their paths.
  ///
  /// Names that begin with a dot are skipped. Links to folders are not followed, so each folder is
  /// read once and cycles are impossible.
  ///
  /// - Parameter problems: receives the folders that cannot be read. Unreadable files are reported
  ///   later, when they are opened.
  package static func files(at path: String, _ problems: inout [FenciError]) -> [CorpusFile] {
    let status = path == "-" ? Status(descriptor: STDIN_FILENO) : Status(path, .followed)
    guard path != "-", status?.kind == .folder else {
      return [CorpusFile(path: path, byteCount: status.map(\.byteCount) ?? 0)]
    }
    var files: [CorpusFile] = []
    // Iterative, with one folder open at a time, because folders may nest to any depth.
    var folders = [path]
    while let folder = folders.popLast() {
      do throws(FenciError) {
        for name in try names(in: folder) where !name.hasPrefix(".") {
          let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
          guard let status = Status(path, .itself) else {
            // The error is reported when the file is opened.
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
    return files.sorted {
      FileName.bytes(of: $0.path).lexicographicallyPrecedes(FileName.bytes(of: $1.path))
    }
  }

  /// The size of a regular file in bytes; nil for anything else.
  package static func byteCount(of path: String) -> Int? {
    Status(path, .followed).flatMap { $0.byteCount }
  }

  /// The total size of the files in bytes; nil if one size is unknown, or if the sum overflows.
  package static func byteCount(of files: [CorpusFile]) -> Int? {
    files.reduce(0) { sum, file in
      guard let sum, let byteCount = file.byteCount else { return nil }
      let (total, overflows) = sum.addingReportingOverflow(byteCount)
      return overflows ? nil : total
    }
  }

  private static func names(in folder: String) throws(FenciError) -> [String] {
    guard let stream = unsafe FileName.withPath(folder, { unsafe opendir($0) }) else {
      throw .unreadable(path: folder, reason: systemError(errno))
    }
    defer { unsafe _ = closedir(stream) }
    var names: [String] = []
    while let entry = unsafe readdir(stream) {
      // The name ends with a zero byte, and the entry may be shorter than `dirent`.
      let offset = MemoryLayout<dirent>.offset(of: \.d_name) ?? 0
      let name = unsafe UnsafeRawPointer(entry) + offset
      names.append(unsafe FileName.string(of: bytes(name)))
    }
    return names
  }

  /// The bytes before the next zero byte.
  private static func bytes(_ start: UnsafeRawPointer) -> [UInt8] {
    let count = unsafe strlen(start.assumingMemoryBound(to: CChar.self))
    return unsafe Array(UnsafeRawBufferPointer(start: start, count: count))
  }
}

/// The kind and size of a file, as reported by the system.
private struct Status {
  package enum Kind { case file, folder, link, other }
  /// Whether a link itself or its target is examined.
  package enum Link { case itself, followed }

  package let kind: Kind
  /// The size of a regular file.
  package let byteCount: Int?

  package init?(_ path: String, _ link: Link) {
    var status = stat()
    let result =
      switch link {
      case .itself: unsafe FileName.withPath(path) { unsafe lstat($0, &status) }
      case .followed: unsafe FileName.withPath(path) { unsafe stat($0, &status) }
      }
    guard result == 0 else { return nil }
    self.init(status)
  }

  package init?(descriptor: Int32) {
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
