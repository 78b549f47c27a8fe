import EntenteModel

/// The values of a JSON text that holds many: one a line (JSON Lines), a list, or
/// a list with one value a line, as databases are dumped.
enum JSONRecords {
  /// Reads the values one after the other; those that are not JSON are reported.
  ///
  /// - Complexity: O(*n*) for *n* bytes; of a text of lines one value is kept at a time.
  static func read(
    _ file: InputFile, log: inout ProblemLog, _ body: (DataNode, inout ProblemLog) -> Void
  ) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = file.bytes.starts(with: mark) ? file.bytes[mark.count...] : file.bytes[...]
    let lines = text.split(separator: UInt8(ascii: "\n")).lazy.map(trimmed).filter { !$0.isEmpty }
    guard let first = lines.first else { return }
    let second = lines.dropFirst().first
    let isDump =
      first.elementsEqual("[".utf8) && second?.first == UInt8(ascii: "{") && second?.count ?? 0 > 1
    let isLines = first.first == UInt8(ascii: "{") && second?.first == UInt8(ascii: "{")
    if !isDump, !isLines {
      return readWhole(text, log: &log, body)
    }
    for line in lines {
      if isDump, line.elementsEqual("[".utf8) || line.elementsEqual("]".utf8) { continue }
      let value = isDump && line.last == UInt8(ascii: ",") ? line.dropLast() : line
      do { body(try JSONParser.parse(value), &log) } catch {
        log.report("json", at: error.offset, "this line is not JSON: \(error.message)")
      }
    }
  }

  private static func readWhole(
    _ text: ArraySlice<UInt8>, log: inout ProblemLog, _ body: (DataNode, inout ProblemLog) -> Void
  ) {
    do {
      let root = try JSONParser.parse(text)
      for value in root.elements ?? [root] { body(value, &log) }
    } catch {
      log.report("json", at: error.offset, "this is not JSON: \(error.message)")
    }
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line.drop { $0 <= 0x20 }
    while let last = line.last, last <= 0x20 { line.removeLast() }
    return line
  }
}
