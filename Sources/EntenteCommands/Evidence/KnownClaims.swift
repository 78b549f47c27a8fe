import EntenteAnalysis
import EntenteModel

/// The claims that speak of an entity, or of two.
struct KnownClaims {
  private let graph: KnowledgeGraph
  private let selection: Selection

  init(in graph: KnowledgeGraph, _ selection: Selection) {
    self.graph = graph
    self.selection = selection
  }

  /// The positions of the claims that name an entity in any part; of those
  /// that tie it to another, if one is given; of those that tie it to entities of
  /// some kinds, if any are.
  func claims(about first: Int, and second: Int?, _ kinds: [Entity.Kind]) -> [Int] {
    graph.claims(selection, naming: first).filter(isAbout(first, second, kinds))
  }

  /// Whether a claim, by position, speaks of an entity or of two.
  func isAbout(_ first: Int, _ second: Int?, _ kinds: [Entity.Kind]) -> (Int) -> Bool {
    { position in
      let ends = self.ends(of: position)
      guard kinds.isEmpty || ends.contains(where: { $0 != first && isOne(of: kinds, $0) }) else {
        return false
      }
      guard let second else { return entities(of: position).contains(first) }
      return ends.contains(first) && ends.contains(second)
    }
  }

  private func isOne(of kinds: [Entity.Kind], _ entity: Int) -> Bool {
    kinds.contains { graph.vocabulary.kind(graph.storage.entityKind(entity), isA: $0) }
  }

  private func ends(of position: Int) -> [Int] {
    let columns = graph.storage.claims
    let subject = Int(columns.subject[position])
    return columns.flags[position].contains(.isProperty)
      ? [subject] : [subject, Int(columns.object[position])]
  }

  private func entities(of position: Int) -> [Int] {
    var named = ends(of: position)
    if let extras = graph.storage.claims.extras[UInt32(position)] {
      for party in extras.parties {
        if case .entity(let number) = party { named.append(Int(number)) }
      }
    }
    return named
  }
}
