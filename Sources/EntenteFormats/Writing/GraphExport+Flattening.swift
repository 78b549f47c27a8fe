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
  /// - Returns: The copy; the graph itself if nothing has to change.
  func flattened(keeping types: Set<Property.ValueType>, lists keepsLists: Bool) -> GraphExport {
    flattened(to: ColumnLimits(types: types, keepsLists: keepsLists))
  }

  /// A copy whose columns keep to the limits of a format, with what was changed
  /// said in an attribute of the graph.
  func flattened(to limits: ColumnLimits) -> GraphExport {
    let nodePlan = FlatColumn.plan(nodeColumns, nodes.lazy.map(\.values), .node, limits)
    let edgePlan = FlatColumn.plan(edgeColumns, edges.lazy.map(\.values), .edge, limits)
    let record = JSONValue.object([
      "id": .text(limits.idKey), "nodes": FlatColumn.record(nodePlan),
      "edges": FlatColumn.record(edgePlan),
    ])
    if record == .object([]) { return self }
    var flat = self
    flat.attributes.append((CarriedField.Graph.columns, record.line))
    flat.nodeColumns = nodePlan.map(\.written)
    flat.edgeColumns = edgePlan.map(\.written)
    if nodePlan.contains(where: \.changesValues) {
      for i in nodes.indices { flat.nodes[i].values.flatten(by: nodePlan, limits) }
    }
    if edgePlan.contains(where: \.changesValues) {
      for i in edges.indices { flat.edges[i].values.flatten(by: edgePlan, limits) }
    }
    return flat
  }
}

/// A column and what becomes of it in a file.
private struct FlatColumn {
  var original: GraphExport.Column
  var written: GraphExport.Column
  /// Whether several values become one text.
  var isJoined: Bool
  /// Whether truth values become 1 and 0.
  var hasDigits: Bool
  /// Whether a reader has to be told.
  var isChanged: Bool

  var changesValues: Bool { isJoined || hasDigits }

  /// What the column is called, whatever the file calls it.
  var trueName: String { original.trueName ?? original.name }

  static func plan(
    _ columns: [GraphExport.Column], _ elements: some Sequence<[GraphExport.Value]>,
    _ element: ColumnLimits.Element, _ limits: ColumnLimits
  ) -> [FlatColumn] {
    var found = columns.map { Findings(types: limits.types(for: $0.type)) }
    for values in elements {
      for value in values {
        for text in value.texts { found[value.column].note(text, columns[value.column], limits) }
      }
    }
    let names = limits.names(of: columns, element)
    return columns.indices.map { number in
      let column = columns[number]
      let isJoined =
        !limits.keepsLists && (column.isList || !found[number].areHeld)
      let hasDigits =
        limits.writesBooleansAsDigits && column.type == .boolean && !isJoined
        && found[number].areTruthValues
      var written = column
      written.name = names[number]
      written.isList = column.isList && !isJoined
      if hasDigits {
        written.type = .integer
      } else {
        written.type = isJoined ? .text : found[number].types.first ?? .text
      }
      return FlatColumn(
        original: column, written: written, isJoined: isJoined, hasDigits: hasDigits,
        isChanged: hasDigits || isJoined || written != column || column.trueName != nil
          || found[number].type.map { $0 != column.type } == true)
    }
  }

  /// What a reader is told; nil if there is nothing to tell.
  static func record(_ plan: [FlatColumn]) -> JSONValue? {
    let changed = plan.filter(\.isChanged)
    guard !changed.isEmpty else { return nil }
    return .object(
      changed.map { column in
        JSONValue.Member(
          key: column.written.name,
          value: .object([
            "name": column.trueName == column.written.name ? nil : .string(column.trueName),
            "type": .string(column.original.type.rawValue),
            "list": column.isJoined ? .boolean(true) : nil,
            "digits": column.hasDigits ? .boolean(true) : nil,
          ]))
      })
  }
}

/// What the values of a column are like.
private struct Findings {
  /// The types that the format has for all the values, the nearest first.
  var types: [Property.ValueType]
  var areHeld = true
  var areTruthValues = true
  /// The type that a reader gives the column.
  var type: Property.ValueType?

  mutating func note(_ text: String, _ column: GraphExport.Column, _ limits: ColumnLimits) {
    areHeld = areHeld && limits.holds(text)
    types.removeAll { $0 != .text && !limits.isValue(text, $0) }
    areTruthValues = areTruthValues && (text == "true" || text == "false")
    let read = limits.typeRead(column.type, text)
    if type == nil { type = read } else { type?.widen(to: read) }
  }
}

extension [GraphExport.Value] {
  /// Makes one text of the values of each list, and digits of truth values.
  fileprivate mutating func flatten(by plan: [FlatColumn], _ limits: ColumnLimits) {
    for i in indices {
      let column = plan[self[i].column]
      let texts = self[i].texts
      if column.hasDigits {
        self[i].texts = texts.map { $0 == "true" ? "1" : "0" }
      } else if column.isJoined {
        if texts.count == 1, texts[0].first != "[", limits.holds(texts[0]) { continue }
        self[i].texts = [JSONValue.array(texts.map { .string($0) }).line]
      }
    }
  }
}
