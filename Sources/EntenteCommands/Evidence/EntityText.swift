import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// What is known of an entity, or of a pair, in words.
struct EntityText {
  let graph: KnowledgeGraph
  let first: Int
  let second: Int?
  let claims: [Int]

  /// What `--prefer` left out of the claims of the entity or the pair.
  let leftOut: [Int]
  private let agreement: AgreementText

  init(
    graph: KnowledgeGraph, first: Int, second: Int?, claims: [Int], leftOut: [Int] = []
  ) {
    self.graph = graph
    self.first = first
    self.second = second
    self.claims = claims
    self.leftOut = leftOut
    let columns = graph.storage.claims
    // Claims that only name the entity are about others.
    let others = (claims + leftOut).filter { claim in
      let isTie = !columns.flags[claim].contains(.isProperty)
      return Int(columns.subject[claim]) != first && !(isTie && Int(columns.object[claim]) == first)
    }
    agreement = AgreementText(
      of: graph, around: Set(others.map { Int(columns.subject[$0]) }).union([first]))
  }

  func text(_ style: TextStyle) -> String {
    var parts = [heading(style)]
    let facts = claims.filter { isFact($0) }
    if !facts.isEmpty { parts.append(section("Facts", facts, style)) }
    let ties = claims.filter { !isFact($0) && isEnd($0) }
    for family in Relation.Family.allCases {
      let members = ties.filter { self.family($0) == family }
      if !members.isEmpty {
        parts.append(section(family.rawValue.capitalizedWord, members, style))
      }
    }
    let mentions = claims.filter { !isFact($0) && !isEnd($0) }
    if !mentions.isEmpty { parts.append(section("Named in", mentions, style)) }
    if claims.isEmpty { parts.append("  no claim\n") }
    if !leftOut.isEmpty { parts.append(section("Left out by --prefer", leftOut, style)) }
    return parts.joined(separator: "\n")
  }

  var table: Table {
    var table = Table(
      [
        "subject", "relation", "object", "property", "value", "period", "details", "standing",
        "evidence", "note", "agreement", "contestedBy", "firstReport", "lastReport",
      ].map { Table.Column(name: $0) })
    for position in claims {
      let claim = graph.claims[position]
      let evidence = Evidence([position], in: graph)
      let reports = agreement.reports(of: position)
      var row = [claim.subject]
      switch claim.statement {
      case .relation(let kind, let object): row += [kind.rawValue, object, "", ""]
      case .property(let property, let value): row += ["", "", property.rawValue, value]
      }
      table.rows.append(
        row + [
          evidence.when, evidence.details, claim.standing.rawValue, evidence.citations,
          evidence.note, agreement.agreements[position].rawValue, agreement.opposing(position),
          reports.first, reports.last,
        ])
    }
    return table
  }

  var json: JSONValue {
    .object([
      "entente": .integer(1),
      "entity": JSONValue(graph.entities[first]),
      "other": second.map { JSONValue(graph.entities[$0]) },
      "claims": .array(claims.map { JSONValue(graph.claims[$0]) }),
      "agreement": agreement.json(of: claims),
      "disagreements": agreement.disagreements(of: claims),
      "leftOut": .list(leftOut.map { JSONValue(graph.claims[$0]) }),
    ])
  }

  // MARK: Parts

  private func heading(_ style: TextStyle) -> String {
    ([first] + (second.map { [$0] } ?? [])).map { position in
      let entity = graph.entities[position]
      let codes = entity.codes.map { "\($0.scheme) \($0.value)" }
      let aside = ([entity.kind.rawValue, "id \(entity.id)"] + codes).joined(separator: ", ")
      let also = "  also: " + entity.aliases.joined(separator: ", ").terminalSafe
      return style(.strong, entity.name.terminalSafe) + style(.muted, " (\(aside.terminalSafe))")
        + "\n" + (entity.aliases.isEmpty ? "" : style.wrapped(also, hanging: 8) + "\n")
    }.joined() + style.wrapped("  " + counts.terminalSafe, hanging: 4) + "\n"
  }

  private var counts: String {
    let count = "\(claims.count.counted("claim", "claims"))"
    return claims.isEmpty ? count : count + ": " + agreement.summary(of: claims)
  }

  private func section(_ title: String, _ members: [Int], _ style: TextStyle) -> String {
    style(.strong, title) + "\n"
      + members.map { position in
        let note = graph.claims[position].note.map {
          "\n" + style(.muted, style.wrapped("      " + $0.terminalSafe, hanging: 6))
        }
        let text = ClaimText(graph: graph).text(
          position, style, mark: agreement.mark(of: position))
        let below = agreement.lines(below: position).map {
          "\n" + style(.planned, style.wrapped("      " + $0, hanging: 6))
        }.joined()
        return style.wrapped("  " + text, hanging: 6) + below + (note ?? "") + "\n"
      }.joined()
  }

  private func isFact(_ position: Int) -> Bool {
    graph.storage.claims.flags[position].contains(.isProperty)
      && Int(graph.storage.claims.subject[position]) == first
  }

  private func isEnd(_ position: Int) -> Bool {
    let columns = graph.storage.claims
    guard !columns.flags[position].contains(.isProperty) else { return false }
    return Int(columns.subject[position]) == first || Int(columns.object[position]) == first
  }

  private func family(_ position: Int) -> Relation.Family {
    let predicate = Int(graph.storage.claims.predicate[position])
    return graph.vocabulary.relationKinds[predicate].family
  }
}

extension String {
  /// The word with a capital letter.
  var capitalizedWord: String { prefix(1).uppercased() + dropFirst() }
}
