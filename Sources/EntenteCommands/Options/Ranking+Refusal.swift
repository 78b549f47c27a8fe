import EntenteAnalysis
import EntenteModel

extension Ranking.Refusal {
  /// The refusal as trouble that says what to do.
  func trouble(by measure: Measure, in graph: KnowledgeGraph) -> any Error {
    switch self {
    case .weight(.cost, let measure):
      return Trouble(
        "\(measure.rawValue) can't read strengths as costs",
        hint: "--weight cost goes with betweenness, closeness and harmonic")
    case .weight(_, let measure):
      return Trouble(
        "\(measure.rawValue) counts neighbors and reads no strengths",
        hint: "--by strength adds the strengths of ties")
    case .between(let measure):
      return Trouble(
        "\(measure.rawValue) has no sides", hint: "--between goes with --by betweenness")
    case .noMembers(let organization, let known):
      let name = graph.storage.entityName(organization)
      return known == 0
        ? Trouble(
          "no member of '\(name)' is known, as the claims are selected",
          hint: "--between takes organizations with members, or other entities")
        : Trouble(
          "--among leaves out every member of '\(name)'", hint: "add their kinds to --among")
    case .approximation(let refusal): return refusal.trouble
    case .projection(let refusal): return refusal.trouble(in: graph)
    case .noConvergence(let reason):
      return Trouble("the computation of \(measure.rawValue) did not settle: \(reason)")
    }
  }
}
