import EntenteAnalysis
import EntenteModel

/// What is said on standard error of a ranking.
extension Rank {
  /// Says how a ranking was made, what it means, and how much is not listed.
  func remark(
    on ranking: Ranking, shown: Int, of listed: Int, in graph: KnowledgeGraph
  ) {
    let card = by.first.card
    output.remark("\(by.name): \(ranking.projection.summary)")
    for note in ranking.notes { output.remark(note) }
    for line in ranking.estimate?.lines(by: by.first) ?? [] { output.remark(line) }
    for line in ranking.doubts?.lines ?? [] { output.remark(line) }
    if let roles = ranking.roles { output.remark(roles.line) }
    let scale = measure.program == nil ? " Scale: \(card.scale)." : ""
    output.remark("\(by.name) says: \(card.meaning)\(scale)")
    if listed == 0 {
      output.remark(
        ranking.brokerage == nil
          ? "no entity is left to rank" : "nobody stands on a path between the two sides")
    }
    if ranking.projection.ties.isEmpty { output.remark("no tie is left between entities") }
    remarkOnAssumedDirection(by: [by.first], in: graph)
    if shown < listed { output.remark("\(listed - shown) more; --top 0 lists all") }
  }

  /// Says how several rankings were made that stand side by side.
  func remark(on rankings: [Ranking], in graph: KnowledgeGraph) {
    for ranking in rankings {
      let name = ranking.measure.rawValue
      output.remark("\(name): \(ranking.projection.summary)")
      for note in ranking.notes { output.remark("\(name): \(note)") }
    }
    // All of them are of the same groups.
    if let roles = rankings.lazy.compactMap(\.roles).first { output.remark(roles.line) }
    if rankings.allSatisfy(\.projection.ties.isEmpty) {
      output.remark("no tie is left between entities")
    }
    remarkOnAssumedDirection(by: rankings.map(\.measure), in: graph)
  }

  /// Says that the direction of ties was assumed, if a measure reads it.
  private func remarkOnAssumedDirection(by measures: [Measure], in graph: KnowledgeGraph) {
    guard measures.contains(where: { (direction ?? $0.defaultDirection) != .ignore }),
      graph.problems.contains(where: { $0.rule == "assumed-direction" })
    else { return }
    output.remark(
      "ties were taken to run from source to target, which no table says; --undirected if they "
        + "have no direction")
  }

  /// Says which listed entities can't be told apart by their names.
  func remarkOnSharedNames(_ entities: [Int], in graph: KnowledgeGraph) {
    let names = Dictionary(grouping: entities) { graph.storage.entityName($0) }
    let shared = names.filter { $0.value.count > 1 }.keys.sorted()
    guard !shared.isEmpty else { return }
    output.remark(
      "several entities listed have one name: " + shared.prefix(5).joined(separator: ", ")
        + "; entente check tells them apart")
  }
}
