/// A column that is as long as the last claim that has a value in it, and takes
/// no room if none has.
package struct TrailingColumn<Value: Sendable>: Sendable {
  private let absent: Value
  private var values: [Value] = []

  init(absent: Value) { self.absent = absent }

  package subscript(claim: Int) -> Value { claim < values.count ? values[claim] : absent }

  /// Gives a claim, which comes after all that have one, its value.
  mutating func append(_ value: Value, of claim: Int) {
    while values.count < claim { values.append(absent) }
    values.append(value)
  }

  mutating func keep(first count: Int) { values.removeSubrange(min(count, values.count)...) }
}

/// How strong ties are, where it is said; a bit pattern that no file can give
/// stands for the others.
package struct StrengthColumn: Sendable {
  private static let absent = Double(nan: 0x1D1E, signaling: false)
  private var column = TrailingColumn(absent: absent)

  package subscript(claim: Int) -> Double? {
    let value = column[claim]
    return value.bitPattern == Self.absent.bitPattern ? nil : value
  }

  mutating func append(_ value: Double, of claim: Int) { column.append(value, of: claim) }

  mutating func keep(first count: Int) { column.keep(first: count) }
}

/// What foreign files say of edges beyond what every claim can say.
package struct AttributeColumns: Sendable {
  /// The values of claim *i* are at `starts[i]..<starts[i + 1]`; claims beyond
  /// the last start have none.
  private var starts: [UInt32] = [0]
  private var values: [(field: UInt32, value: TextID)] = []

  /// The names and types of the values.
  private var fields: [Field] = []
  private var numbersOfFields: [Field: UInt32] = [:]

  private struct Field: Hashable {
    var name: TextID
    var type: Property.ValueType
  }

  /// A value that a foreign file gives an edge.
  package struct Attribute: Hashable, Sendable {
    package var name: TextID
    package var type: Property.ValueType
    package var value: TextID
  }

  /// The attributes of a claim, in the order of the file.
  package subscript(claim: Int) -> [Attribute] {
    guard claim + 1 < starts.count else { return [] }
    return values[Int(starts[claim])..<Int(starts[claim + 1])].map {
      Attribute(
        name: fields[Int($0.field)].name, type: fields[Int($0.field)].type, value: $0.value)
    }
  }

  package func isEmpty(of claim: Int) -> Bool {
    claim + 1 >= starts.count || starts[claim] == starts[claim + 1]
  }

  /// Gives a claim, which comes after all that have some, another attribute.
  mutating func append(name: TextID, type: Property.ValueType, value: TextID, of claim: Int) {
    while starts.count < claim + 2 { starts.append(UInt32(values.count)) }
    let field = Field(name: name, type: type)
    // The columns of a table recur in their order.
    var number = values.last.map { (Int($0.field) + 1) % fields.count } ?? 0
    if number >= fields.count || fields[number] != field {
      number = Int(numbersOfFields[field] ?? UInt32(fields.count))
      if number == fields.count {
        numbersOfFields[field] = UInt32(number)
        fields.append(field)
      }
    }
    values.append((UInt32(number), value))
    starts[claim + 1] = UInt32(values.count)
  }

  mutating func keep(first count: Int) {
    guard count + 1 < starts.count else { return }
    starts.removeSubrange((count + 1)...)
    values.removeSubrange(Int(starts[count])...)
  }
}
