extension StringProtocol {
  /// The UTF-8 bytes of the text. A string that is bridged from Objective-C has UTF-16 inside and is
  /// converted.
  ///
  /// - Complexity: O(*n*) in the length of the text.
  package var utf8Bytes: [UInt8] {
    utf8.withContiguousStorageIfAvailable { unsafe [UInt8]($0) } ?? [UInt8](utf8)
  }

  /// Calls `body` with the UTF-8 bytes of the text. They are copied only if the text is bridged from
  /// Objective-C.
  func withUTF8Table<Result>(_ body: (Table<UInt8>) -> Result) -> Result {
    let result = utf8.withContiguousStorageIfAvailable { bytes in
      unsafe body(Table(UnsafeRawBufferPointer(bytes)))
    }
    return result ?? [UInt8](utf8).withTable(body)
  }
}
