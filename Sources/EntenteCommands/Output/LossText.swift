import EntenteFormats
import EntenteModel

/// The loss report of a conversion.
struct LossText {
  let losses: [Loss]
  let graph: KnowledgeGraph
  let format: OutputFormat
  /// Whether a loss keeps the graph from being written.
  let isRefused: Bool

  /// The report as text, a line for each loss.
  var text: String {
    let counts =
      "\(graph.entities.count.counted("entity", "entities")), "
      + "\(graph.relations.count.counted("relation", "relations")), "
      + "\(graph.claims.count.counted("claim", "claims"))"
    if losses.isEmpty { return "\(counts); nothing lost\n" }
    var text = isRefused ? "not written: \(format.rawValue) would lose\n" : "\(counts); lost:\n"
    for loss in losses {
      text += "  \(loss.what.terminalSafe): \(loss.count) (\(loss.why.terminalSafe))\n"
    }
    return text
  }

  /// The report as JSON.
  var json: JSONValue {
    .object([
      "entente": .integer(1),
      "entities": .integer(graph.entities.count),
      "relations": .integer(graph.relations.count),
      "claims": .integer(graph.claims.count),
      "lost": .array(
        losses.map { loss in
          .object([
            "what": .string(loss.what), "count": .integer(loss.count), "why": .string(loss.why),
          ])
        }),
    ])
  }
}
