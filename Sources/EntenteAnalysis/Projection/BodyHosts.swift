import EntenteModel

/// The organizations that stand for their members, or the members for an organization.
struct BodyHosts: Sendable {
  /// Those that stand for each entity.
  private var hosts: [Int: Set<Int>] = [:]

  /// The claims of membership that say so.
  private(set) var claims: [Int: [Int]] = [:]

  /// How many members were folded into each organization that was named, or into all.
  private(set) var memberCounts: [String: Int] = [:]

  /// How many organizations were folded into their members.
  private(set) var organizationCount = 0

  var isEmpty: Bool { hosts.isEmpty }

  func folds(_ entity: Int) -> Bool { hosts[entity] != nil }

  /// Those that stand for an entity; itself if none does.
  func hosts(of entity: Int) -> [Int] { hosts[entity]?.sorted() ?? [entity] }

  /// Whether a membership is the reason for which one end is folded into the other.
  func isBasis(_ tie: Tie, _ identities: Identities) -> Bool {
    let subject = identities.representative(of: tie.relation.subject)
    let object = identities.representative(of: tie.relation.object)
    return hosts[subject]?.contains(object) == true || hosts[object]?.contains(subject) == true
  }

  /// Folds members into one organization, or each into all of its own.
  mutating func foldMembers(
    of name: String?, in graph: KnowledgeGraph, _ selection: Selection, _ identities: Identities
  ) throws(Projection.Refusal) {
    let body = try Self.body(name, in: graph, identities)
    var members: Set<Int> = []
    for tie in Self.memberships(in: graph, selection) {
      let member = identities.representative(of: tie.relation.subject)
      let organization = identities.representative(of: tie.relation.object)
      guard member != organization, body.map({ $0 == organization }) ?? true else { continue }
      hosts[member, default: []].insert(organization)
      claims[member, default: []] += tie.claims
      members.insert(member)
    }
    if let name, members.isEmpty { throw .unknownBody(name) }
    memberCounts[name ?? ""] = members.count
  }

  /// Folds one organization, or all, into their members.
  mutating func foldOrganizations(
    _ name: String?, in graph: KnowledgeGraph, _ selection: Selection, _ identities: Identities
  ) throws(Projection.Refusal) {
    let body = try Self.body(name, in: graph, identities)
    var organizations: Set<Int> = []
    for tie in Self.memberships(in: graph, selection) {
      let member = identities.representative(of: tie.relation.subject)
      let organization = identities.representative(of: tie.relation.object)
      guard member != organization, body.map({ $0 == organization }) ?? true else { continue }
      hosts[organization, default: []].insert(member)
      claims[organization, default: []] += tie.claims
      organizations.insert(organization)
    }
    if let name, organizations.isEmpty { throw .unknownBody(name) }
    organizationCount += organizations.count
  }

  /// Sees to it that whoever stands for others is not folded itself: organizations that
  /// are members stay as they are where members are folded, and give way to their own
  /// members where organizations are.
  mutating func settle() {
    if organizationCount == 0 {
      for host in Set(hosts.values.joined()) {
        hosts[host] = nil
        claims[host] = nil
      }
      return
    }
    var settled: [Int: Set<Int>] = [:]
    for entity in hosts.keys {
      var (reached, waiting): (Set<Int>, [Int]) = ([entity], [entity])
      var ends: Set<Int> = []
      while let next = waiting.popLast() {
        for host in hosts[next] ?? [] where reached.insert(host).inserted {
          if hosts[host] == nil { ends.insert(host) } else { waiting.append(host) }
        }
      }
      if !ends.isEmpty { settled[entity] = ends }
    }
    hosts = settled
    claims = claims.filter { settled[$0.key] != nil }
  }

  private static func body(
    _ name: String?, in graph: KnowledgeGraph, _ identities: Identities
  ) throws(Projection.Refusal) -> Int? {
    guard let name else { return nil }
    do {
      return identities.representative(of: try EntityNames(of: graph).position(of: name))
    } catch { throw .unknownBody(name) }
  }

  /// The memberships at the date asked for, whichever kinds of relation and entity are.
  private static func memberships(in graph: KnowledgeGraph, _ selection: Selection) -> [Tie] {
    var selection = selection
    selection.relationKinds = [.member]
    selection.entityKinds = nil
    return graph.ties(selection)
  }
}
