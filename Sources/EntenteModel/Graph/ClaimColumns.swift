/// The claims of a graph, a column for each thing that every claim has, and a
/// sparse table for what few claims have.
package struct ClaimColumns: Sendable {
  /// The number of the entity that the claim speaks of.
  package var subject: [UInt32] = []

  /// The number of the relation kind, or of the property if ``isProperty``.
  package var predicate: [UInt16] = []

  /// The number of the object entity, or the text of the value.
  package var object: [UInt32] = []

  package var flags: [Flags] = []

  /// The number of the period in the graph's table, from 1; 0 if none.
  package var period: [UInt32] = []

  package var origin: [Origin] = []

  /// The citations of claim *i* are `citations[citationStarts[i]..<citationStarts[i + 1]]`.
  package var citationStarts: [UInt32] = [0]
  package var citations: [(source: UInt32, locator: TextID, quotation: TextID)] = []

  package var extras: [UInt32: Extras] = [:]

  package var count: Int { subject.count }

  package init() {}

  package func citations(
    of claim: Int
  ) -> ArraySlice<(source: UInt32, locator: TextID, quotation: TextID)> {
    citations[Int(citationStarts[claim])..<Int(citationStarts[claim + 1])]
  }
}

extension ClaimColumns {
  /// The small answers of a claim, in one byte.
  package struct Flags: OptionSet, Hashable, Sendable {
    package var rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let isProperty = Flags(rawValue: 1)
    package static let isPlanned = Flags(rawValue: 2)
    package static let isDenied = Flags(rawValue: 4)
    package static let isReported = Flags(rawValue: 8)
    package static let isInferred = Flags(rawValue: 16)
    package static let isDirectedByFile = Flags(rawValue: 32)
    package static let isUndirectedByFile = Flags(rawValue: 64)
    package static let isOwnRelation = Flags(rawValue: 128)

    package var standing: Claim.Standing {
      if contains(.isDenied) { return .denied }
      if contains(.isPlanned) { return .planned }
      return contains(.isReported) ? .reported : .asserted
    }
  }

  /// An entity, or words where no entity is meant.
  package enum Party: Hashable, Sendable {
    case entity(UInt32)
    case text(TextID)
  }

  /// What few claims have.
  package struct Extras: Hashable, Sendable {
    package var id = TextID.none
    package var saidBy: Party?
    package var role = TextID.none
    package var at: Party?
    package var standsInFor: Party?
    package var between: [Party] = []
    package var strength: Double?
    package var confidence: Double?
    package var note = TextID.none
    package var key = TextID.none
    package var attributes: [Attribute] = []

    package init() {}
  }

  /// A value that a foreign file gives an edge.
  package struct Attribute: Hashable, Sendable {
    package var name: TextID
    package var type: Property.ValueType
    package var value: TextID
  }
}
