import EntenteModel

/// The columns of the nodes or of the edges, as they are met.
struct ColumnTable {
  private(set) var columns: [GraphExport.Column] = []
  private var numbers: [String: Int] = [:]

  /// The columns whose values were of several types, and have one now.
  private(set) var mixed: Set<Int> = []

  /// The values of one element, of which those of one name become one.
  mutating func values(_ attributes: [Claim.Attribute]) -> [GraphExport.Value] {
    var values: [GraphExport.Value] = []
    for attribute in attributes {
      let column = number(of: attribute.name, attribute.type)
      if let known = values.firstIndex(where: { $0.column == column }) {
        values[known].texts.append(attribute.value)
        columns[column].isList = true
      } else {
        values.append(GraphExport.Value(column: column, texts: [attribute.value]))
      }
    }
    return values
  }

  private mutating func number(of name: String, _ type: Property.ValueType) -> Int {
    if let number = numbers[name] {
      if columns[number].type != type { mixed.insert(number) }
      columns[number].type.widen(to: type)
      return number
    }
    numbers[name] = columns.count
    columns.append(GraphExport.Column(name: name, type: type))
    return columns.count - 1
  }
}
