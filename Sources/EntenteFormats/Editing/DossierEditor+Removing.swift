package import EntenteModel

extension DossierEditor {
  /// Removes claims by their positions, and the needless repetitions of names
  /// of entities by their ids.
  package func removing(
    claims positions: Set<Int>, aliases: [String: Set<Int>] = [:]
  ) throws(ReadError) -> Edited {
    var expected = DossierContent(graph)
    expected.claims = expected.claims.enumerated().filter { !positions.contains($0.offset) }
      .map(\.element)
    var edits: [TextEdit] = []
    if let claims = text.root["claims"] { edits += text.removing(positions, from: claims) }
    for (id, places) in aliases.sorted(by: { $0.key < $1.key }) {
      guard let entity = graph.position(ofEntity: id) else { continue }
      expected.entities[entity].aliases = expected.entities[entity].aliases.enumerated()
        .filter { !places.contains($0.offset) }.map(\.element)
      guard let member = text.entity(id), let list = member.value["aliases"] else { continue }
      if places.count == list.alternatives.count,
        let position = member.value.members?.firstIndex(where: { $0.key == "aliases" })
      {
        edits += text.removing([position], from: member.value)
      } else {
        edits += text.removing(places, from: list)
      }
    }
    return try edited(edits, to: expected)
  }
}
