import EntenteModel

/// Reads the columns of a table that are kept as attributes.
struct AttributeReader {
  private(set) var columns: [Column] = []

  /// Whether the types are those that all rows show.
  private(set) var areSettled = true

  /// A column whose values are kept.
  struct Column {
    var name: String
    var position: Int
    var type: Property.ValueType
    /// Whether the header says so, so that another value is a mistake.
    var isDeclared: Bool
    var isList: Bool
  }

  /// The names and types of the attributes.
  var fields: [(name: String, type: Property.ValueType)] { columns.map { ($0.name, $0.type) } }

  /// Looks through all rows for the types of the columns.
  ///
  /// - Parameters:
  ///   - attributes: The columns.
  ///   - rows: The rows of the table behind its header.
  ///   - window: The lines at hand, if not all are.
  ///   - count: How many fields a row has.
  /// - Complexity: O(*n*) for *n* bytes.
  init(
    _ attributes: [TableColumns.Attribute], rows: CSVScanner, _ window: TextWindow? = nil,
    of count: Int
  ) {
    var (scanner, window) = (rows, window)
    var types = attributes.map { _ in ColumnType() }
    // Dates in a column that is declared to hold some, where it does not.
    var areDates = attributes.map { _ in true }
    var open = attributes.indices.filter { attributes[$0].type == nil }
    let dates = attributes.indices.filter { attributes[$0].type == .period }
    var row: CSVScanner.Row = []
    while !open.isEmpty || !dates.isEmpty {
      let isFound = try? scanner.next(&row)
      if isFound != true {
        guard window?.isLast == false else { break }
        // A row that is malformed may go on behind the lines at hand.
        areSettled = isFound == false && scanner.move(on: &window)
        if areSettled { continue } else { break }
      }
      guard row.count >= count else { continue }
      for i in open {
        types[i].add(scanner.bytes[scanner.trimmed(row[attributes[i].position])])
      }
      open.removeAll { types[$0].isSettled }
      for i in dates where areDates[i] {
        let text = scanner.trimmedText(row[attributes[i].position])
        let values = attributes[i].isList ? Self.split(text) : [text]
        areDates[i] = values.allSatisfy { $0.isEmpty || (try? Period($0)) != nil }
      }
    }
    columns = attributes.indices.map { i in
      let attribute = attributes[i]
      let declared = attribute.type == .period && !areDates[i] ? .text : attribute.type
      return Column(
        name: attribute.name, position: attribute.position, type: declared ?? types[i].type,
        isDeclared: declared != nil, isList: attribute.isList)
    }
  }

  /// The attributes that a row gives.
  func attributes(
    of row: CSVScanner.Row, _ scanner: CSVScanner, _ log: inout ProblemLog,
    _ notes: inout ReadingNotes
  ) -> [Claim.Attribute] {
    var attributes: [Claim.Attribute] = []
    for column in columns {
      let field = row[column.position]
      guard !scanner.isEmpty(field) else { continue }
      if column.isList {
        for value in Self.split(scanner.trimmedText(field)) where !value.isEmpty {
          if let attribute = attribute(value, column, at: field.offset, &log, &notes) {
            attributes.append(attribute)
          }
        }
      } else {
        let isText = column.type == .text && field.isQuoted
        let text = isText ? scanner.text(field) : scanner.trimmedText(field)
        if let attribute = attribute(text, column, at: field.offset, &log, &notes) {
          attributes.append(attribute)
        }
      }
    }
    return attributes
  }

  /// The attribute of one value; nil if it is missing, or not of the type.
  private func attribute(
    _ text: String, _ column: Column, at offset: Int, _ log: inout ProblemLog,
    _ notes: inout ReadingNotes
  ) -> Claim.Attribute? {
    if column.type == .text { return Claim.Attribute(column.name, type: .text, value: text) }
    if text.utf8.count <= 4, ColumnType.isMissing(Array(text.utf8)[...]) {
      notes.add(
        "missing-value", at: offset, "'\(text)' in the column '\(column.name)' is read as no value")
      return nil
    }
    if !column.isDeclared {
      let value =
        switch column.type {
        case .number: text.utf8.contains(UInt8(ascii: ",")) ? text.replacing(",", with: ".") : text
        case .boolean: text.lowercased()
        default: text
        }
      return Claim.Attribute(column.name, type: column.type, value: value)
    }
    switch TypedValue(text, as: column.type) {
    case .value(let value): return Claim.Attribute(column.name, type: column.type, value: value)
    case .absent: return nil
    case .malformed:
      log.report(
        "wrong-type", at: offset,
        "'\(text)' is not \(TypedValue.name(of: column.type)), which the column '\(column.name)' "
          + "is said to hold")
      return nil
    }
  }

  /// The values of a list, with semicolons between; one that is part of a value
  /// has a backslash before it.
  static func split(_ text: String) -> [String] {
    guard text.utf8.contains(UInt8(ascii: "\\")) else {
      return text.split(separator: ";").map(\.trimmed)
    }
    var values: [String] = [""]
    var isEscaped = false
    for character in text {
      if isEscaped {
        if character != ";" { values[values.count - 1].append("\\") }
        values[values.count - 1].append(character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else if character == ";" {
        values.append("")
      } else {
        values[values.count - 1].append(character)
      }
    }
    if isEscaped { values[values.count - 1].append("\\") }
    return values.map(\.trimmed)
  }
}
