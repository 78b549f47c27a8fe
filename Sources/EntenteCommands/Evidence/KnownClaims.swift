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
  /// that tie it to another, if one is given.
  func claims(about first: Int, and second: Int?) -> [Int] {
    graph.claims.indices.filter { position in
      guard graph.certainty(ofClaim: position, under: selection) > .no else { return false }
      let named = entities(of: position)
      guard let second else { return named.contains(first) }
      let ends = self.ends(of: position)
      return ends.contains(first) && ends.contains(second)
    }
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
      for party in [extras.saidBy, extras.at, extras.standsInFor] + extras.between {
        if case .entity(let number) = party { named.append(Int(number)) }
      }
    }
    return named
  }
}
