import EntenteAnalysis
import EntenteModel

extension KnowledgeGraph {
  /// The position of the entity that a user names, or trouble with candidates.
  func position(named name: String) throws -> Int {
    do { return try EntityNames(of: self).position(of: name) } catch {
      switch error {
      case .ambiguous(let name, let positions):
        throw Trouble(
          "'\(name)' may mean several entities",
          hint: "say which: " + positions.prefix(8).map(candidate).joined(separator: ", "))
      case .unknown(let name, let near):
        throw Trouble(
          "no entity goes by '\(name)'",
          hint: near.isEmpty
            ? "entente show IN --kind state (or person, organization …) lists entities"
            : "did you mean " + near.map(candidate).joined(separator: " or ") + "?")
      }
    }
  }

  private func candidate(_ position: Int) -> String {
    let entity = entities[position]
    return "'\(entity.id)' (\(entity.name), \(entity.kind.rawValue))"
  }
}
