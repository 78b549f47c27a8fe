/// The claims of a graph, a column for each thing that every claim has, and a
/// sparse table for what few claims have.
package struct ClaimColumns: Sendable {
  /// The number of the entity that the claim speaks of.
  package var subject = Column<UInt32>()

  /// The number of the relation kind, or of the property if ``isProperty``.
  package var predicate = Column<UInt16>()

  /// The number of the object entity, or the text of the value.
  package var object = Column<UInt32>()

  package var flags = Column<Flags>()
  package var period = TrailingColumn<PackedPeriod>(absent: .none)
  package var origin = OriginColumn()

  /// Which list of citations each claim has; claims in a row that an input
  /// supports alike share one.
  var citationLists = RunNumbers()

  /// The citations of list *i* are `citations[citationStarts[i]..<citationStarts[i + 1]]`.
  var citationStarts = Column<UInt32>([0])
  package var citations = Column<Citation>()

  /// How strong each tie is, if it is said.
  package var strength = StrengthColumn()

  /// What keeps a relation apart, as the id of an edge does.
  package var key = TrailingColumn<TextID>(absent: .none)

  package var attributes = AttributeColumns()

  package var extras: [UInt32: Extras] = [:]

  package var count: Int { subject.count }

  package init() {}

  package func citations(of claim: Int) -> Slice<Column<Citation>> {
    citations[citationRange(of: claim)]
  }

  /// Gives a closure the ends, kinds and flags of some claims as they lie in memory.
  package func withEnds<Result>(
    of claims: Range<Int>,
    _ body: (
      _ subjects: UnsafeBufferPointer<UInt32>, _ objects: UnsafeBufferPointer<UInt32>,
      _ predicates: UnsafeBufferPointer<UInt16>, _ flags: UnsafeBufferPointer<Flags>
    ) -> Result
  ) -> Result {
    subject.withUnsafeBufferPointer(of: claims) { subjects in
      object.withUnsafeBufferPointer(of: claims) { objects in
        predicate.withUnsafeBufferPointer(of: claims) { predicates in
          flags.withUnsafeBufferPointer(of: claims) { body(subjects, objects, predicates, $0) }
        }
      }
    }
  }

  /// The positions of the citations of a claim.
  package func citationRange(of claim: Int) -> Range<Int> {
    let list = citationLists[claim]
    return Int(citationStarts[list])..<Int(citationStarts[list + 1])
  }

  /// The citations of each list, with the first of the claims that share it.
  var citationRanges: [(claim: Int, citations: Range<Int>)] {
    var ranges: [(claim: Int, citations: Range<Int>)] = []
    var claim = 0
    while claim < citationLists.count {
      let list = citationLists[claim]
      ranges.append((claim, Int(citationStarts[list])..<Int(citationStarts[list + 1])))
      claim = citationLists.end(ofRunAt: claim)
    }
    return ranges
  }

  /// Gives the next claim a list of citations of its own.
  mutating func cite(_ list: [Citation]) {
    for citation in list { citations.append(citation) }
    citationStarts.append(UInt32(citations.count))
    citationLists.append(startsRun: true)
  }

  /// Gives the next claims the list of citations added last.
  mutating func citeAlike(_ count: Int = 1) { citationLists.append(count: count) }

  /// Makes room for a number of claims that say what those there are do.
  mutating func reserve(_ count: Int) {
    subject.reserve(count)
    predicate.reserve(count)
    object.reserve(count)
    flags.reserve(count)
    origin.distances.reserve(count)
    period.reserve(count)
    strength.reserve(count)
    attributes.reserve(count)
  }

  /// Forgets all claims but the first.
  mutating func keep(first count: Int) {
    subject.keep(first: count)
    predicate.keep(first: count)
    object.keep(first: count)
    flags.keep(first: count)
    period.keep(first: count)
    origin.keep(first: count)
    citationLists.keep(first: count)
    citationStarts.keep(first: citationLists.runCount + 1)
    citations.keep(first: Int(citationStarts[citationLists.runCount]))
    strength.keep(first: count)
    key.keep(first: count)
    attributes.keep(first: count)
    extras = extras.filter { $0.key < count }
  }
}

extension ClaimColumns {
  /// A place in a source that supports a claim.
  package struct Citation: Hashable, BitwiseCopyable, Sendable {
    package var source: UInt32
    package var locator: TextID
    package var quotation: TextID
  }
}

extension ClaimColumns {
  /// The small answers of a claim, in one byte.
  package struct Flags: OptionSet, Hashable, BitwiseCopyable, Sendable {
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

    /// Whether a tie runs one way, as its file says or else as its kind does.
    package func isDirected(ofSymmetricKind isSymmetric: Bool) -> Bool {
      if contains(.isDirectedByFile) { return true }
      return !contains(.isUndirectedByFile) && !isSymmetric
    }

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

    /// Whoever the claim speaks of besides its ends.
    package var parties: [Party] {
      [saidBy, at, standsInFor].compactMap(\.self) + between
    }
  }
}
