import EntenteModel

extension ForeignGraph {
  /// Restores the columns that a writer had to change, by what the file says of
  /// them; does nothing to a file that says nothing.
  mutating func restoreColumns(log: inout ProblemLog) {
    guard let position = attributes.firstIndex(where: { $0.name == CarriedField.Graph.columns }),
      case let text = attributes.remove(at: position).value,
      let root = DataNode(carried: text, what: CarriedField.Graph.columns, at: offset, log: &log)
    else { return }
    let nodeColumns = RestoredColumn.all(root["nodes"])
    let edgeColumns = RestoredColumn.all(root["edges"])
    if !nodeColumns.isEmpty {
      for i in nodes.indices { nodes[i].attributes.restore(by: nodeColumns) }
    }
    if !edgeColumns.isEmpty {
      for i in edges.indices { edges[i].attributes.restore(by: edgeColumns) }
    }
  }
}

/// What a column was before it was written.
private struct RestoredColumn {
  /// Its name, if the file has it under another.
  var name: String?
  var type: Property.ValueType
  var isList: Bool
  /// Whether its truth values are written as 1 and 0.
  var hasDigits: Bool

  static func all(_ node: DataNode?) -> [String: RestoredColumn] {
    var columns: [String: RestoredColumn] = [:]
    for member in node?.members ?? [] {
      columns[member.key] = RestoredColumn(
        name: member.value["name"]?.text,
        type: member.value["type"]?.text.flatMap(Property.ValueType.init) ?? .text,
        isList: member.value["list"]?.boolean == true,
        hasDigits: member.value["digits"]?.boolean == true)
    }
    return columns
  }
}

extension [Claim.Attribute] {
  fileprivate mutating func restore(by columns: [String: RestoredColumn]) {
    guard contains(where: { columns[$0.name] != nil }) else { return }
    self = flatMap { attribute -> [Claim.Attribute] in
      guard let column = columns[attribute.name] else { return [attribute] }
      let texts = column.isList ? Self.elements(of: attribute.value) : [attribute.value]
      return texts.map { text in
        let word = text == "1" ? "true" : text == "0" ? "false" : text
        return Claim.Attribute(
          column.name ?? attribute.name, type: column.type,
          value: column.hasDigits ? word : text)
      }
    }
  }

  /// The values of a list: those of a JSON array, or else the text.
  private static func elements(of text: String) -> [String] {
    guard text.first == "[", let root = try? JSONParser.parse([UInt8](text.utf8)[...]),
      let elements = root.elements
    else { return [text] }
    return elements.compactMap(\.text)
  }
}

extension DataNode {
  /// The JSON of an attribute, placed where its element stands; nil with an
  /// error if it is not JSON.
  init?(carried text: String, what name: String, at offset: Int, log: inout ProblemLog) {
    do {
      self = try JSONParser.parse([UInt8](text.utf8)[...]).placed(at: offset)
    } catch {
      log.report(
        "json", at: offset, "the attribute '\(name)' does not hold JSON: \(error.message)",
        hint: "Entente wrote it so; write the file anew")
      return nil
    }
  }

  /// The same value, every part of which stands at one byte of a file.
  private func placed(at offset: Int) -> DataNode {
    var placed = self
    placed.offset = offset
    switch content {
    case .null, .scalar: break
    case .list(let elements): placed.content = .list(elements.map { $0.placed(at: offset) })
    case .map(let members):
      placed.content = .map(
        members.map {
          Member(key: $0.key, keyOffset: offset, value: $0.value.placed(at: offset))
        })
    }
    return placed
  }
}
