import EntenteModel

extension ForeignGraph {
  /// Gives the nodes the ids that they had before they were written, if the file
  /// says under which key those stand.
  mutating func restoreIDs(log: inout ProblemLog) {
    guard let text = attributes.first(where: { $0.name == CarriedField.Graph.columns })?.value,
      let root = try? JSONParser.parse([UInt8](text.utf8)[...]), let key = root["id"]?.text
    else { return }
    var ids: [String: String] = [:]
    var used: Set<String> = []
    for i in nodes.indices {
      guard let position = nodes[i].attributes.firstIndex(where: { $0.name == key }) else {
        log.report(
          "missing-id", at: nodes[i].offset, "this node has no '\(key)', which holds its id")
        continue
      }
      let id = nodes[i].attributes.remove(at: position).value
      if !used.insert(id).inserted {
        log.report(
          "duplicate-id", at: nodes[i].offset, "the \(key) '\(id)' is used twice",
          hint: "it holds the id, so give one of the two nodes another")
      }
      ids[nodes[i].id] = id
      nodes[i].id = id
    }
    for i in edges.indices {
      edges[i].source = ids[edges[i].source] ?? edges[i].source
      edges[i].target = ids[edges[i].target] ?? edges[i].target
    }
  }
}
