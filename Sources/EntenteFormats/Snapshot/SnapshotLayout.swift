/// How a snapshot lies in its file; `docs/snapshot.md` tells it in full.
///
/// A header of 64 bytes, a table of sections, the checksums of the blocks of
/// data, and from a multiple of 4,096 on the data: the sections, each from a
/// multiple of 64 on. All numbers are little-endian.
struct SnapshotLayout: Equatable {
  /// The bytes with which each snapshot starts.
  ///
  /// The first is none of a text, and the line ends are spoiled by what takes the
  /// file for one.
  static let magic: [UInt8] = [0x89, 0x45, 0x4E, 0x54, 0x0D, 0x0A, 0x1A, 0x0A]

  /// The version that this program writes and reads.
  static let version: UInt32 = 1

  /// The binary logarithm of the length of a block that has a checksum.
  static let blockShift = 20

  static let headerLength = 64
  static let entryLength = 64

  /// A column of the graph.
  struct Section: Equatable {
    /// At most 40 bytes of ASCII.
    var name: String
    /// The first byte, counted from that of the data.
    var start: Int
    var byteCount: Int
    /// The length of an element; 0 for a number, which is in place of the start.
    var stride: Int
  }

  var sections: [Section]

  /// How many bytes the data take.
  var dataLength: Int

  /// The checksums of the blocks of data.
  var checksums: [UInt64] = []

  /// How many blocks the data take.
  var blockCount: Int { (dataLength + (1 << Self.blockShift) - 1) >> Self.blockShift }

  /// The byte of the file at which the data start.
  var dataStart: Int {
    let ahead = Self.headerLength + sections.count * Self.entryLength + blockCount * 8
    return (ahead + 4095) / 4096 * 4096
  }

  /// The length of the file.
  var fileLength: Int { dataStart + dataLength }
}

// MARK: - Writing

extension SnapshotLayout {
  /// What lies ahead of the data.
  var head: [UInt8] {
    var head = [UInt8](repeating: 0, count: dataStart)
    func put(_ number: UInt64, at position: Int, length: Int = 8) {
      for i in 0..<length {
        head[position + i] = UInt8(truncatingIfNeeded: number >> UInt64(8 * i))
      }
    }
    head.replaceSubrange(0..<8, with: Self.magic)
    put(UInt64(Self.version), at: 8, length: 4)
    put(UInt64(sections.count), at: 12, length: 4)
    put(UInt64(fileLength), at: 16)
    put(UInt64(dataStart), at: 24)
    put(UInt64(dataLength), at: 32)
    put(UInt64(Self.blockShift), at: 40)
    for (i, section) in sections.enumerated() {
      let entry = Self.headerLength + i * Self.entryLength
      head.replaceSubrange(entry..<(entry + section.name.utf8.count), with: section.name.utf8)
      put(UInt64(bitPattern: Int64(section.start)), at: entry + 40)
      put(UInt64(section.byteCount), at: entry + 48)
      put(UInt64(section.stride), at: entry + 56)
    }
    let table = Self.headerLength + sections.count * Self.entryLength
    for (i, checksum) in checksums.enumerated() { put(checksum, at: table + 8 * i) }
    // The checksum of all that, while its own place holds zeros.
    put(head.withUnsafeBytes(XXH64.checksum), at: 56)
    return head
  }
}

// MARK: - Reading

extension SnapshotLayout {
  /// Why a file is no snapshot that can be read.
  struct Refusal: Error {
    var message: String
    var hint: String?
  }

  /// Reads and verifies what lies ahead of the data of a file.
  init(of file: UnsafeRawBufferPointer) throws(Refusal) {
    func number(at position: Int) -> UInt64 {
      file.loadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian
    }
    func length(at position: Int) throws(Refusal) -> Int {
      guard let length = Int(exactly: number(at: position)), length <= file.count else {
        throw Refusal(message: "it ends before its data do", hint: Self.anew)
      }
      return length
    }
    guard file.count >= Self.headerLength, file.prefix(8).elementsEqual(Self.magic) else {
      throw Refusal(
        message: "this is no snapshot of Entente", hint: "convert writes one: -o NAME.entente")
    }
    let version = UInt32(truncatingIfNeeded: number(at: 8))
    guard version == Self.version else {
      throw Refusal(
        message: "this is a snapshot of version \(version); this program reads version "
          + "\(Self.version)", hint: Self.anew)
    }
    let sectionCount = Int(number(at: 8) >> 32)
    let dataStart = try length(at: 24)
    dataLength = try length(at: 32)
    sections = []
    guard number(at: 16) == file.count else {
      throw Refusal(
        message: "it has \(file.count) bytes instead of \(number(at: 16))", hint: Self.anew)
    }
    guard number(at: 40) == Self.blockShift, dataStart + dataLength == file.count,
      Self.headerLength + sectionCount * Self.entryLength + blockCount * 8 <= dataStart
    else { throw Refusal(message: "its header contradicts itself", hint: Self.anew) }

    var head = [UInt8](file[..<dataStart])
    for i in 56..<64 { head[i] = 0 }
    guard head.withUnsafeBytes(XXH64.checksum) == number(at: 56) else {
      throw Refusal(message: "its header is damaged: the checksum differs", hint: Self.anew)
    }
    for i in 0..<sectionCount {
      let entry = Self.headerLength + i * Self.entryLength
      let name = head[entry..<(entry + 40)].prefix { $0 != 0 }
      let section = Section(
        name: String(decoding: name, as: UTF8.self),
        start: Int(bitPattern: UInt(number(at: entry + 40))),
        byteCount: try length(at: entry + 48), stride: try length(at: entry + 56))
      let isPlaced =
        section.start >= 0 && section.start.isMultiple(of: 64)
        && section.start <= dataLength - section.byteCount
        && section.byteCount.isMultiple(of: max(1, section.stride))
      guard section.stride == 0 || isPlaced else {
        throw Refusal(message: "its section '\(section.name)' lies outside of it", hint: Self.anew)
      }
      sections.append(section)
    }
    let table = Self.headerLength + sectionCount * Self.entryLength
    checksums = (0..<blockCount).map { number(at: table + 8 * $0) }
  }

  /// What to do about a snapshot that can't be read.
  static let anew = "write it anew from its source: entente convert SOURCE -o NAME.entente"
}
