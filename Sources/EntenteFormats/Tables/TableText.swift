import EntenteModel

/// How the characters of a table are written as bytes.
enum TableText {
  /// The table as UTF-8, so that lines and columns are those an editor shows;
  /// nil with an error reported if it is no text.
  ///
  /// UTF-16 is told by its byte order mark. What is not UTF-8 is Windows-1250 or
  /// Windows-1252, which is noted; but text that is UTF-8 for the most part is
  /// damaged, and reading it as anything else would garble every name.
  static func decoded(_ file: InputFile, log: inout ProblemLog) -> InputFile? {
    if let kind = otherKind(of: file.bytes) {
      log.report(
        "not-text", at: 0, "this is \(kind), not a table in plain text",
        hint: "save the table as CSV in UTF-8")
      return nil
    }
    if let isBigEndian = isBigEndianUTF16(file.bytes) {
      var text = XMLEncoding.decodedUTF16(file.bytes, isBigEndian: isBigEndian)
      if text.starts(with: XMLEncoding.byteOrderMark) { text.removeFirst(3) }
      let decoded = replaced(file, by: text, &log)
      guard let damage = firstDamage(decoded.bytes) else { return decoded }
      log.report("encoding", at: damage, "this is no character of UTF-16")
      return nil
    }
    guard let damage = firstDamage(file.bytes) else { return file }
    if isMostlyUTF8(file.bytes) {
      log.report(
        "encoding", at: damage, "the file is UTF-8, but this byte is no part of it",
        hint: "save the file as UTF-8 once more")
      return nil
    }
    let encoding = TextEncoding(of: file.bytes)
    let decoded = replaced(file, by: Array(encoding.text(file.bytes[...]).utf8), &log)
    log.report(
      "encoding", .note, at: decoded.bytes.dropFirst(3).firstIndex { $0 >= 0x80 } ?? 0,
      "the file is not UTF-8 and is read as \(encoding.rawValue)",
      hint: "if names look wrong, save the file as UTF-8")
    return decoded
  }

  /// The beginning of a file, enough of it for its first row.
  static func beginning(of bytes: [UInt8]) -> [UInt8] {
    guard let isBigEndian = isBigEndianUTF16(bytes) else { return bytes }
    let text = XMLEncoding.decodedUTF16(Array(bytes.prefix(1 << 16)), isBigEndian: isBigEndian)
    return text.starts(with: XMLEncoding.byteOrderMark) ? Array(text.dropFirst(3)) : text
  }

  private static func replaced(
    _ file: InputFile, by text: [UInt8], _ log: inout ProblemLog
  ) -> InputFile {
    let decoded = InputFile(
      name: file.name, bytes: XMLEncoding.byteOrderMark + text, limits: file.limits)
    log = ProblemLog(file: decoded)
    return decoded
  }

  /// Whether a text is UTF-16 of the one order or the other, by its mark.
  private static func isBigEndianUTF16(_ bytes: [UInt8]) -> Bool? {
    if bytes.starts(with: [0xFE, 0xFF]) { return true }
    return bytes.starts(with: [0xFF, 0xFE]) ? false : nil
  }

  /// What a file is that is no text, if its first bytes tell.
  private static func otherKind(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return "a spreadsheet or other archive" }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return "an old spreadsheet" }
    if bytes.starts(with: "SQLite format 3".utf8) { return "a database" }
    if isBigEndianUTF16(bytes) == nil, bytes.prefix(4096).contains(0) { return "binary data" }
    return nil
  }

  /// The first byte that is not UTF-8.
  private static func firstDamage(_ bytes: [UInt8]) -> Int? {
    if (try? UTF8Span(validating: bytes.span)) != nil { return nil }
    return sequences(bytes).firstDamage
  }

  /// Whether more characters beyond ASCII are sound UTF-8 than are not.
  private static func isMostlyUTF8(_ bytes: [UInt8]) -> Bool {
    let counts = sequences(bytes)
    return counts.sound > counts.damaged
  }

  private static func sequences(
    _ bytes: [UInt8]
  ) -> (sound: Int, damaged: Int, firstDamage: Int?) {
    var counts = (sound: 0, damaged: 0, firstDamage: Int?.none)
    var decoder = Unicode.UTF8.ForwardParser()
    var rest = bytes.makeIterator()
    var position = 0
    while true {
      switch decoder.parseScalar(from: &rest) {
      case .valid(let scalar):
        if scalar.count > 1 { counts.sound += 1 }
        position += scalar.count
      case .error(let length):
        if counts.firstDamage == nil { counts.firstDamage = position }
        counts.damaged += 1
        position += length
      case .emptyInput: return counts
      }
    }
  }
}
