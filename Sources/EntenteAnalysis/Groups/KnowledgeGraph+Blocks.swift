import EntenteGraph
import EntenteModel

extension KnowledgeGraph {
  /// The most entities that are compared pair by pair.
  private static var comparedLimit: Int { 4000 }

  /// Puts entities in one position that are equivalent, or most alike.
  func blocks(
    _ basis: GroupBasis, _ options: Grouping.Options
  ) throws(Grouping.Refusal) -> Grouping {
    let relations = try relations(of: basis, areWeighed: options.blockCount != nil)
    let positions: Components
    var quality: [Grouping.Quality] = []
    var notes = ["\(options.equivalence.rawValue) equivalence, kinds and directions told apart"]
    if let count = options.blockCount {
      guard basis.entities.count <= Self.comparedLimit else {
        throw .tooManyToCompare(count: basis.entities.count, limit: Self.comparedLimit)
      }
      let similarity =
        options.equivalence == .structural
        ? relations.structuralSimilarity() : relations.regularSimilarity()
      positions = similarity.positions(count: count)
      let means = similarity.means(of: positions)
      for (name, mean) in [("Within", means.within), ("Between", means.between)] {
        if let mean { quality.append(.init(name: "similarity" + name, value: mean)) }
      }
      notes.append(
        "joined by "
          + (options.equivalence == .structural
            ? "the share of ties in common (Dice)" : "similarity after three rounds (REGE)")
          + ", average linkage")
      if positions.count < min(count, basis.entities.count) {
        notes.append("no \(count) blocks: entities that are equivalent stay together")
      }
    } else {
      positions =
        options.equivalence == .structural
        ? relations.structuralPositions() : relations.regularPositions()
    }
    quality.insert(.init(name: "blocks", value: Double(positions.count)), at: 0)
    var grouping = GroupDraft(positions.labels).grouping(
      .blocks, basis, in: self, quality: quality, notes: notes)
    grouping.image = Grouping.image(
      of: positions, relations.image(of: positions), grouping.groups, basis, in: self)
    return grouping
  }

  /// The ties by kind and direction, with their strengths if these are read.
  private func relations(
    of basis: GroupBasis, areWeighed: Bool
  ) throws(Grouping.Refusal) -> RelationalGraph {
    let isSymmetric = vocabulary.relationKinds.map(\.isSymmetric)
    let isWeighed = areWeighed && basis.projection.options.weight != .none
    var ties: [RelationalGraph.Tie] = []
    ties.reserveCapacity(basis.ties.count)
    for (place, tie) in basis.ties.enumerated() {
      var strength: Double?
      if isWeighed {
        do {
          strength = try basis.projection.weight(
            ofTieAt: place, as: basis.projection.ties[place].claims, in: self)
        } catch { throw .projection(error) }
      }
      ties.append(
        RelationalGraph.Tie(
          tie.first, tie.second, kind: UInt32(tie.kind), isDirected: !isSymmetric[tie.kind],
          strength: strength))
    }
    return RelationalGraph(nodeCount: basis.entities.count, ties: ties)
  }
}
