/// The entities that inputs declare, in the order of the input: several may be
/// of one entity.
struct DeclaredEntities: Sendable {
  /// What is known of each but its kind.
  private var columns = EntityColumns()

  /// The kind of each, by position in ``kinds``.
  private var kindNumbers = Column<UInt32>()

  /// The kinds, in the order of their first entities.
  private(set) var kinds: [Entity.Kind] = []

  private var numbersOfKinds: [Entity.Kind: UInt32] = [:]

  /// Whether one of them has a code, by which others can be the same.
  private(set) var haveCodes = false

  var count: Int { kindNumbers.count }

}

// MARK: - Adding

extension DeclaredEntities {
  mutating func append(_ entity: Entity, origin: Origin, in texts: inout TextInterner) {
    columns.append(entity, kind: 0, origin: origin, in: &texts)
    kindNumbers.append(number(of: entity.kind))
    if !entity.codes.isEmpty { haveCodes = true }
  }

  /// Adds an entity of which no more is known than id, name and kind.
  mutating func append(_ id: TextID, name: TextID, kind: UInt32, origin: Origin) {
    columns.append(id, name: name, kind: 0, origin: origin)
    kindNumbers.append(kind)
  }

  /// The number of a kind among those declared.
  mutating func number(of kind: Entity.Kind) -> UInt32 {
    if let number = numbersOfKinds[kind] { return number }
    let number = UInt32(kinds.count)
    numbersOfKinds[kind] = number
    kinds.append(kind)
    return number
  }

  /// Forgets all but the first.
  mutating func keep(first count: Int) {
    columns.keep(first: count)
    kindNumbers.keep(first: count)
    haveCodes = !columns.codes.isEmpty
  }
}

// MARK: - What was added

extension DeclaredEntities {
  /// The declarations as values.
  func declarations(in texts: TextArena) -> [KnowledgeGraph.Builder.EntityDeclaration] {
    (0..<count).map { position in
      let origin = columns.origin[position]
      return .init(
        entity: columns.entity(
          position, kind: kinds[Int(kindNumbers[position])], in: texts),
        input: origin.file, origin: origin)
    }
  }

  /// The place of each entity by the text of its id, where `UInt32.max` stands
  /// for none, of as many texts as there are; nil if two have one id.
  func placesByID(textCount: Int) -> Column<UInt32>? {
    var places = Column<UInt32>(repeating: .max, count: textCount)
    let areUnlike = places.withUnsafeMutableBufferPointer { places in
      columns.id.withUnsafeBufferPointer { ids in
        for (place, id) in ids.enumerated() {
          guard id != .none, places[Int(id.rawValue)] == .max else { return false }
          places[Int(id.rawValue)] = UInt32(place)
        }
        return true
      }
    }
    return areUnlike ? places : nil
  }

  /// Whether two of the declarations from a position on have one id.
  func holdRepeats(from first: Int, textCount: Int) -> Bool {
    var isMet = [Bool](repeating: false, count: textCount)
    return columns.id.withUnsafeBufferPointer(of: first..<count) { ids in
      ids.contains { id in
        defer { isMet[Int(id.rawValue)] = true }
        return isMet[Int(id.rawValue)]
      }
    }
  }

  /// The entities as they were declared, of kinds that go by other numbers.
  consuming func entities(ofKinds numbers: [UInt16]) -> EntityColumns {
    columns.kind = Column(kindNumbers.lazy.map { numbers[Int($0)] })
    return columns
  }
}
