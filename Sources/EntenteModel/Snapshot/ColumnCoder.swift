/// Writes the columns of a graph, or reads them: one description of what there
/// is serves both, so that they can't differ.
package protocol ColumnCoder {
  /// Writes a column under a name, or replaces it by the one of that name.
  mutating func code<Element>(_ column: inout Column<Element>, _ name: String) throws

  /// Writes a number under a name, or replaces it by the one of that name.
  mutating func code(_ number: inout Int, _ name: String) throws
}

extension ColumnCoder {
  /// Codes a list of rows of numbers, each of the same length.
  mutating func code<Row>(
    _ rows: inout [Row], _ name: String, length: Int, _ numbers: (Row) -> [UInt64],
    _ row: ([UInt64]) -> Row
  ) throws {
    var flat = Column(rows.flatMap(numbers))
    try code(&flat, name)
    guard flat.count.isMultiple(of: length) else { throw MalformedColumns(name: name) }
    rows = stride(from: 0, to: flat.count, by: length).map { start in
      row((0..<length).map { flat[start + $0] })
    }
  }
}

/// Columns that can't be those of a graph.
package struct MalformedColumns: Error {
  /// What is wrong, by the name of a column.
  package var name: String

  package init(name: String) { self.name = name }
}

// MARK: - Entities and texts

extension TextArena {
  package mutating func code(_ coder: inout some ColumnCoder, _ name: String) throws {
    try coder.code(&bytes, name + ".bytes")
    try coder.code(&starts, name + ".starts")
    guard starts.count >= 2, starts[starts.count - 1] == bytes.count else {
      throw MalformedColumns(name: name)
    }
  }
}

extension EntityColumns {
  package mutating func code(_ coder: inout some ColumnCoder) throws {
    try coder.code(&id, "entity.id")
    try coder.code(&name, "entity.name")
    try coder.code(&kind, "entity.kind")
    try coder.code(&unnamed, "entity.unnamed")
    try coder.code(&origin, "entity.origin")
    try coder.code(&aliasStarts, "entity.alias.starts")
    try coder.code(&aliases, "entity.aliases")
    try coder.code(&codeStarts, "entity.code.starts")
    try coder.code(&codes, "entity.codes")
    let lengths = [name.count, kind.count, unnamed.count, origin.count]
    guard lengths.allSatisfy({ $0 == count }), aliasStarts.count == count + 1,
      codeStarts.count == count + 1
    else { throw MalformedColumns(name: "entity") }
  }
}

// MARK: - Claims

extension ClaimColumns {
  package mutating func code(_ coder: inout some ColumnCoder) throws {
    try coder.code(&subject, "claim.subject")
    try coder.code(&predicate, "claim.predicate")
    try coder.code(&object, "claim.object")
    try coder.code(&flags, "claim.flags")
    try period.code(&coder, "claim.period")
    try origin.code(&coder)
    try citationLists.code(&coder, "claim.citation.list")
    try coder.code(&citationStarts, "citation.starts")
    try coder.code(&citations, "citations")
    try strength.code(&coder)
    try key.code(&coder, "claim.key")
    try attributes.code(&coder)
    try code(extras: &coder)
    let lengths = [predicate.count, object.count, flags.count, origin.count]
    guard (lengths + [citationLists.count]).allSatisfy({ $0 == count }),
      citationStarts.count == citationLists.runCount + 1,
      Int(citationStarts[citationStarts.count - 1]) == citations.count
    else { throw MalformedColumns(name: "claim") }
  }

  /// Codes what few claims have, in words of 64 bits: the claim, each answer in
  /// turn, and how many sides it lies between with these.
  private mutating func code(extras coder: inout some ColumnCoder) throws {
    var words = Column<UInt64>()
    for (claim, extra) in extras.sorted(by: { $0.key < $1.key }) {
      words.append(UInt64(claim))
      for text in [extra.id, extra.role, extra.note] { words.append(UInt64(text.rawValue)) }
      for party in [extra.saidBy, extra.at, extra.standsInFor] {
        words.append(Self.word(of: party))
      }
      words.append(extra.confidence?.bitPattern ?? .max)
      words.append(UInt64(extra.between.count))
      for side in extra.between { words.append(Self.word(of: side)) }
    }
    try coder.code(&words, "claim.extras")
    extras = [:]
    var next = 0
    while next < words.count {
      guard next + 9 <= words.count, words[next] < count,
        words[next + 8] <= words.count - next - 9
      else { throw MalformedColumns(name: "claim.extras") }
      let text = { [words] (i: Int) in TextID(rawValue: UInt32(truncatingIfNeeded: words[next + i]))
      }
      var extra = Extras()
      (extra.id, extra.role, extra.note) = (text(1), text(2), text(3))
      extra.saidBy = Self.party(of: words[next + 4])
      extra.at = Self.party(of: words[next + 5])
      extra.standsInFor = Self.party(of: words[next + 6])
      if words[next + 7] != .max { extra.confidence = Double(bitPattern: words[next + 7]) }
      let sides = (next + 9)..<(next + 9 + Int(words[next + 8]))
      extra.between = sides.compactMap { Self.party(of: words[$0]) }
      extras[UInt32(words[next])] = extra
      next = sides.upperBound
    }
  }

