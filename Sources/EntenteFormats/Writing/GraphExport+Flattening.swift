import EntenteModel

extension GraphExport {
  /// A copy whose columns a format can hold as they are.
  ///
  /// A column of a type that the format lacks becomes text, and several values
  /// become one text, a JSON array; a value that stands alone stays as it is,
  /// unless it looks like an array. What was changed is said in an attribute of
  /// the graph, by which a reader restores it.
  ///
  /// - Parameters:
  ///   - types: The types that the format has.
  ///   - keepsLists: Whether an element can have several values of one name.
  ///   - stated: The positions of columns whose values would be read as of
  ///     another type; they are written as they are.
  /// - Returns: The copy; the graph itself if nothing has to change.
  func flattened(
    keeping types: Set<Property.ValueType>, lists keepsLists: Bool,
    stating stated: (nodes: Set<Int>, edges: Set<Int>) = ([], [])
  ) -> GraphExport {
    var flat = self
    func isFlat(_ column: Column) -> Bool {
      types.contains(column.type) && (keepsLists || !column.isList)
    }
    func changes(_ columns: [Column], _ stated: Set<Int>) -> JSONValue? {
      let changed = columns.indices.filter { stated.contains($0) || !isFlat(columns[$0]) }
        .map { columns[$0] }
      return changed.isEmpty
        ? nil
        : .object(
          changed.map { column in
            JSONValue.Member(
              key: column.name,
              value: .object([
                "type": .string(column.type.rawValue),
                "list": column.isList && !keepsLists ? .boolean(true) : nil,
              ]))
          })
    }
    let changed = (
      nodes: changes(nodeColumns, stated.nodes), edges: changes(edgeColumns, stated.edges)
    )
    if changed.nodes == nil, changed.edges == nil { return self }
    flat.attributes.append(
      (
        CarriedField.Graph.columns,
        JSONValue.object(["nodes": changed.nodes, "edges": changed.edges]).line
      ))
    func flatten(_ columns: inout [Column]) {
      for i in columns.indices {
        let isJoined = columns[i].isList && !keepsLists
        if !types.contains(columns[i].type) || isJoined { columns[i].type = .text }
        if !keepsLists { columns[i].isList = false }
      }
    }
    flatten(&flat.nodeColumns)
    flatten(&flat.edgeColumns)
    if !keepsLists {
      for i in flat.nodes.indices { flat.nodes[i].values.joinLists(of: nodeColumns) }
      for i in flat.edges.indices { flat.edges[i].values.joinLists(of: edgeColumns) }
    }
    return flat
  }
}

extension [GraphExport.Value] {
  /// Makes one text of the values of each list.
  fileprivate mutating func joinLists(of columns: [GraphExport.Column]) {
    for i in indices where columns[self[i].column].isList {
      let texts = self[i].texts
      if texts.count == 1, texts[0].first != "[" { continue }
      self[i].texts = [JSONValue.array(texts.map { .string($0) }).line]
    }
  }
}
