/// Nodes of a foreign file in columns, whose texts are places in the file: what
/// a reader hands over that makes no text of any field.
package struct NodeBatch: Sendable {
  package var ids: [TextPlace] = []

  /// The name of each node, or ``TextPlace/missing``.
  package var names: [TextPlace] = []

  /// The kind of each node, by its position in a list of the reader's.
  package var kinds: [UInt16] = []

  /// The byte at which each node starts.
  package var offsets: [Int] = []

  /// A value of each field for each node, node by node.
  package var values: [TextPlace] = []

  package init() {}

  package var count: Int { offsets.count }
}

extension KnowledgeGraph.Builder {
  /// Adds nodes, each an entity with its properties, as ``add(_:from:at:)`` and
  /// ``add(_:from:at:isOwnRelation:)`` would one by one.
  ///
  /// - Parameters:
  ///   - batch: The nodes.
  ///   - bytes: The text that holds their ids, names and values.
  ///   - kinds: The kinds of the reader's list.
  ///   - fields: The properties of which the nodes have values.
  ///   - citations: What supports the values.
  ///   - file: The input that declares the nodes.
  package mutating func add(
    _ batch: NodeBatch, of bytes: UnsafeBufferPointer<UInt8>, kinds: [Entity.Kind],
    fields: [(name: String, type: Property.ValueType)], citations: [Citation],
    from file: FileNumber
  ) {
    let ids = texts.intern(batch.ids, of: bytes)
    // Kinds are numbered in the order of their first nodes.
    var numbersOfKinds = [UInt32](repeating: .max, count: kinds.count)
    for i in 0..<batch.count {
      let kind = Int(batch.kinds[i])
      if numbersOfKinds[kind] == .max {
        numbersOfKinds[kind] = declarations.number(of: kinds[kind])
      }
      declarations.append(
        ids[i], name: name(of: i, in: batch, bytes, id: ids[i]), kind: numbersOfKinds[kind],
        origin: Origin(file: file.number, offset: batch.offsets[i]))
    }
    addProperties(of: batch, ids, of: bytes, fields: fields, citations: citations, from: file)
  }

  private mutating func name(
    of node: Int, in batch: NodeBatch, _ bytes: UnsafeBufferPointer<UInt8>, id: TextID
  ) -> TextID {
    let place = batch.names[node]
    guard place != .missing else { return id }
    let name = UnsafeBufferPointer(rebasing: bytes[place.range])
    // Few entities have the name of another, but many that of their id.
    return name.elementsEqual(bytes[batch.ids[node].range]) ? id : texts.add(name)
  }

  private mutating func addProperties(
    of batch: NodeBatch, _ ids: [TextID], of bytes: UnsafeBufferPointer<UInt8>,
    fields: [(name: String, type: Property.ValueType)], citations: [Citation],
    from file: FileNumber
  ) {
    guard !fields.isEmpty else { return }
    let values = texts.intern(batch.values, of: bytes)
    var properties = [UInt16?](repeating: nil, count: fields.count)
    let first = claims.count
    for node in 0..<batch.count {
      let origin = Origin(file: file.number, offset: batch.offsets[node])
      for field in fields.indices {
        let value = values[node * fields.count + field]
        guard value != AttributeColumns.missing else { continue }
        let property =
          properties[field] ?? number(of: fields[field].name, as: fields[field].type, at: origin)
        properties[field] = property
        claims.subject.append(ids[node].rawValue)
        claims.predicate.append(property)
        claims.object.append(value.rawValue)
        claims.flags.append(.isProperty)
        claims.origin.append(origin)
      }
    }
    cite(citations, from: file, count: claims.count - first)
  }

  private mutating func number(
    of property: String, as type: Property.ValueType, at origin: Origin
  ) -> UInt16 {
    let property = Property(rawValue: property)
    vocabulary.add(Property.Definition(property, type: type))
    return number(of: property, at: origin)
  }
}
