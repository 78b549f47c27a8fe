import EntenteModel

extension GraphExport {
  /// A copy whose columns a format can hold as they are.
  ///
  /// A column of a type that the format lacks becomes text, and several values
  /// become one text, a JSON array; a value that stands alone stays as it is,
  /// unless it looks like an array or has control characters. What was changed is said in an attribute of
  /// the graph, by which a reader restores it; so is what a column is really
  /// called.
  ///
  /// - Parameters:
  ///   - types: The types that the format has.
  ///   - keepsLists: Whether an element can have several values of one name.
  ///   - isValue: Whether the format can hold a text as a value of a type. A
  ///     column of whole numbers of which it can't is one of numbers or text.
  /// - Returns: The copy; the graph itself if nothing has to change.
  func flattened(
    keeping types: Set<Property.ValueType>, lists keepsLists: Bool,
    where isValue: (String, Property.ValueType) -> Bool = { _, _ in true }
  ) -> GraphExport {
    var flat = self
    flat.nodeColumns.narrow(to: types, nodes.lazy.map(\.values), where: isValue)
    flat.edgeColumns.narrow(to: types, edges.lazy.map(\.values), where: isValue)
    if !keepsLists {
      for i in flat.nodeColumns.indices where nodeColumns[i].isList {
        flat.nodeColumns[i].type = .text
      }
      for i in flat.edgeColumns.indices where edgeColumns[i].isList {
        flat.edgeColumns[i].type = .text
      }
    }
    func changes(_ columns: [Column], _ flat: [Column]) -> JSONValue? {
      let changed = zip(columns, flat).filter { before, after in
        before.type != after.type || (before.isList && !keepsLists) || before.trueName != nil
      }.map(\.0)
      return changed.isEmpty
        ? nil
        : .object(
          changed.map { column in
            JSONValue.Member(
              key: column.name,
              value: .object([
                "type": .string(column.type.rawValue),
                "list": column.isList && !keepsLists ? .boolean(true) : nil,
                "name": column.trueName.map { .string($0) },
              ]))
          })
    }
    let changed = (
      nodes: changes(nodeColumns, flat.nodeColumns), edges: changes(edgeColumns, flat.edgeColumns)
    )
    if changed.nodes == nil, changed.edges == nil { return self }
    flat.attributes.append(
      (
        CarriedField.Graph.columns,
        JSONValue.object(["nodes": changed.nodes, "edges": changed.edges]).line
      ))
    if !keepsLists {
      for i in flat.nodeColumns.indices { flat.nodeColumns[i].isList = false }
      for i in flat.edgeColumns.indices { flat.edgeColumns[i].isList = false }
      for i in flat.nodes.indices { flat.nodes[i].values.joinLists(of: nodeColumns) }
      for i in flat.edges.indices { flat.edges[i].values.joinLists(of: edgeColumns) }
    }
    return flat
  }
}

extension [GraphExport.Column] {
  /// Gives each column the nearest type that a format has and that all its
  /// values are of.
  fileprivate mutating func narrow(
    to types: Set<Property.ValueType>, _ elements: some Sequence<[GraphExport.Value]>,
    where isValue: (String, Property.ValueType) -> Bool
  ) {
    var candidates = map { column -> [Property.ValueType] in
      let wider = column.type == .integer ? [.integer, .number] : [column.type]
      return wider.filter { types.contains($0) }
    }
    for values in elements {
      for value in values {
        for text in value.texts {
          candidates[value.column].removeAll { $0 != .text && !isValue(text, $0) }
        }
      }
    }
    for i in indices { self[i].type = candidates[i].first ?? .text }
  }
}

extension [GraphExport.Value] {
  /// Makes one text of the values of each list.
  fileprivate mutating func joinLists(of columns: [GraphExport.Column]) {
    let space: [UInt8] = [0x09, 0x0A, 0x0D]
    for i in indices where columns[self[i].column].isList {
      let texts = self[i].texts
      let isQuoted =
        texts[0].first == "[" || texts[0].utf8.contains { $0 < 0x20 && !space.contains($0) }
      if texts.count == 1, !isQuoted { continue }
      self[i].texts = [JSONValue.array(texts.map { .string($0) }).line]
    }
  }
}
