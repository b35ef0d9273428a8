#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

#if canImport(Darwin) || canImport(Glibc) || canImport(Musl)
  extension Lexicon {
    /// Opens a compiled image from a file. The file is mapped into memory and validated.
    ///
    /// The mapping is private and read-only. Do not change the file in place while the lexicon is
    /// in use, because the program may then trap. To update the file, rename a new file over it.
    ///
    /// - Throws: `FenciError.unreadable` if the file cannot be read, or `FenciError.invalidImage`
    ///   if its contents are not valid.
    /// - Complexity: O(*n*) in the size of the image, because all of it is validated.
    public init(contentsOf path: String) throws(FenciError) {
      // Without O_NONBLOCK, opening a pipe would wait for a writer before the pipe can be refused.
      let descriptor = openFile(path, O_NONBLOCK)
      guard descriptor >= 0 else { throw .unreadable(path: path, reason: systemError(errno)) }
      defer { close(descriptor) }
      var status = stat()
      guard unsafe fstat(descriptor, &status) == 0 else {
        throw .unreadable(path: path, reason: systemError(errno))
      }
      guard status.st_mode & S_IFMT == S_IFREG else {
        throw .unreadable(path: path, reason: "not a regular file")
      }
      let size = Int(status.st_size)
      guard size > 0 else {
        throw .invalidImage(section: "header", offset: 0, problem: "\(path) is empty")
      }
      let mapping = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
      guard let start = unsafe mapping, unsafe start != MAP_FAILED else {
        throw .unreadable(path: path, reason: systemError(errno))
      }
      let address = UInt(bitPattern: start)
      storage = try unsafe ImageStorage.validated(start, byteCount: size) {
        if let start = unsafe UnsafeMutableRawPointer(bitPattern: address) {
          unsafe _ = munmap(start, size)
        }
      }
    }
  }

  /// The system's message for an error number.
  package func systemError(_ number: Int32) -> String {
    unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
  }

  /// Whether a file or folder exists at a path.
  func fileExists(_ path: String) -> Bool {
    unsafe FileName.withPath(path) { unsafe access($0, F_OK) == 0 }
  }

  /// Replaces a file atomically. The bytes are written to a temporary file next to it, which is
  /// then renamed. Programs that have opened the old file keep its contents. The name of the
  /// temporary file is one that does not exist yet.
  package func replaceFile(_ path: String, with bytes: [UInt8]) throws(FenciError) {
    var temporary = path + ".new"
    var number = 1
    while fileExists(temporary) {
      number += 1
      temporary = "\(path).new\(number)"
    }
    let descriptor = createFile(temporary)
    guard descriptor >= 0 else { throw .unreadable(path: temporary, reason: systemError(errno)) }
    var start = 0
    while start < bytes.count {
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe write(descriptor, buffer.baseAddress.map { unsafe $0 + start }, buffer.count - start)
      }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else {
        let reason = systemError(errno)
        close(descriptor)
        removeFile(temporary)
        throw .unreadable(path: temporary, reason: reason)
      }
      start += written
    }
    guard close(descriptor) == 0, renameFile(temporary, to: path) else {
      let reason = systemError(errno)
      removeFile(temporary)
      throw .unreadable(path: path, reason: reason)
    }
  }

  /// Opens a file to read it. Returns -1 if this fails, with the error number in `errno`.
  package func openFile(_ path: String, _ flags: Int32 = 0) -> Int32 {
    unsafe FileName.withPath(path) { unsafe open($0, O_RDONLY | O_CLOEXEC | flags) }
  }

  /// Creates a file that does not exist yet, and opens it to write it. Returns -1 if this fails,
  /// with the error number in `errno`.
  package func createFile(_ path: String) -> Int32 {
    unsafe FileName.withPath(path) {
      unsafe open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    }
  }

  /// Moves a file to another name, and replaces a file that has it. Returns false if this fails,
  /// with the error number in `errno`.
  package func renameFile(_ path: String, to other: String) -> Bool {
    unsafe FileName.withPath(path) { path in
      unsafe FileName.withPath(other) { unsafe rename(path, $0) == 0 }
    }
  }

  package func removeFile(_ path: String) {
    _ = unsafe FileName.withPath(path) { unsafe unlink($0) }
  }

  /// Reads a whole file.
  package func readFile(_ path: String) throws(FenciError) -> [UInt8] {
    let descriptor = openFile(path)
    guard descriptor >= 0 else { throw .unreadable(path: path, reason: systemError(errno)) }
    defer { close(descriptor) }
    guard let bytes = readAll(descriptor) else {
      throw .unreadable(path: path, reason: systemError(errno))
    }
    return bytes
  }

  /// Reads a file descriptor to its end. On an error, returns nil and leaves the error number in
  /// `errno`.
  package func readAll(_ descriptor: Int32) -> [UInt8]? {
    var status = stat()
    let known = unsafe fstat(descriptor, &status) == 0 ? Int(clamping: status.st_size) : 0
    var bytes: [UInt8] = []
    bytes.reserveCapacity(known + 1)
    let chunk = 1 << 16
    while true {
      var failed = false
      let start = bytes.count
      bytes.append(contentsOf: repeatElement(0, count: max(chunk, min(known - start, 1 << 24))))
      let received = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe read(descriptor, buffer.baseAddress.map { unsafe $0 + start }, buffer.count - start)
      }
      if received < 0 {
        if errno == EINTR {
          bytes.removeLast(bytes.count - start)
          continue
        }
        failed = true
      }
      bytes.removeLast(bytes.count - start - max(received, 0))
      if failed { return nil }
      if received == 0 { return bytes }
    }
  }
#endif
