public import CFenci
#if canImport(FenciCore)
  internal import FenciCore
#endif

/// The reason why a function fails.
enum CallError: Error {
  /// An argument that no call may pass, and what is wrong with it.
  case argument(StaticString)
  /// An error of the library.
  case library(FenciError)

  var status: fenci_status {
    switch self {
    case .argument: FENCI_INVALID_ARGUMENT
    case .library(.invalidImage), .library(.unreadable): FENCI_INVALID_IMAGE
    case .library(.invalidTable): FENCI_INVALID_LINE
    case .library(.invalidEntry): FENCI_INVALID_ENTRY
    case .library(.missingTable): FENCI_MISSING_TABLE
    }
  }

  var message: String {
    switch self {
    case .argument(let problem): problem.description
    case .library(let error): error.description
    }
  }
}

/// Runs the body of a function and returns its status.
func status(_ body: () throws(CallError) -> Void) -> fenci_status {
  do throws(CallError) {
    try body()
    return FENCI_OK
  } catch {
    return error.status
  }
}

/// Runs the body of a function, tells the caller about an error, and returns the status.
///
/// - Parameter place: the caller's structure, or nil.
func status(
  _ place: UnsafeMutablePointer<fenci_error>?, _ body: () throws(CallError) -> Void
) -> fenci_status {
  do throws(CallError) {
    try body()
    unsafe report(FENCI_OK, "", in: place)
    return FENCI_OK
  } catch {
    unsafe report(error.status, error.message, in: place)
    return error.status
  }
}

/// Writes a code and a message. A message that is too long is cut between two characters.
///
/// - Parameter place: memory for one structure, or nil.
private func report(
  _ code: fenci_status, _ message: String, in place: UnsafeMutablePointer<fenci_error>?
) {
  guard let place = unsafe place else { return }
  unsafe place.pointee.code = code
  unsafe withUnsafeMutableBytes(of: &place.pointee.message) { room in
    var length = 0
    for scalar in message.unicodeScalars {
      let units = UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      guard length + units.count < room.count else { break }
      for unit in units {
        unsafe room[length] = unit
        length += 1
      }
    }
    unsafe room[length] = 0
  }
}

/// The version of the header that the library was compiled with.
@c @implementation
public func fenci_version() -> UInt32 { UInt32(FENCI_VERSION) }

/// The name of a status, as a static string.
@c @implementation
public func fenci_status_name(_ status: fenci_status) -> UnsafePointer<CChar>? {
  let name: StaticString =
    switch status {
    case FENCI_OK: "ok"
    case FENCI_INVALID_ARGUMENT: "invalid argument"
    case FENCI_INVALID_IMAGE: "invalid image"
    case FENCI_INVALID_LINE: "invalid line"
    case FENCI_INVALID_ENTRY: "invalid entry"
    case FENCI_MISSING_TABLE: "missing table"
    default: "unknown status"
    }
  return unsafe UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self)
}
