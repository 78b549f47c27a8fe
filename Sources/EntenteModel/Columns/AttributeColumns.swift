/// What foreign files say of edges beyond what every claim can say.
///
/// The claims of a table have the same fields one after the other, so fields are
/// noted only where they change, and a missing value takes the place of one.
package struct AttributeColumns: Sendable {
  /// The values of the claims, without gaps between claims.
  var values = Column<TextID>()
  var runs: [Run] = []
  var fields: [Field] = []
  private var numbersOfFields: [Field: Int] = [:]

  /// Claims in a row that have the same fields.
  struct Run: Sendable {
    /// The first claim.
    var first: Int
    /// How many claims there are.
    var count = 0
    /// Where the values of the first claim start.
    var firstValue: Int
    /// The numbers of the fields.
    var fields: [Int] = []
  }

  /// The name and type of a value.
  package struct Field: Hashable, Sendable {
    package var name: TextID
    package var type: Property.ValueType

    package init(name: TextID, type: Property.ValueType) {
      self.name = name
      self.type = type
    }
  }

  /// A value that a foreign file gives an edge.
  package struct Attribute: Hashable, Sendable {
    package var name: TextID
    package var type: Property.ValueType
    package var value: TextID
  }

  /// Stands for a value that is missing.
  package static let missing = TextID(rawValue: .max)

  package init() {}

  /// The attributes of a claim, in the order of the file.
  package subscript(claim: Int) -> [Attribute] {
    guard let run = run(of: claim) else { return [] }
    let start = run.firstValue + (claim - run.first) * run.fields.count
    return run.fields.indices.compactMap { i in
      let value = values[start + i]
      guard value != Self.missing else { return nil }
      let field = fields[run.fields[i]]
      return Attribute(name: field.name, type: field.type, value: value)
    }
  }

  package func isEmpty(of claim: Int) -> Bool { self[claim].isEmpty }

  private func run(of claim: Int) -> Run? {
    var (low, high) = (0, runs.count)
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].first <= claim { low = middle + 1 } else { high = middle }
    }
    guard low > 0, claim < runs[low - 1].first + runs[low - 1].count else { return nil }
    return runs[low - 1]
  }
}

// MARK: - Adding

extension AttributeColumns {
  /// The number of a field.
  package mutating func number(of field: Field) -> Int {
    if let number = numbersOfFields[field] { return number }
    numbersOfFields[field] = fields.count
    fields.append(field)
    return fields.count - 1
  }

  /// Gives a claim, which comes after all that have some, its attributes.
  mutating func append(_ attributes: [Attribute], of claim: Int) {
    guard !attributes.isEmpty else { return }
    openRun(
      of: attributes.map { number(of: Field(name: $0.name, type: $0.type)) }, at: claim, count: 1)
    for attribute in attributes { values.append(attribute.value) }
  }

  /// Gives claims in a row a value of each field, or ``missing``; the values
  /// lie claim by claim.
  package mutating func append(
    _ values: UnsafeBufferPointer<TextID>, of fields: [Int], toClaims claims: Range<Int>
  ) {
    guard !fields.isEmpty, !claims.isEmpty else { return }
    precondition(values.count == fields.count * claims.count)
    openRun(of: fields, at: claims.lowerBound, count: claims.count)
    self.values.append(contentsOf: values)
  }

  private mutating func openRun(of fields: [Int], at claim: Int, count: Int) {
    if let last = runs.last, last.first + last.count == claim, last.fields == fields {
      runs[runs.count - 1].count += count
    } else {
      runs.append(Run(first: claim, count: count, firstValue: values.count, fields: fields))
    }
  }

  /// Makes room for a number of claims with the fields of those added last.
  mutating func reserve(_ count: Int) {
    guard let last = runs.last else { return }
    values.reserve(values.count + (count - last.first - last.count) * last.fields.count)
  }

  mutating func keep(first count: Int) {
    runs.removeAll { $0.first >= count }
    guard let last = runs.last else { return values.keep(first: 0) }
    runs[runs.count - 1].count = min(last.count, count - last.first)
    values.keep(first: last.firstValue + runs[runs.count - 1].count * last.fields.count)
  }
}
