import EntenteModel

/// Writes claims as JSON Lines: a line for the file, then for each source, each
/// entity and each claim, in the order of the graph.
enum ClaimLinesWriter {
  /// The document of a graph.
  static func write(_ graph: KnowledgeGraph, losses: inout LossReport) -> [UInt8] {
    var text = head(of: graph)
    for entity in graph.entities {
      text += JSONValue.object(["entity": JSONValue(entity)]).line + "\n"
    }
    for claim in graph.keyedClaims { text += JSONValue(claim).line + "\n" }
    return Array(text.utf8)
  }

  /// The lines for the file and for each source.
  static func head(of graph: KnowledgeGraph) -> String {
    var header: [JSONValue.Member] = [.init(key: "entente", value: .integer(1))]
    if let title = graph.title { header.append(.init(key: "title", value: .string(title))) }
    if case .object(let words)? = JSONValue(wordsOf: graph.vocabulary) { header += words }
    var text = JSONValue.object(header).line + "\n"
    for source in graph.sources {
      text += JSONValue.object(["source": JSONValue(source)]).line + "\n"
    }
    return text
  }
}

extension KnowledgeGraph {
  /// The claims, each edge of a foreign file with a key, by which it stays a
  /// relation of its own among claims that join.
  var keyedClaims: some RandomAccessCollection<Claim> {
    let flags = storage.claims.flags
    return claims.indices.lazy.map { number in
      let claim = claims[number]
      guard flags[number].contains(.isOwnRelation), claim.key == nil else { return claim }
      var keyed = claim
      keyed.key = "edge \(number + 1)"
      return keyed
    }
  }
}
