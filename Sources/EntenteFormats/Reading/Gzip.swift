import CZlib
import EntenteModel

/// Inflates gzip (RFC 1952) with the system's zlib, which is used here alone.
///
/// A file may hold several members, one after the other, which are one text.
/// Each ends with a check sum and its length, which zlib compares. Zeros may
/// follow the last, as tapes pad them.
enum Gzip {
  /// Why a file can't be inflated.
  struct Malformation: Error {
    var message: String
    var hint: String?
  }

  /// Whether bytes start as gzip does.
  static func isGzip(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

  /// The bytes that were compressed.
  ///
  /// - Parameters:
  ///   - bytes: The members.
  ///   - limit: How many bytes may come out.
  /// - Complexity: O(*n* + *m*) for *n* bytes in and *m* out, however small the
  ///   members are; no more than the limit is ever held.
  static func inflated(_ bytes: [UInt8], limit: Int) throws(Malformation) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(announcedCount(bytes, limit: limit))
    var inflater = try Inflater()
    defer { inflater.close() }
    var position = 0
    while position < bytes.count {
      let member = position
      guard bytes[member...].starts(with: [0x1F, 0x8B]) else {
        if bytes[member...].allSatisfy({ $0 == 0 }) { return output }
        throw Malformation(
          message: "after the compressed data, at byte \(member + 1), other data follows",
          hint: "the file may be damaged; 'gzip -dc' writes out the part that is sound")
      }
      position = try inflater.inflate(bytes, from: member, to: &output, limit: limit)
    }
    return output
  }

  /// How many bytes the last member says it has, if that can be so.
  ///
  /// The count is taken modulo 2³² and may lie; deflate makes no more than 1,032
  /// bytes of one.
  private static func announcedCount(_ bytes: [UInt8], limit: Int) -> Int {
    guard bytes.count >= 18 else { return 0 }
    let count = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    return min(count, limit, bytes.count.multipliedReportingOverflow(by: 1032).partialValue)
  }
}

/// The state of zlib, used for member after member.
private struct Inflater {
  private static let blockSize = 1 << 18

  /// zlib keeps the address of its stream, so that it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private var block = [UInt8](repeating: 0, count: blockSize)

  init() throws(Gzip.Malformation) {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    // 15 bits of window, and 16 for the header and check sum of gzip.
    let status = inflateInit2_(
      stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard status == Z_OK else {
      stream.deallocate()
      throw .init(message: "the file can't be inflated: zlib does not start")
    }
  }

  func close() {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Adds what one member holds, and returns the byte behind it.
  mutating func inflate(
    _ bytes: [UInt8], from start: Int, to output: inout [UInt8], limit: Int
  ) throws(Gzip.Malformation) -> Int {
    inflateReset(stream)
    var position = start
    while true {
      let fed = min(bytes.count - position, 1 << 30)
      let (status, taken, made) = step(bytes, from: position, count: fed)
      position += taken
      guard output.count + made <= limit else {
        throw .init(
          message: "inflated, the file has more than \(ReadingLimits.sizeText(limit)) bytes",
          hint: ReadingLimits.sizeHint(beyond: limit))
      }
      output.append(contentsOf: block[..<made])
      switch status {
      case Z_STREAM_END: return position
      case Z_OK where taken > 0 || made > 0: continue
      case Z_OK, Z_BUF_ERROR:
        throw .init(
          message: "the compressed data ends too soon, after byte \(bytes.count)",
          hint: "the file is cut short; get it once more")
      case Z_MEM_ERROR: throw .init(message: "there is not enough memory to inflate the file")
      default:
        let reason = stream.pointee.msg.map { String(cString: $0) } ?? "unknown reason"
        throw .init(
          message: "the compressed data is damaged near byte \(position + 1): \(reason)",
          hint: "get the file once more; 'gzip -t' tests it")
      }
    }
  }

  /// Inflates until the block is full or the input used up.
  private mutating func step(
    _ bytes: [UInt8], from position: Int, count: Int
  ) -> (status: Int32, taken: Int, made: Int) {
    bytes.withUnsafeBufferPointer { input in
      block.withUnsafeMutableBufferPointer { output in
        // zlib reads only, though its type does not say so.
        stream.pointee.next_in = input.baseAddress.map {
          UnsafeMutablePointer(mutating: $0 + position)
        }
        stream.pointee.avail_in = UInt32(count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(output.count)
        let status = CZlib.inflate(stream, Z_NO_FLUSH)
        return (
          status, count - Int(stream.pointee.avail_in), output.count - Int(stream.pointee.avail_out)
        )
      }
    }
  }
}
