import EntenteModel

/// In which state each person holds an office, and when.
struct OfficeHosts {
  private struct Office {
    var state: Int
    var extents: [Extent]
  }

  private var offices: [Int: [Office]] = [:]

  init(of graph: KnowledgeGraph, in ties: [Tie]) {
    for tie in ties where tie.relation.kind == .holdsOffice {
      guard graph.storage.entityKind(tie.relation.object) == .state else { continue }
      offices[tie.relation.subject, default: []].append(
        Office(state: tie.relation.object, extents: tie.claims.map(graph.extent(ofClaim:))))
    }
  }

  /// Whether a person is folded into a state.
  func folds(_ entity: Int) -> Bool { offices[entity] != nil }

  /// The state that a person stands for at the time of a tie: the one of which
  /// an office can hold then; the latest office if none can.
  func host(of entity: Int, for tie: Tie, in graph: KnowledgeGraph) -> Int? {
    guard let offices = offices[entity] else { return nil }
    let times = tie.claims.map(graph.extent(ofClaim:))
    let fitting = offices.first { office in
      office.extents.contains { extent in times.contains { extent.canCoincide(with: $0) } }
    }
    return (fitting ?? offices.last)?.state
  }
}
