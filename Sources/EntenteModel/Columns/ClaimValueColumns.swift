/// A column that is as long as the last claim that has a value in it, and takes
/// no room if none has.
package struct TrailingColumn<Value: BitwiseCopyable & Sendable>: Sendable {
  private let absent: Value
  var values = Column<Value>()

  init(absent: Value) { self.absent = absent }

  package subscript(claim: Int) -> Value { claim < values.count ? values[claim] : absent }

  /// Gives a claim, which comes after all that have one, its value.
  package mutating func append(_ value: Value, of claim: Int) {
    while values.count < claim { values.append(absent) }
    values.append(value)
  }

  /// Gives claims from one on their values, of which the last may all be absent.
  package mutating func append(contentsOf more: [Value], from claim: Int)
  where Value: Equatable {
    guard let last = more.lastIndex(where: { $0 != absent }) else { return }
    let missing = claim - values.count
    values.append(count: missing) { [absent] _ in absent }
    more.withUnsafeBufferPointer { values.append(contentsOf: .init(rebasing: $0[...last])) }
  }

  /// Makes room for a number of claims if some have a value.
  mutating func reserve(_ count: Int) { if !values.isEmpty { values.reserve(count) } }

  mutating func keep(first count: Int) { values.keep(first: count) }
}

/// How strong ties are, where it is said; a bit pattern that no file can give
/// stands for the others.
package struct StrengthColumn: Sendable {
  private static let absent = Double(nan: 0x1D1E, signaling: false)
  var column = TrailingColumn(absent: absent)

  package subscript(claim: Int) -> Double? {
    let value = column[claim]
    return value.bitPattern == Self.absent.bitPattern ? nil : value
  }

  package mutating func append(_ value: Double, of claim: Int) { column.append(value, of: claim) }

  mutating func reserve(_ count: Int) { column.reserve(count) }

  mutating func keep(first count: Int) { column.keep(first: count) }
}
