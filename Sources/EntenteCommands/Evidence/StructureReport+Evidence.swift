import EntenteAnalysis
import EntenteGraph

extension StructureReport {
  /// Adds what the figures rest on, which is all ties, and what each rich club does: the ties
  /// among its members.
  ///
  /// - Complexity: O(*m*) for *m* claims, and as much for each number of ties that some
  ///   entity has.
  mutating func addEvidence() {
    let projection = structure.projection
    let degrees = projection.graph.degrees()
    // A tie is in all clubs of fewer ties than either of its ends has.
    var supports = [TieSupport](repeating: TieSupport(), count: (degrees.max() ?? 0) + 1)
    var all = TieSupport()
    projection.forEachTie { subject, object, claims in
      let tie = TieSupport(ofTie: claims, in: graph)
      all.add(tie)
      supports[min(degrees[subject], degrees[object])].add(tie)
    }
    support = all
    var sum = TieSupport()
    for degree in supports.indices.reversed() {
      clubSupports[degree] = sum
      sum.add(supports[degree])
    }
  }

  /// The cells of what a rich club rests on; none if that is not told.
  func evidenceCells(of club: RichClub, isPlain: Bool = false) -> [String] {
    guard support != nil else { return [] }
    return (clubSupports[club.degree] ?? TieSupport()).cells(in: graph, isPlain: isPlain)
  }
}
