/// The date of creation in a PDF file, which differs from run to run.
enum PDFDate {
  /// Overwrites the date with spaces, which PDF reads over.
  ///
  /// Its length stays, since a PDF file has a table of the places of its parts.
  static func remove(from bytes: inout [UInt8]) {
    let mark = Array("/CreationDate (D:".utf8)
    var start = bytes.count - mark.count
    // It is in one of the last objects.
    while start >= 0 {
      if bytes[start] == mark[0], bytes[start...].starts(with: mark) { break }
      start -= 1
    }
    guard start >= 0, let end = bytes[start...].prefix(64).firstIndex(of: UInt8(ascii: ")")) else {
      return
    }
    for index in start...end { bytes[index] = UInt8(ascii: " ") }
  }
}