  private static func word(of party: Party?) -> UInt64 {
    switch party {
    case nil: 0
    case .entity(let number): 1 << 32 | UInt64(number)
    case .text(let text): 2 << 32 | UInt64(text.rawValue)
    }
  }

  private static func party(of word: UInt64) -> Party? {
    let number = UInt32(truncatingIfNeeded: word)
    switch word >> 32 {
    case 1: return .entity(number)
    case 2: return .text(TextID(rawValue: number))
    default: return nil
    }
  }
}

extension OriginColumn {
  var count: Int { distances.count }

  fileprivate mutating func code(_ coder: inout some ColumnCoder) throws {
    try coder.code(&distances, "claim.origin")
    try coder.code(
      &runs, "claim.origin.runs", length: 3,
      { [UInt64($0.first), UInt64($0.origin.file), UInt64($0.origin.offset)] },
      { row in
        Run(
          first: Int(truncatingIfNeeded: row[0]),
          origin: Origin(file: Int(row[1] & 0xFFFF), offset: Int(row[2] & 0xFFFF_FFFF_FFFF)))
      })
    guard runs.isEmpty == (count == 0), runs.first?.first ?? 0 == 0 else {
      throw MalformedColumns(name: "claim.origin.runs")
    }
  }
}

extension RunNumbers {
  fileprivate mutating func code(_ coder: inout some ColumnCoder, _ name: String) throws {
    try coder.code(&starts, name)
    try coder.code(&ranks, name + ".ranks")
    try coder.code(&count, name + ".count")
    try coder.code(&runCount, name + ".runs")
    guard starts.count == (count + 63) >> 6, ranks.count == starts.count else {
      throw MalformedColumns(name: name)
    }
  }
}

extension TrailingColumn {
  fileprivate mutating func code(_ coder: inout some ColumnCoder, _ name: String) throws {
    try coder.code(&values, name)
  }
}

extension StrengthColumn {
  fileprivate mutating func code(_ coder: inout some ColumnCoder) throws {
    try column.code(&coder, "claim.strength")
  }
}

extension AttributeColumns {
  fileprivate mutating func code(_ coder: inout some ColumnCoder) throws {
    try coder.code(&values, "claim.attributes")
    var shapes: [[Int]] = []
    for run in runs where !shapes.contains(run.fields) { shapes.append(run.fields) }
    try coder.code(
      &shapes, "claim.attribute.shapes", { $0.map { UInt64($0) } }, { $0.map { Int($0) } })
    var rows = runs.map { run in
      [run.first, run.count, run.firstValue, shapes.firstIndex(of: run.fields) ?? 0]
    }
    try coder.code(
      &rows, "claim.attribute.runs", length: 4, { $0.map { UInt64($0) } },
      { $0.map { Int(truncatingIfNeeded: $0) } })
    let types = Property.ValueType.allCases
    try coder.code(
      &fields, "claim.attribute.fields", length: 2,
      { [UInt64($0.name.rawValue), UInt64(types.firstIndex(of: $0.type) ?? 0)] },
      { row in
        let type = Int(row[1] % UInt64(types.count))
        return Field(name: TextID(rawValue: UInt32(truncatingIfNeeded: row[0])), type: types[type])
      })
    runs = try rows.map { row in
      guard shapes.indices.contains(row[3]), shapes[row[3]].allSatisfy(fields.indices.contains),
        row[1] >= 0, row[2] >= 0, row[2] + row[1] * shapes[row[3]].count <= values.count
      else { throw MalformedColumns(name: "claim.attribute.runs") }
      return Run(first: row[0], count: row[1], firstValue: row[2], fields: shapes[row[3]])
    }
  }
}

extension ColumnCoder {
  /// Codes lists of numbers, each with its length ahead of it.
  fileprivate mutating func code<List>(
    _ lists: inout [List], _ name: String, _ numbers: (List) -> [UInt64], _ list: ([UInt64]) -> List
  ) throws {
    var flat = Column(lists.map(numbers).flatMap { [UInt64($0.count)] + $0 })
    try code(&flat, name)
    lists = []
    var next = 0
    while next < flat.count {
      let count = Int(truncatingIfNeeded: flat[next])
      guard count >= 0, count < flat.count - next else { throw MalformedColumns(name: name) }
      lists.append(list((0..<count).map { flat[next + 1 + $0] }))
      next += 1 + count
    }
  }
}

// MARK: - Relations

extension RelationIndex {
  package mutating func code(_ coder: inout some ColumnCoder) throws {
    try coder.code(&starts, "relation.starts")
    try coder.code(&order, "relation.order")
    try coder.code(&kinds, "relation.kinds")
    var first = lone?.lowerBound ?? -1
    var end = lone?.upperBound ?? -1
    try coder.code(&first, "relation.lone.first")
    try coder.code(&end, "relation.lone.end")
    guard first <= end, first >= -1 else { throw MalformedColumns(name: "relation.lone") }
    lone = first < 0 ? nil : first..<end
    guard lone != nil || starts.count > 0 && Int(starts[starts.count - 1]) == order.count else {
      throw MalformedColumns(name: "relation")
    }
  }
}
