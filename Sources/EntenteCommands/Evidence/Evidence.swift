import EntenteAnalysis
import EntenteModel

/// What supports a tie or a fact, in words.
struct Evidence {
  let graph: KnowledgeGraph
  let positions: [Int]
  let claims: [Claim]

  init(_ positions: [Int], in graph: KnowledgeGraph) {
    self.graph = graph
    self.positions = positions
    claims = positions.map { graph.claims[$0] }
  }

  /// When it was so: the periods that the claims give, each once.
  var when: String {
    Self.distinct(claims.compactMap { $0.period?.description }).joined(separator: "; ")
  }

  /// The places in the sources: `first ¶1, ¶3; second ¶1`.
  var citations: String {
    var order: [String] = []
    var locators: [String: [String]] = [:]
    for (position, claim) in zip(positions, claims) {
      for citation in claim.citations {
        if locators[citation.source] == nil { order.append(citation.source) }
        let place = citation.locator ?? lineOfTable(position, citation)
        if let place, !locators[citation.source, default: []].contains(place) {
          locators[citation.source, default: []].append(place)
        } else {
          locators[citation.source, default: []] += []
        }
      }
    }
    return order.map { source in
      ([source] + [locators[source, default: []].joined(separator: ", ")].filter { !$0.isEmpty })
        .joined(separator: " ")
    }.joined(separator: "; ")
  }

  /// Which words and qualifiers the claims add: role, place, for whom.
  var details: String {
    Self.distinct(
      claims.map { claim in
        ([claim.role] + [
          claim.at.map { "at " + name($0) }, claim.standsInFor.map { "for " + name($0) },
          claim.between.isEmpty
            ? nil : "between " + claim.between.map(name).joined(separator: " and "),
          claim.strength.map { "strength " + Self.number($0) },
        ]).compactMap { $0 }.joined(separator: ", ")
      }.filter { !$0.isEmpty }
    ).joined(separator: "; ")
  }

  /// How the claims stand, where that is worth saying: planned, according to
  /// whom, inferred, confidence.
  var standing: String {
    Self.distinct(
      claims.flatMap { claim -> [String] in
        var words: [String] = []
        if claim.polarity == .denied { words.append("denied") }
        if claim.modality == .planned { words.append("planned") }
        if let speaker = claim.saidBy {
          let isShared = claims.allSatisfy { $0.saidBy == speaker }
          words.append((isShared ? "" : "in part ") + "according to " + name(speaker))
        }
        if claim.basis == .inferred, claims.allSatisfy({ $0.basis == .inferred }) {
          words.append("inferred")
        }
        if let confidence = claim.confidence {
          words.append("confidence " + Self.number(confidence))
        }
        return words
      }
    ).joined(separator: ", ")
  }

  /// What the writer of the dossier adds.
  var note: String {
    Self.distinct(claims.compactMap(\.note)).joined(separator: " ")
  }

  /// The line of the table that makes the claim.
  private func lineOfTable(_ position: Int, _ citation: Citation) -> String? {
    let location = graph.location(ofClaim: position)
    return location.file == citation.source && location.line > 0 ? "line \(location.line)" : nil
  }

  /// The name of an entity, or the words themselves.
  private func name(_ party: String) -> String {
    graph.position(ofEntity: party).map(graph.storage.entityName) ?? party
  }

  private static func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  /// A number as short as it can be written.
  static func number(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15
      ? String(Int(number)) : String(describing: number)
  }
}
