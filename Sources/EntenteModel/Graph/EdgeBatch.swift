/// Edges of a foreign file in columns, whose texts are places in the file: what
/// a reader hands over that makes no text of any field.
package struct EdgeBatch: Sendable {
  /// The ends of the edges, subject and object in turn.
  package var ends: [TextPlace] = []

  /// The byte at which each edge starts.
  package var offsets: [Int] = []

  /// The kind of each edge, by its position in a list of the reader's.
  package var kinds: [UInt16] = []

  package var periods: [PackedPeriod] = []

  /// The weight of each edge; not a number if it has none.
  package var strengths: [Double] = []

  /// A value of each field for each edge, edge by edge.
  package var values: [TextPlace] = []

  package init() {}

  /// Creates a batch with room for a number of edges.
  package init(room: Int, valueCount: Int) {
    ends.reserveCapacity(2 * room)
    offsets.reserveCapacity(room)
    kinds.reserveCapacity(room)
    periods.reserveCapacity(room)
    strengths.reserveCapacity(room)
    values.reserveCapacity(room * valueCount)
  }

  package var count: Int { offsets.count }
}

extension EdgeBatch {
  /// The texts of edges by number, as far as they have one.
  package struct Numbers: Sendable {
    fileprivate var ends: TextNumbers
    fileprivate var values: TextNumbers

    /// Looks up the texts of some edges.
    package init(
      of batch: EdgeBatch, in bytes: UnsafeBufferPointer<UInt8>, among texts: TextInterner
    ) {
      ends = texts.numbers(of: batch.ends, in: bytes)
      values = texts.numbers(of: batch.values, in: bytes)
    }
  }
}

extension KnowledgeGraph.Builder {
  /// What the edges of one file have in common.
  package struct EdgeTraits {
    package var file: FileNumber
    package var citations: [Citation]
    /// The fields of the values that each edge has.
    package var fields: [(name: String, type: Property.ValueType)]
    /// Whether edges of plain kinds are directed, if that is said.
    package var isDirected: Bool?

    /// The kinds met so far, in the order of the reader's list.
    fileprivate var kinds: [(number: UInt16, flags: ClaimColumns.Flags)] = []

    package init(
      file: FileNumber, citations: [Citation],
      fields: [(name: String, type: Property.ValueType)], isDirected: Bool?
    ) {
      self.file = file
      self.citations = citations
      self.fields = fields
      self.isDirected = isDirected
    }
  }

  /// Adds edges, each a relation of its own, as ``add(_:from:at:isOwnRelation:)``
  /// would one by one.
  ///
  /// - Parameters:
  ///   - batch: The edges.
  ///   - numbers: Their texts by number, as looked up since the last was added or before.
  ///   - bytes: The text that holds their ends and values.
  ///   - kinds: The kinds of the reader's list, which only grows.
  ///   - traits: What they have in common, and what is remembered of it.
  package mutating func add(
    _ batch: EdgeBatch, _ numbers: EdgeBatch.Numbers, of bytes: UnsafeBufferPointer<UInt8>,
    kinds: [Relation.Kind], _ traits: inout EdgeTraits
  ) {
    guard let offset = batch.offsets.first else { return }
    let first = claims.count
    let file = traits.file.number
    addKinds(kinds, at: Origin(file: file, offset: offset), to: &traits)

    var numbers = numbers
    texts.complete(&numbers.ends, of: batch.ends, in: bytes)
    let ids = numbers.ends.ids
    let traitsOfKinds = traits.kinds
    claims.subject.append(count: batch.count) { ids[2 * $0].rawValue }
    claims.object.append(count: batch.count) { ids[2 * $0 + 1].rawValue }
    claims.predicate.append(count: batch.count) { traitsOfKinds[Int(batch.kinds[$0])].number }
    claims.flags.append(count: batch.count) { traitsOfKinds[Int(batch.kinds[$0])].flags }
    claims.origin.append(batch.offsets, of: file)
    claims.period.append(contentsOf: batch.periods, from: first)
    cite(traits.citations, from: traits.file, count: batch.count)
    for (i, strength) in batch.strengths.enumerated() where !strength.isNaN {
      claims.strength.append(strength, of: first + i)
    }
    guard !traits.fields.isEmpty else { return }
    texts.complete(&numbers.values, of: batch.values, in: bytes)
    let fields = traits.fields.map {
      claims.attributes.number(of: .init(name: texts.intern($0.name), type: $0.type))
    }
    numbers.values.ids.withUnsafeBufferPointer {
      claims.attributes.append($0, of: fields, toClaims: first..<claims.count)
    }
  }

  /// Makes room for as many more edges, like those added last.
  package mutating func expect(edges count: Int) { claims.reserve(claims.count + count) }

  /// Numbers the kinds that were not met before, and says how their edges run.
  private mutating func addKinds(
    _ kinds: [Relation.Kind], at origin: Origin, to traits: inout EdgeTraits
  ) {
    for kind in kinds.dropFirst(traits.kinds.count) {
      var flags: ClaimColumns.Flags = .isOwnRelation
      let known = vocabulary.number(of: kind)
      if known.map({ vocabulary.relationKinds[$0].isSymmetric }) != true {
        if traits.isDirected == true { flags.insert(.isDirectedByFile) }
        if traits.isDirected == false { flags.insert(.isUndirectedByFile) }
      }
      traits.kinds.append((number(of: kind, at: origin), flags))
    }
  }
}
