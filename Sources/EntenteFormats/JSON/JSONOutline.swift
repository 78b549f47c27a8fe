/// The keys of the first object of a JSON text, found without reading the text:
/// what tells the formats in JSON apart.
struct JSONOutline {
  /// The keys of the object, in order, and the texts that stand under some.
  private(set) var values: [String: String] = [:]

  private let bytes: ArraySlice<UInt8>
  private var position: Int

  /// How far into a text to look.
  private static let limit = 1 << 20

  /// The format of a JSON text that is not told apart by its layout as a graph.
  static func format(of bytes: [UInt8]) -> InputFormat? {
    let keys = JSONOutline(bytes).values
    func has(_ names: String...) -> Bool { names.allSatisfy { keys[$0] != nil } }
    if has("id", "schema", "properties") { return .followTheMoney }
    if keys["entities"] == "{" || has("id", "claims", "labels") || has("id", "statements", "labels")
    {
      return .wikidata
    }
    if keys["type"] == "node" || keys["type"] == "relationship", has("id") { return .apoc }
    if has("nodes", "rels") { return .apoc }
    if has("outE") || has("inE") || has("vertices") || keys["@type"] == "tinker:graph"
      || (keys["id"] == "{" && has("label")) || (has("id", "label", "properties"))
    {
      return .graphson
    }
    let head = bytes.prefix(8192)
    let isRow = keys["nodes"] == nil && keys["elements"] == nil && keys["graph"] == nil
    return isRow && contains("\"type\":\"relationship\"", head) ? .apoc : nil
  }

  private static func contains(_ text: String, _ bytes: ArraySlice<UInt8>) -> Bool {
    String(decoding: bytes, as: UTF8.self).contains(text)
  }

  /// The outline of the first object of a text, which may lie in a list, or under
  /// `graph` if it holds vertices.
  init(_ bytes: [UInt8]) {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    self.bytes = bytes[start...].prefix(Self.limit)
    position = start
    skipSpace()
    if peek == UInt8(ascii: "[") {
      position += 1
      skipSpace()
    }
    guard peek == UInt8(ascii: "{") else { return }
    readMembers(isOutermost: true)
  }

  private mutating func readMembers(isOutermost: Bool) {
    position += 1
    while true {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { return }
      let key = text()
      skipSpace()
      guard peek == UInt8(ascii: ":") else { return }
      position += 1
      skipSpace()
      guard let byte = peek else {
        values[key] = ""
        return
      }
      if isOutermost, key == "graph", byte == UInt8(ascii: "{"), values.isEmpty {
        return readMembers(isOutermost: false)
      }
      if byte == UInt8(ascii: "\"") {
        values[key] = text()
      } else {
        values[key] = byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") ? mark(byte) : ""
        skipValue()
      }
      skipSpace()
      guard peek == UInt8(ascii: ",") else { return }
      position += 1
    }
  }

  private func mark(_ byte: UInt8) -> String { byte == UInt8(ascii: "{") ? "{" : "[" }

  private var peek: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = peek, byte <= 0x20 { position += 1 }
  }

  /// The text in quotes here, with its escapes as they stand.
  private mutating func text() -> String {
    let start = position + 1
    position += 1
    while let byte = peek, byte != UInt8(ascii: "\"") {
      position += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    let end = min(position, bytes.endIndex)
    position = min(end + 1, bytes.endIndex)
    return String(decoding: bytes[min(start, end)..<end], as: UTF8.self)
  }

  /// Passes over a value that is no text.
  private mutating func skipValue() {
    var depth = 0
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        _ = text()
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return }
        depth -= 1
      case UInt8(ascii: ","): if depth == 0 { return }
      default: break
      }
      position += 1
      if depth == 0, byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") { return }
    }
  }
}
