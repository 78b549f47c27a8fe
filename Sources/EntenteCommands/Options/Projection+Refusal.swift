import EntenteAnalysis
import EntenteModel

extension Projection.Refusal {
  /// The refusal as trouble that names the place and what to do.
  func trouble(in graph: KnowledgeGraph) -> any Error {
    switch self {
    case .strength(let strength, let claim):
      return ReadError([
        Problem(
          "strength", .error,
          "the strength \(Evidence.number(strength)) can't be read as a weight",
          hint: "weights are above zero; --weight none counts each tie as one",
          at: graph.location(ofClaim: claim))
      ])
    case .leftOut(let entity, let states):
      let name = graph.entities[entity].name
      guard !states.isEmpty else {
        return Trouble("--among leaves out '\(name)'", hint: "add its kind to --among")
      }
      return Trouble(
        "--fold leaders folds '\(name)' into "
          + states.map { "'\(graph.entities[$0].name)'" }.joined(separator: " and "),
        hint: "name the state, or leave out --fold")
    }
  }
}
