import EntenteAnalysis
import EntenteFormats
import EntenteGraph
import EntenteModel

/// The organizations that two entities share, with the evidence for each membership.
struct SharedMemberships {
  let graph: KnowledgeGraph
  let memberships: Memberships
  let first: Int
  let second: Int

  /// The organizations, those with the fewest members first.
  let organizations: [Int]

  /// Those to be listed.
  let shown: [Int]

  /// What the sharing of them weighs.
  let weight: CoMembership.Weight

  /// Finds what two entities share, to list so many of it; all if nil.
  init(
    graph: KnowledgeGraph, memberships: Memberships, first: Int, second: Int, limit: Int?,
    weight: CoMembership.Weight
  ) {
    self.graph = graph
    self.memberships = memberships
    self.first = first
    self.second = second
    self.weight = weight
    organizations = memberships.organizations(sharedBy: first, second)
    shown = Array(organizations.prefix(limit ?? organizations.count))
  }

  func text(_ style: TextStyle) -> String {
    let names = [first, second].map {
      style(.strong, graph.storage.entityName($0).terminalSafe)
    }.joined(separator: " and ")
    let count = organizations.count
    var text =
      "\(names) share \(count == 0 ? "no" : String(count)) "
      + (memberships.side == .members
        ? count == 1 ? "organization" : "organizations" : count == 1 ? "member" : "members")
    if weight != .count, count > 0 { text += " (\(weight.rawValue) \(value.fourDigits))" }
    text += "\n"
    for organization in shown {
      let members = memberships.memberCount(of: organization) ?? 0
      text +=
        "\n" + style(.strong, graph.storage.entityName(organization).terminalSafe)
        + style(
          .muted, " (\(members) \(memberships.side == .members ? "members" : "memberships"))")
        + "\n"
      for claim in claims(in: organization) {
        text +=
          style.wrapped("  " + ClaimText(graph: graph).text(claim, style), hanging: 6) + "\n"
      }
    }
    return text
  }

  /// A row for each claim.
  var table: Table {
    var table = Table(
      [
        "id", "name", "kind", "members", "subject", "relation", "period", "details", "standing",
        "evidence", "note",
      ].map { Table.Column(name: $0) })
    for position in shown {
      let organization = graph.entities[position]
      for member in [first, second] {
        for tie in memberships.ties(of: member, in: position) {
          let evidence = Evidence(tie.claims, in: graph)
          table.rows.append([
            organization.id, organization.name, organization.kind.rawValue,
            String(memberships.memberCount(of: position) ?? 0),
            graph.entities[tie.relation.subject].id, tie.relation.kind.rawValue, evidence.when,
            evidence.details, tie.standing.rawValue, evidence.citations, evidence.note,
          ])
        }
      }
    }
    return table
  }

  func json(method: String) -> JSONValue {
    .object([
      "entente": .integer(1),
      "method": .string(method),
      "projection": .string(memberships.summary),
      "weighting": .string(weight.rawValue),
      "first": PairTable.reference(first, in: graph),
      "second": PairTable.reference(second, in: graph),
      "weight": .number(value),
      "shared": .array(
        shown.map { position in
          let organization = graph.entities[position]
          return .object([
            "id": .string(organization.id), "name": .string(organization.name),
            "kind": .string(organization.kind.rawValue),
            "members": .integer(memberships.memberCount(of: position) ?? 0),
            "claims": .array(claims(in: position).map { JSONValue(graph.claims[$0]) }),
          ])
        }),
    ])
  }

  private var value: Double {
    memberships.pair(first, second, weight: weight)?.weight ?? 0
  }

  /// The claims that support the memberships of the two, in the order of the input.
  private func claims(in organization: Int) -> [Int] {
    [first, second].flatMap { member in
      memberships.ties(of: member, in: organization).flatMap(\.claims)
    }
  }
}
