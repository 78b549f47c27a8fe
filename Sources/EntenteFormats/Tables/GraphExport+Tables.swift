import EntenteModel

extension GraphExport {
  /// The headers of columns: the name alone if the values show the type.
  func tableHeaders(
    of columns: [Column], _ lists: some Sequence<[Value]>
  ) -> [String] {
    var shown = columns.map { _ in ShownType() }
    for values in lists {
      for value in values { for text in value.texts { shown[value.column].add(text) } }
    }
    return zip(columns, shown).map { column, shown in
      if column.hasOwnMeaning { return column.name }
      // A colon in the name could make a type of what follows it.
      let isPlain = shown.shows(column.type) && !column.isList && !column.name.contains(":")
      return isPlain
        ? column.name
        : column.name + ":" + column.type.tableName
          + (column.isList ? "[]" : "")
    }
  }

  /// A copy that tables can hold, what they can't being reported: spaces around
  /// ids, names and the like, which tables don't tell from none, empty texts,
  /// and texts in lists that semicolons and backslashes would garble.
  func reportingTableLosses(to losses: inout LossReport) -> GraphExport {
    var spaces = 0
    func note(_ text: String?) { if let text, text.hasSpaceAround { spaces += 1 } }
    for node in nodes {
      note(node.id)
      note(node.label)
      note(node.kind)
      for value in node.values { count(value, of: nodeColumns, &losses) }
    }
    for edge in edges {
      note(edge.id)
      note(edge.relation)
      note(edge.label)
      for value in edge.values where edgeColumns[value.column].name == CarriedField.Edge.role {
        note(value.texts.first)
      }
      for value in edge.values { count(value, of: edgeColumns, &losses) }
    }
    losses.add(
      "spaces around ids, names and kinds", count: spaces, why: "tables don't tell them from none")
    for columns in [nodeColumns, edgeColumns] {
      losses.add(
        "types of attributes", count: columns.count { $0.type == .code },
        why: "codes are text in a table")
    }
    return self
  }

  private func count(_ value: Value, of columns: [Column], _ losses: inout LossReport) {
    let column = columns[value.column]
    guard column.isList || column.isListOfAliases else {
      let isLost = value.texts.allSatisfy {
        $0.unicodeScalars.allSatisfy { $0.value <= 0x20 || $0.properties.isWhitespace }
      }
      if isLost { losses.add("empty texts", why: "an empty field of a table is no value") }
      return
    }
    losses.add(
      "texts in lists",
      count: value.texts.count {
        $0.hasSpaceAround || $0.isEmpty || $0.last == "\\" || $0.contains("\\;")
      },
      why: "values of a list are parted by semicolons")
  }
}

extension GraphExport.Column {
  /// Whether readers of tables know the column by its name: codes are texts, and
  /// aliases always a list.
  var hasOwnMeaning: Bool { isListOfAliases || ClaimSchema.codeSchemes.contains(name) && !isList }

  var isListOfAliases: Bool { name == CarriedField.Node.aliases && type == .text }
}

extension String {
  /// Whether a reader of tables drops something at either end of the text.
  fileprivate var hasSpaceAround: Bool {
    trimmed != self || utf8.first.map { $0 <= 0x20 } ?? false
      || utf8.last.map { $0 <= 0x20 } ?? false
  }
}

/// What the values of a column show its type to be, for sure.
private struct ShownType {
  private var isEmpty = true
  private var isWords = false
  private var areIntegers = true
  private var areNumbers = true
  private var areTruths = true
  private var arePeriods = true

  mutating func add(_ text: String) {
    isEmpty = false
    if isWords { return }
    areIntegers = areIntegers && text.isPlainInteger && text.utf8.count <= 18
    areNumbers = areNumbers && text.isPlainNumeral
    areTruths = areTruths && (text == "true" || text == "false")
    arePeriods = arePeriods && text.contains("-") && text.count >= 7 && (try? Period(text)) != nil
    isWords = Self.isWord(text)
  }

  func shows(_ type: Property.ValueType) -> Bool {
    switch type {
    case .text, .code: isEmpty || isWords
    case .integer: !isEmpty && areIntegers
    case .number: !isEmpty && areNumbers && !areIntegers
    case .boolean: !isEmpty && areTruths
    case .period: !isEmpty && arePeriods
    }
  }

  /// Whether a text is one in every program: no number, date, truth or word for
  /// a missing value.
  private static func isWord(_ text: String) -> Bool {
    let word = text.trimmed.lowercased()
    let letters = word.utf8.count { (0x61...0x7A).contains($0) || $0 >= 0x80 }
    let missing: Set<String> = ["true", "false", "none", "null", "infinity", "yes", "no"]
    return letters > 3 && !missing.contains(word) && (try? Period(text.trimmed)) == nil
  }
}

extension Property.ValueType {
  /// The name of the type behind the name of a column.
  var tableName: String {
    switch self {
    case .text, .code: "string"
    case .integer: "long"
    case .number: "double"
    case .boolean: "boolean"
    case .period: "date"
    }
  }
}
