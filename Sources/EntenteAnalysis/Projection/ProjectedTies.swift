import EntenteGraph
import EntenteModel

/// The ties that a projection takes, as a plain graph.
struct ProjectedTies {
  var graph: CSRGraph

  /// The relations that became edges; one that was folded into several occurs for each.
  var relations: [UInt32] = []

  /// The nodes at the ends of each, if entities are folded.
  var foldedEnds: [Projection.FoldedEnds] = []
}

extension ProjectedTies {
  /// Takes ties one by one.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - filter: Which of its claims count.
  ///   - uses: What a tie of each kind is.
  ///   - hosts: Who stands for whom, if entities are folded.
  ///   - places: The node of each entity; none if each is the node of its number.
  ///   - nodeCount: The number of nodes.
  ///   - options: How ties are read.
  ///   - report: Where those left out are counted.
  /// - Throws: A refusal if a strength can't be read as asked.
  init(
    _ graph: KnowledgeGraph, _ filter: ClaimFilter, _ uses: [Projection.Use],
    _ hosts: FoldingHosts?, places: [UInt32], nodeCount: Int, _ options: Projection.Options,
    _ report: inout ProjectionReport
  ) throws(Projection.Refusal) {
    let storage = graph.storage
    let (claims, relations) = (storage.claims, storage.relations)
    let strengths = graph.vocabulary.relationKinds.map(\.defaultStrength)
    var usable: [UInt32] = []
    var foldedEnds: [Projection.FoldedEnds] = []
    var arcs = CSRGraph.Arcs()
    arcs.makeRoom(
      for: relations.count * (options.direction == .ignore ? 2 : 1),
      isWeighted: options.weight != .none)
    var chosen: [Int] = []
    func add(
      _ ends: Projection.FoldedEnds, of relation: Int, _ kind: Int, isDirected: Bool
    ) throws(Projection.Refusal) {
      if options.weight != .none {
        arcs.weights.append(
          try Projection.weight(of: chosen, in: claims, default: strengths[kind], options))
      }
      arcs.add(ends.subject, ends.object, isDirected: isDirected, options.direction)
      usable.append(UInt32(relation))
    }
    for relation in 0..<relations.count
    where filter.choose(from: relations.claims(of: relation), into: &chosen) {
      let tie = storage.ends(ofRelation: relation)
      if let hosts, let folded = filter.tie(at: relation) {
        let hosted = hosts.ends(of: folded)
        let ends = hosted.map {
          Projection.FoldedEnds(subject: places[$0.subject], object: places[$0.object])
        }.filter { $0.subject != .max && $0.object != .max }
        if ends.isEmpty, !hosted.isEmpty { continue }
        guard report.count(uses[tie.kind], isLoop: ends.isEmpty) else { continue }
        guard usable.count + ends.count <= FoldingHosts.tieLimit else {
          throw .tooManyFolds(limit: FoldingHosts.tieLimit)
        }
        foldedEnds += ends
        for ends in ends { try add(ends, of: relation, tie.kind, isDirected: tie.isDirected) }
      } else {
        let (subject, object) =
          places.isEmpty
          ? (UInt32(tie.subject), UInt32(tie.object)) : (places[tie.subject], places[tie.object])
        guard subject != .max, object != .max else { continue }
        guard report.count(uses[tie.kind], isLoop: subject == object) else { continue }
        try add(
          .init(subject: subject, object: object), of: relation, tie.kind,
          isDirected: tie.isDirected)
      }
    }
    self.graph = options.graph(of: arcs, nodeCount: nodeCount)
    self.relations = usable
    self.foldedEnds = foldedEnds
  }
}

extension Projection.Options {
  /// The plain graph of arcs that are weighed by strength or cost.
  func graph(of arcs: consuming CSRGraph.Arcs, nodeCount: Int) -> CSRGraph {
    CSRGraph(
      nodeCount: nodeCount, arcs: arcs, isWeighted: weight != .none, joining: joining,
      weight: edgeWeight, isDirected: direction != .ignore)
  }

  /// The plain graph of such arcs that come in pieces.
  func graph(
    ofPieces pieceCount: Int, nodeCount: Int, arcCount: Int,
    _ piece: @Sendable (Int) -> CSRGraph.Arcs
  ) -> CSRGraph {
    CSRGraph(
      nodeCount: nodeCount, arcCount: arcCount, pieceCount: pieceCount,
      isWeighted: weight != .none, joining: joining, weight: edgeWeight,
      isDirected: direction != .ignore, piece: piece)
  }

  private var joining: CSRGraph.Joining? {
    parallel == .keep ? nil : weight == .cost ? .least : .sum
  }

  /// What an edge weighs of which the strength, or the cost, is known.
  private var edgeWeight: @Sendable (Double) -> Double {
    let inverts = (weight == .strength || weight == .sources) && readsLengths
    return { inverts ? 1 / $0 : $0 }
  }
}

extension CSRGraph.Arcs {
  /// Adds the arcs of a tie, one way, against it, or both ways; its weight was
  /// added before.
  mutating func add(
    _ subject: UInt32, _ object: UInt32, isDirected: Bool, _ direction: Projection.Direction
  ) {
    let goesOut = direction != .reversed || !isDirected
    let comesBack = direction != .declared || !isDirected
    if goesOut {
      tails.append(subject)
      heads.append(object)
    }
    if comesBack {
      tails.append(object)
      heads.append(subject)
    }
    if goesOut, comesBack, let weight = weights.last { weights.append(weight) }
  }
}
