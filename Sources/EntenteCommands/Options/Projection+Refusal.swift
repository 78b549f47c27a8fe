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
        "--fold folds '\(name)' into "
          + states.prefix(3).map { "'\(graph.entities[$0].name)'" }.joined(separator: " and ")
          + (states.count > 3 ? " and \(states.count - 3) more" : ""),
        hint: "name \(states.count == 1 ? "'\(graph.entities[states[0]].name)'" : "one of them"), "
          + "or leave out --fold")
    case .unknownBody(let name):
      return Trouble(
        "--fold finds no member of '\(name)', as the claims are selected",
        hint: "members:NAME takes an organization with members; entente show lists them")
    case .tooManyFolds(let limit):
      return Trouble(
        "--fold makes more than \(limit) ties",
        hint: "name the organization: --fold members:NAME")
    }
  }
}
