import EntenteGraph
public import EntenteModel

/// What a selection keeps of a graph, counted without a value for each tie.
public struct Census: Sendable {
  /// The number of ties.
  public let tieCount: Int

  /// The number of ties of each kind, by its number in the vocabulary.
  public let tiesOfKinds: [Int]

  /// The number of claims: those of the ties, and the facts of entities.
  public let claimCount: Int

  /// The number of claims of each standing.
  public private(set) var standings: [Claim.Standing: Int] = [:]

  /// The number of connected parts of all entities, every tie counted whatever
  /// it says.
  public let componentCount: Int

  /// Counts what a selection keeps.
  ///
  /// - Complexity: O(*n* + *m*) expected for *n* entities and *m* claims, on all threads
  ///   where each claim is a tie of its own.
  public init(of graph: KnowledgeGraph, _ selection: Selection) {
    let filter = ClaimFilter(selection, in: graph)
    let forest = ComponentForest(nodeCount: graph.entities.count)
    var counts = Counts(in: graph)
    let storage = graph.storage
    if let choice = filter.plainChoice, let lone = storage.relations.loneClaims {
      for part in Self.counts(ofClaims: lone, choice, forest, in: graph) { counts.add(part) }
    } else {
      var chosen: [Int] = []
      for relation in 0..<storage.relations.count
      where filter.choose(from: storage.relations.claims(of: relation), into: &chosen) {
        let ends = storage.ends(ofRelation: relation)
        for claim in chosen { counts.standings[storage.claims.flags[claim].standing.order] += 1 }
        counts.kinds[ends.kind] += 1
        forest.join(UInt32(ends.subject), UInt32(ends.object))
      }
    }
    for claim in filter.facts() {
      counts.standings[storage.claims.flags[claim].standing.order] += 1
    }
    tiesOfKinds = counts.kinds
    tieCount = counts.kinds.reduce(0, +)
    claimCount = counts.standings.reduce(0, +)
    for standing in Claim.Standing.allCases where counts.standings[standing.order] > 0 {
      standings[standing] = counts.standings[standing.order]
    }
    componentCount = forest.rootCount
  }

  /// The number of ties of each kind and of claims of each standing.
  private struct Counts: Sendable {
    var kinds: [Int]
    var standings = [Int](repeating: 0, count: Claim.Standing.allCases.count)

    init(in graph: KnowledgeGraph) {
      kinds = [Int](repeating: 0, count: graph.vocabulary.relationKinds.count)
    }

    mutating func add(_ other: Counts) {
      for kind in kinds.indices { kinds[kind] += other.kinds[kind] }
      for order in standings.indices { standings[order] += other.standings[order] }
    }
  }

  /// How many claims a thread counts at a time.
  private static let pieceSize = 1 << 16

  /// Counts claims of which each is a tie, piece by piece, and joins their ends.
  ///
  /// The first eighth of the ties join most of what is joined. Their trees are made flat, so
  /// that the others need no more than a look at two parents, as a rule.
  private static func counts(
    ofClaims claims: Range<Int>, _ choice: ClaimFilter.PlainChoice, _ forest: ComponentForest,
    in graph: KnowledgeGraph
  ) -> [Counts] {
    let columns = graph.storage.claims
    let pieceCount = (claims.count + pieceSize - 1) / pieceSize
    func counts(ofPieces pieces: Range<Int>) -> [Counts] {
      Workers.all.gather(pieces.count) { place in
        let first = claims.lowerBound + (pieces.lowerBound + place) * pieceSize
        let range = first..<min(claims.upperBound, first + pieceSize)
        var counts = Counts(in: graph)
        columns.withEnds(of: range) { subjects, objects, kinds, flags in
          for place in 0..<range.count
          where choice.allows(flags[place], kind: Int(kinds[place])) {
            counts.standings[flags[place].standing.order] += 1
            counts.kinds[Int(kinds[place])] += 1
            forest.join(subjects[place], objects[place])
          }
        }
        return counts
      }
    }
    let first = counts(ofPieces: 0..<(pieceCount / 8))
    forest.flatten(0..<graph.entities.count)
    return first + counts(ofPieces: (pieceCount / 8)..<pieceCount)
  }
}
