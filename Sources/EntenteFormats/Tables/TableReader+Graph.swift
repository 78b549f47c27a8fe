import EntenteModel

extension TableReader {
  /// What a table says of a graph as a whole: its title, and what Entente has
  /// other programs carry; nil with an error reported.
  static func readGraphTable(_ file: InputFile, log: inout ProblemLog) -> ForeignGraph? {
    guard let text = TableText.decoded(file, log: &log) else { return nil }
    let isTabbed = text.name.withoutGzipEnding.lowercased().hasSuffix(".tsv")
    var scanner = TableOpening(of: text.bytes, isTabbed: isTabbed).scanner(of: text.bytes)
    var graph = ForeignGraph()
    var row: CSVScanner.Row = []
    do {
      _ = try scanner.next(&row)
      while try scanner.next(&row) {
        guard row.count == TableWriter.graphHeader.count else {
          log.report(
            "row-length", at: row[0].offset, "this row has \(row.count) fields instead of 2")
          continue
        }
        let name = scanner.trimmedText(row[0])
        let value = scanner.text(row[1])
        if name == TableWriter.title {
          graph.title = value
        } else if CarriedField.Graph.all.contains(name) {
          graph.attributes.append(Claim.Attribute(name, type: .text, value: value))
        } else {
          log.report(
            "ignored", .warning, at: row[0].offset, "nothing is known of '\(name)'; it is not read")
        }
      }
    } catch {
      log.report("csv", at: error.offset, error.message, hint: error.hint)
    }
    return log.holdsErrors ? nil : graph
  }
}
