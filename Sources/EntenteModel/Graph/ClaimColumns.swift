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

  /// The number of the list of citations of each claim; claims in a row that an
  /// input supports alike share one.
  package private(set) var citationList: [UInt32] = []

  /// The citations of list *i* are `citations[citationStarts[i]..<citationStarts[i + 1]]`.
  package private(set) var citationStarts: [UInt32] = [0]
  package var citations: [Citation] = []

  /// How strong each tie is, if it is said.
  package var strength = StrengthColumn()

  /// What keeps a relation apart, as the id of an edge does.
  package var key = TrailingColumn<TextID>(absent: .none)

  package var attributes = AttributeColumns()

  package var extras: [UInt32: Extras] = [:]

  package var count: Int { subject.count }

  package init() {}

  package func citations(of claim: Int) -> ArraySlice<Citation> {
    citations[citationRange(of: claim)]
  }

  /// The positions of the citations of a claim.
  package func citationRange(of claim: Int) -> Range<Int> {
    let list = Int(citationList[claim])
    return Int(citationStarts[list])..<Int(citationStarts[list + 1])
  }

  /// Adds a list of citations, for one claim or several in a row.
  mutating func addCitations(_ list: [Citation]) {
    citations += list
    citationStarts.append(UInt32(citations.count))
  }

  /// Gives the next claim the list of citations added last.
  mutating func cite() { citationList.append(UInt32(citationStarts.count - 2)) }

  /// Forgets all claims but the first.
  mutating func keep(first count: Int) {
    subject.removeSubrange(count...)
    predicate.removeSubrange(count...)
    object.removeSubrange(count...)
    flags.removeSubrange(count...)
    period.removeSubrange(count...)
    origin.removeSubrange(count...)
    citationList.removeSubrange(count...)
    strength.keep(first: count)
    key.keep(first: count)
    attributes.keep(first: count)
    extras = extras.filter { $0.key < count }
  }
}

extension ClaimColumns {
  /// A place in a source that supports a claim.
  package struct Citation: Hashable, Sendable {
    package var source: UInt32
    package var locator: TextID
    package var quotation: TextID
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
    package var confidence: Double?
    package var note = TextID.none

    package init() {}
  }
}
