public import EntenteModel

extension KnowledgeGraph {
  /// Everything in the graph that a reader should know: contradictions first,
  /// then mistakes, then tensions and notes.
  ///
  /// - Complexity: O(*n*) expected for *n* claims, but for pairs of claims of
  ///   one subject and office.
  public func check() -> [Finding] {
    let check = Check(of: self)
    return check.values() + check.relations() + check.memberships() + check.offices()
      + check.tensions() + check.sources() + check.entities() + readingProblems()
  }

  private func readingProblems() -> [Finding] {
    problems.map { problem in
      Finding(
        rule: .reading(problem.rule, problem.severity), message: problem.message, claims: [],
        location: problem.location)
    }
  }
}

/// What the rules share: the graph, and its claims by subject and relation.
struct Check {
  let graph: KnowledgeGraph
  let ties: [Tie]
  let identities: Identities

  init(of graph: KnowledgeGraph) {
    self.graph = graph
    ties = graph.ties(.everything)
    identities = Identities(of: graph, .everything)
  }

  func name(_ entity: Int) -> String { graph.storage.entityName(entity) }

  func finding(_ rule: Finding.Rule, _ message: String, claims: [Int]) -> Finding {
    Finding(
      rule: rule, message: message, claims: claims,
      location: claims.first.map(graph.location(ofClaim:)))
  }

  /// The claims of a tie that affirm it.
  func affirmed(_ tie: Tie) -> [Int] {
    tie.claims.filter { !graph.storage.claims.flags[$0].contains(.isDenied) }
  }

  /// Whether two claims can hold on one day.
  func canCoincide(_ a: Int, _ b: Int) -> Bool {
    graph.extent(ofClaim: a).canCoincide(with: graph.extent(ofClaim: b))
  }

  /// Whether two claims must hold on one day: each has days on which it
  /// certainly holds, and they share one.
  func mustCoincide(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (graph.extent(ofClaim: a), graph.extent(ofClaim: b))
    return max(x.latestStart, y.latestStart) <= min(x.earliestEnd, y.earliestEnd)
  }
}
