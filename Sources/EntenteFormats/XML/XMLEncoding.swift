import EntenteModel

/// How the characters of an XML file are written as bytes.
enum XMLEncoding {
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The file as UTF-8, so that lines and columns are those an editor shows;
  /// nil with an error reported if its encoding is not known.
  ///
  /// A file in another encoding comes back with a byte order mark, which stands
  /// above what its first line declares: decoding twice changes nothing. The log
  /// then speaks of the decoded file.
  static func decoded(_ file: InputFile, log: inout ProblemLog) -> InputFile? {
    let bytes = file.bytes
    if bytes.starts(with: byteOrderMark) { return file }
    var text: [UInt8]
    if bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0x00, 0x3C]) {
      text = decodedUTF16(bytes, isBigEndian: true)
    } else if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0x3C, 0x00]) {
      text = decodedUTF16(bytes, isBigEndian: false)
    } else {
      guard let declared = declaredEncoding(bytes) else { return file }
      switch declared.name.lowercased() {
      case "utf-8", "utf8", "us-ascii", "ascii": return file
      case "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1":
        text = decodedLatin1(bytes, high: [:])
      case "windows-1252", "cp1252": text = decodedLatin1(bytes, high: windows1252)
      default:
        log.report(
          "encoding", at: declared.offset, "the encoding '\(declared.name)' is not read",
          hint: "save the file as UTF-8")
        return nil
      }
    }
    if text.starts(with: byteOrderMark) { text.removeFirst(3) }
    let decoded = InputFile(name: file.name, bytes: byteOrderMark + text, limits: file.limits)
    log = ProblemLog(file: decoded)
    return decoded
  }

  /// The encoding that the XML declaration names, with the byte of the name.
  private static func declaredEncoding(_ bytes: [UInt8]) -> (name: String, offset: Int)? {
    guard bytes.starts(with: "<?xml".utf8) else { return nil }
    let head = Array(bytes.prefix(1024).prefix { $0 != UInt8(ascii: ">") })
    let word = Array("encoding".utf8)
    guard
      let found = head.indices.first(where: { head[$0...].starts(with: word) }),
      let start = head[found...].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
      let end = head[(start + 1)...].firstIndex(of: head[start])
    else { return nil }
    return (String(decoding: head[(start + 1)..<end], as: UTF8.self), start + 1)
  }

  /// UTF-16 as UTF-8.
  ///
  /// Half a pair of surrogates becomes bytes that are not
  /// UTF-8, so that the scanner finds it at its place.
  static func decodedUTF16(_ bytes: [UInt8], isBigEndian: Bool) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    func unit(_ i: Int) -> UInt32? {
      guard i + 1 < bytes.count else { return nil }
      let (a, b) = (UInt32(bytes[i]), UInt32(bytes[i + 1]))
      return isBigEndian ? a << 8 | b : b << 8 | a
    }
    var i = 0
    while let first = unit(i) {
      i += 2
      if let scalar = Unicode.Scalar(first) {
        text.append(contentsOf: UTF8.encode(scalar) ?? .init())
      } else if first < 0xDC00, let second = unit(i), (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
      {
        i += 2
        text.append(contentsOf: UTF8.encode(scalar) ?? .init())
      } else {
        text.append(0xFF)
      }
    }
    if i < bytes.count { text.append(0xFF) }
    return text
  }

  private static func decodedLatin1(_ bytes: [UInt8], high: [UInt8: UInt16]) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        text.append(byte)
      } else {
        let scalar = high[byte].flatMap { Unicode.Scalar($0) } ?? Unicode.Scalar(byte)
        text.append(contentsOf: UTF8.encode(scalar) ?? .init())
      }
    }
    return text
  }

  /// What windows-1252 writes where ISO 8859-1 has control characters.
  private static let windows1252: [UInt8: UInt16] = [
    0x80: 0x20AC, 0x82: 0x201A, 0x83: 0x0192, 0x84: 0x201E, 0x85: 0x2026, 0x86: 0x2020,
    0x87: 0x2021, 0x88: 0x02C6, 0x89: 0x2030, 0x8A: 0x0160, 0x8B: 0x2039, 0x8C: 0x0152,
    0x8E: 0x017D, 0x91: 0x2018, 0x92: 0x2019, 0x93: 0x201C, 0x94: 0x201D, 0x95: 0x2022,
    0x96: 0x2013, 0x97: 0x2014, 0x98: 0x02DC, 0x99: 0x2122, 0x9A: 0x0161, 0x9B: 0x203A,
    0x9C: 0x0153, 0x9E: 0x017E, 0x9F: 0x0178,
  ]

  /// The first byte that can't stand in XML: not UTF-8, or a control character.
  static func firstIllegalByte(in bytes: [UInt8], from start: Int = 0) -> Int? {
    let span = bytes.span
    var i = start
    while i < span.count {
      let byte = span[i]
      if byte < 0x80 {
        if byte < 0x20, byte != 0x0A, byte != 0x09, byte != 0x0D { return i }
        i += 1
        continue
      }
      guard let length = scalarLength(span, at: i) else { return i }
      i += length
    }
    return nil
  }

  /// How many bytes the scalar at an index takes; nil if they are not UTF-8, or
  /// U+FFFE or U+FFFF, which no text holds.
  private static func scalarLength(_ span: Span<UInt8>, at i: Int) -> Int? {
    func follows(_ k: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      i + k < span.count && range.contains(span[i + k])
    }
    switch span[i] {
    case 0xC2...0xDF: return follows(1) ? 2 : nil
    case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : nil
    case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : nil
    case 0xEF:
      guard follows(1), follows(2) else { return nil }
      return span[i + 1] == 0xBF && span[i + 2] >= 0xBE ? nil : 3
    case 0xE1...0xEF: return follows(1) && follows(2) ? 3 : nil
    case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : nil
    case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : nil
    case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : nil
    default: return nil
    }
  }
}
