/// The records in which a worker hands over a layout.
///
/// A record is a kind, a number of fields, and the fields, each with its length
/// before it. Names of nodes may hold anything, so no character can separate
/// fields; and Graphviz's own JSON is not always JSON.
enum LayoutRecordKind: UInt8 {
  /// The box of the drawing.
  case graph = 1

  /// A name and a box.
  case cluster = 2

  /// A name, position, width and height.
  case node = 3

  /// Tail, head, id, route, and the positions of two labels.
  case edge = 4
}

/// Puts records one after another.
struct LayoutRecordWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ kind: LayoutRecordKind, _ fields: [String]) {
    bytes.append(kind.rawValue)
    bytes.append(UInt8(fields.count))
    for field in fields {
      let utf8 = Array(field.utf8)
      for shift in stride(from: 0, to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: utf8.count >> shift))
      }
      bytes += utf8
    }
  }
}

/// Takes records one after another; nil at the end, and where bytes are missing.
struct LayoutRecordReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// Whether all bytes are read.
  var isAtEnd: Bool { rest.isEmpty }

  mutating func next() -> (kind: LayoutRecordKind, fields: [String])? {
    guard let kind = rest.popFirst().flatMap(LayoutRecordKind.init), let count = rest.popFirst()
    else { return nil }
    var fields: [String] = []
    for _ in 0..<count {
      guard rest.count >= 4 else { return nil }
      let length = rest.prefix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
      rest = rest.dropFirst(4)
      guard rest.count >= length else { return nil }
      fields.append(String(decoding: rest.prefix(length), as: UTF8.self))
      rest = rest.dropFirst(length)
    }
    return (kind, fields)
  }
}
