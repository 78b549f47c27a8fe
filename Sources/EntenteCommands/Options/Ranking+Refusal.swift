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
    case .weight(_, .degree):
      return Trouble(
        "degree counts neighbors and reads no strengths",
        hint: "--by strength adds the strengths of ties")
    case .weight(_, let measure):
      return Trouble(
        "\(measure.rawValue) counts ties and reads no strengths", hint: "leave out --weight")
    case .direction(let measure):
      return Trouble(
        "\(measure.rawValue) is of ties without direction",
        hint: "leave out --direction, or --direction ignore")
    case .program(let program, let measure):
      return Trouble(
        "\(program.title) has no \(measure.rawValue)", hint: "leave out --as \(program.rawValue)")
    case .unknownProperty(let property, let known):
      return Trouble(
        "no entity has a property '\(property.rawValue)' to group by",
        hint: nearest(to: property.rawValue, among: known + ["kind", "community"]).map {
          "did you mean '\($0)'?"
        }
          ?? "--group-by kind, community, member:ORGANIZATION"
          + (known.isEmpty ? "" : ", or one of: " + known.joined(separator: ", ")))
    case .between(let measure):
      return Trouble(
        "\(measure.rawValue) has no sides", hint: "--between goes with --by betweenness")
    case .noMembers(let organization, let known):
      let name = graph.storage.entityName(organization)
      return known == 0
        ? Trouble(
          "no member of '\(name)' is known, as the claims are selected",
          hint: "name an organization whose members are known, or another entity")
        : Trouble(
          "--among leaves out every member of '\(name)'", hint: "add their kinds to --among")
    case .approximation(let refusal): return refusal.trouble
    case .projection(let refusal): return refusal.trouble(in: graph)
    case .undefined(let measure, let entity):
      return Trouble(
        "\(measure.rawValue) says nothing of '\(graph.storage.entityName(entity))', which has no "
          + "ties as the claims are selected",
        hint: "--modality, --as-of or --relation may leave its ties out; --by degree ranks it")
    case .noScores(let reason):
      return Trouble(
        "\(measure.rawValue) can't be computed: \(reason)",
        hint: measure.adviceWithoutScores)
    }
  }
}

extension Measure {
  /// What to do if the measure can't be computed.
  fileprivate var adviceWithoutScores: String? {
    switch self {
    case .currentFlowBetweenness: "--by betweenness, or a part of the graph: --among, --relation"
    case .currentFlowCloseness: "--by closeness, or a part of the graph: --among, --relation"
    case .subgraph, .communicability: "--normalized, or a part of the graph: --among, --relation"
    default: nil
    }
  }
}
