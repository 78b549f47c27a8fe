import EntenteModel

extension TableReader {
  /// Reads a table of nodes, of which the header was read.
  ///
  /// Of nodes that were handed over it is not known whether an id comes again.
  mutating func readNodes(
    _ columns: TableColumns, _ header: CSVScanner.Row, _ parts: Parts?
  ) throws(CSVScanner.Malformation) {
    noteIgnored(columns)
    let values = AttributeReader(columns.attributes, rows: scanner, of: header.count)
    let idName = idName(columns, header)
    var common =
      parts == nil || idName != nil
      ? nil
      : NodeRows(
        columns, values, count: header.count, separator: scanner.separator,
        vocabulary: vocabulary)
    var isEmpty = true
    var indices: [String: Int] = [:]
    var row: CSVScanner.Row = []
    while true {
      if var rows = common.take(), let parts {
        if readCommonRows(&rows, values, parts) {
          isEmpty = false
          indices = [:]
        }
        common = rows
      }
      guard try nextRow(&row, like: header) else { break }
      isEmpty = false
      guard let id = id(.id, columns, row) else {
        log.report("missing-id", at: row[0].offset, "this node has no id")
        continue
      }
      var node = ForeignGraph.Node(id: id, at: row[0].offset, label: text(.name, columns, row))
      let known = indices[id]
      if let known, let label = node.label, label != graph.nodes[known].label {
        let line = file.location(ofByte: graph.nodes[known].offset).line
        log.report(
          "duplicate-id", at: row[0].offset, "the id '\(id)' is declared twice",
          hint: "the first is in line \(line); give one of the two rows another id")
        continue
      }
      if let idName, let id = text(.id, columns, row) {
        node.attributes.append(Claim.Attribute(idName, type: .text, value: id))
        if node.label == nil { node.label = id }
      }
      readKind(columns, row, into: &node)
      node.aliases = text(.aliases, columns, row).map(AttributeReader.split) ?? []
      for (scheme, position) in columns.codes {
        let value = scanner.trimmedText(row[position])
        if !value.isEmpty { node.codes.append(Entity.Code(scheme: scheme, value: value)) }
      }
      node.attributes += values.attributes(of: row, scanner, &log, &notes)
      addTimes(columns, row, toNode: &node)
      if let known {
        addRepeated(node, to: known)
      } else {
        indices[id] = graph.nodes.count
        graph.nodes.append(node)
      }
    }
    if isEmpty, !log.holdsErrors { noteEmpty() }
  }

  /// Reads rows of the common shape, as many as follow each other; false if the
  /// next is none.
  private mutating func readCommonRows(
    _ rows: inout NodeRows, _ values: AttributeReader, _ parts: Parts
  ) -> Bool {
    var stop = NodeRows.Stop.full
    var isFound = false
    while stop == .full {
      var batch = NodeBatch()
      stop = scanner.bytes.withUnsafeBufferPointer {
        rows.read(from: &scanner.position, of: $0, into: &batch)
      }
      guard batch.count > 0 else { continue }
      isFound = true
      // After a mistake nothing is kept.
      if log.holdsErrors { continue }
      // Nodes come in the order of the file.
      if !graph.nodes.isEmpty { parts(.graph(graph), file) }
      graph.nodes.removeAll()
      parts(.nodes(batch, kinds: rows.kinds, values), file)
    }
    return isFound
  }

  /// The name under which the id of a node is one of its values, if the header
  /// gives it one beside that of the id: `personId:ID(Person)`.
  private func idName(_ columns: TableColumns, _ header: CSVScanner.Row) -> String? {
    guard let position = columns[.id] else { return nil }
    let header = ColumnHeader(scanner.trimmedText(header[position]))
    guard header.role == .id, header.text.first != "~" else { return nil }
    let isPlain = header.idSpace == nil && ["", "id"].contains(header.name.lowercased())
    return isPlain ? nil : header.name.isEmpty ? "id" : header.name
  }

  /// Takes the kind of a node: the first, where labels of Neo4j name several.
  private mutating func readKind(
    _ columns: TableColumns, _ row: CSVScanner.Row, into node: inout ForeignGraph.Node
  ) {
    guard let kind = text(.nodeKind, columns, row) else { return }
    guard !Self.isModeMark(kind) else {
      node.attributes.append(
        Claim.Attribute(
          "type", type: kind.count == 1 ? .integer : .boolean, value: kind.lowercased()))
      return
    }
    let kinds = kind.split(separator: ";").map(\.trimmed).filter { !$0.isEmpty }
    node.kind = kinds.first.map(vocabulary.known)
    node.attributes += kinds.dropFirst().map {
      Claim.Attribute("label", type: .text, value: $0)
    }
  }

  /// Whether a word is the mark of a mode in a two-mode table, which is no kind.
  private static func isModeMark(_ word: String) -> Bool {
    ["true", "false", "0", "1"].contains(word.lowercased())
  }

  /// The kind that a word of a node means if it is one kind and no more.
  static func plainKind(_ word: String, _ vocabulary: Vocabulary) -> Entity.Kind? {
    guard !isModeMark(word), !word.contains(";") else { return nil }
    return Entity.Kind(rawValue: vocabulary.known(word))
  }

  /// Adds what another row of the same id says and the first does not.
  private mutating func addRepeated(_ node: ForeignGraph.Node, to index: Int) {
    notes.add(
      "repeated-id", .warning, at: node.offset,
      "a row has the id of one before it; what it says is added to that node")
    graph.nodes[index].label = graph.nodes[index].label ?? node.label
    graph.nodes[index].kind = graph.nodes[index].kind ?? node.kind
    // Rows of one id stand close together; no more is compared, lest many take long.
    let known = Set(graph.nodes[index].attributes.suffix(64))
    graph.nodes[index].attributes += node.attributes.filter { !known.contains($0) }
    let aliases = Set(graph.nodes[index].aliases.suffix(64))
    graph.nodes[index].aliases += node.aliases.filter { !aliases.contains($0) }
    let codes = Set(graph.nodes[index].codes.suffix(64))
    graph.nodes[index].codes += node.codes.filter { !codes.contains($0) }
  }
}

extension Vocabulary {
  /// The kind of entity that a word means however it is written, or the word.
  fileprivate func known(_ word: String) -> String {
    let folded = word.lowercased()
    return self[Entity.Kind(rawValue: word)] == nil && self[Entity.Kind(rawValue: folded)] != nil
      ? folded : word
  }
}
