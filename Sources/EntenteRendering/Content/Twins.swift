import EntenteAnalysis
import EntenteModel

/// Entities that are tied to the same others in the same ways, and not to each
/// other, by groups: structurally equivalent ones, which a diagram folds.
///
/// > F. Lorrain, H. C. White. "Structural equivalence of individuals in social
/// > networks." *Journal of Mathematical Sociology* 1(1), 1971, pp. 49–80.
/// > doi:[10.1080/0022250X.1971.9989788](https://doi.org/10.1080/0022250X.1971.9989788)
struct Twins {
  /// The groups, in the order of their first entities; most hold one entity.
  private(set) var groups: [[Int]] = []

  private struct Bond: Hashable, Comparable {
    var other: Int
    var kind: String
    var runsOut: Bool
    var look: String

    static func < (a: Bond, b: Bond) -> Bool {
      (a.other, a.kind, a.look, a.runsOut ? 1 : 0) < (b.other, b.kind, b.look, b.runsOut ? 1 : 0)
    }
  }

  private struct Signature: Hashable {
    var kind: Entity.Kind
    var bonds: [Bond]
  }

  init(of entities: [Int], ties: [DrawnTie], in graph: KnowledgeGraph) {
    var bonds: [Int: Set<Bond>] = [:]
    for tie in ties {
      let kind = tie.tie.relation.kind.rawValue
      let runsOut = tie.tie.relation.isDirected
      bonds[tie.subject, default: []].insert(
        Bond(other: tie.object, kind: kind, runsOut: runsOut, look: tie.look.rawValue))
      bonds[tie.object, default: []].insert(
        Bond(other: tie.subject, kind: kind, runsOut: false, look: tie.look.rawValue))
    }
    var bySignature: [Signature: Int] = [:]
    for entity in entities {
      let signature = Signature(
        kind: graph.storage.entityKind(entity), bonds: (bonds[entity] ?? []).sorted())
      if let group = bySignature[signature] {
        groups[group].append(entity)
      } else {
        bySignature[signature] = groups.count
        groups.append([entity])
      }
    }
    // Two alike are no crowd: they are drawn as they are.
    groups = groups.flatMap { $0.count < 3 ? $0.map { [$0] } : [$0] }
      .sorted { $0[0] < $1[0] }
  }
}
