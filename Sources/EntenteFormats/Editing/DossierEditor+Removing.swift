package import EntenteModel

extension DossierEditor {
  /// Removes claims by their positions, and needless repetitions: of names of
  /// entities by their ids, and of citations of other claims by their positions.
  package func removing(
    claims positions: Set<Int>, aliases: [String: Set<Int>] = [:],
    citations: [Int: Set<Int>] = [:]
  ) throws(ReadError) -> Edited {
    let text = text
    let citations = citations.filter { !positions.contains($0.key) }
    var expected = DossierContent(graph)
    for (claim, places) in citations { expected.claims[claim].citations.remove(places) }
    expected.claims.remove(positions)
    var edits: [TextEdit] = []
    if let claims = text.root["claims"] { edits += text.removing(positions, from: claims) }
    let claims = text.claims
    for (claim, places) in citations.sorted(by: { $0.key < $1.key }) {
      edits += text.removing(places, from: ["cite", "citations"], of: claims[claim])
    }
    for (id, places) in aliases.sorted(by: { $0.key < $1.key }) {
      guard let entity = graph.position(ofEntity: id), let member = text.entity(id) else {
        continue
      }
      expected.entities[entity].aliases.remove(places)
      edits += text.removing(places, from: ["aliases"], of: member.value)
    }
    let changed = positions.union(citations.keys)
    return try edited(
      edits, to: expected,
      concerning: changed.reduce(into: Set(aliases.keys)) { $0.formUnion(graph.claims[$1].ends) })
  }
}

extension DossierText {
  /// Removes elements of lists by their positions, which count on from one list
  /// to the next; a list of which all go goes with its key.
  fileprivate func removing(
    _ places: Set<Int>, from keys: [String], of map: DataNode
  ) -> [TextEdit] {
    var edits: [TextEdit] = []
    var gone: Set<Int> = []
    var first = 0
    for key in keys {
      guard let list = map[key], let position = map.members?.firstIndex(where: { $0.key == key })
      else { continue }
      let count = list.alternatives.count
      let own = Set(places.filter { (first..<(first + count)).contains($0) }.map { $0 - first })
      first += count
      if own.count == count { gone.insert(position) } else { edits += removing(own, from: list) }
    }
    return edits + removing(gone, from: map)
  }
}

extension Array {
  /// Removes the elements of some positions.
  fileprivate mutating func remove(_ positions: Set<Int>) {
    guard !positions.isEmpty else { return }
    self = enumerated().filter { !positions.contains($0.offset) }.map(\.element)
  }
}
