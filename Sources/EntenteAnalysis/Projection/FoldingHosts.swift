import EntenteModel

/// Who stands for whom in a folded projection.
///
/// Offices are read by the time of each tie. Organs and places are folded whenever the
/// claim was made, and members by the date that is asked for.
struct FoldingHosts: Sendable {
  private let identities: Identities
  private let steps: [Projection.Folding.Step]
  private var offices: OfficeHosts?

  /// The states of organs and of places.
  private let territories: StateParts

  /// The organizations of members, or the members of organizations.
  private var bodies = BodyHosts()

  /// How many ties a folded graph has at most.
  static let tieLimit = 50_000_000

  /// Reads who is folded; nil if nobody is to be.
  init?(
    of graph: KnowledgeGraph, _ options: Projection.Options, _ identities: Identities
  ) throws(Projection.Refusal) {
    guard let steps = options.folding?.steps, !steps.isEmpty else { return nil }
    self.identities = identities
    self.steps = steps
    territories = StateParts(
      of: graph, options.selection, identities, organs: steps.contains(.organs),
      places: steps.contains(.places))
    if steps.contains(.leaders) {
      offices = OfficeHosts(
        of: graph, options.selection, identities, organs: territories.states)
    }
    for step in steps {
      switch step {
      case .members(let name):
        try bodies.foldMembers(of: name, in: graph, options.selection, identities)
      case .organizations(let name):
        try bodies.foldOrganizations(name, in: graph, options.selection, identities)
      default: break
      }
    }
    bodies.settle()
  }

  /// Whether ties of a kind tell who is folded.
  func readsKind(_ kind: Relation.Kind) -> Bool {
    offices != nil && kind == .holdsOffice || territories.kinds.contains(kind)
      || !bodies.isEmpty && kind == .member
  }

  /// Whether an entity that stands for itself is folded into others.
  func folds(_ entity: Int) -> Bool {
    offices?.folds(entity) == true || territories.states[entity] != nil || bodies.folds(entity)
  }

  /// Whether an entity, or the one that it is said to be, is folded into others.
  func isFolded(_ entity: Int) -> Bool { folds(identities.representative(of: entity)) }

  /// All into which an entity is folded at any time, in ascending order.
  func hosts(of entity: Int) -> [Int] {
    guard folds(entity) else { return [] }
    return further(offices.map { $0.folds(entity) ? $0.states(of: entity) : [entity] } ?? [entity])
  }

  /// The entities that stand for an end of a tie.
  func hosts(of end: Int, for tie: Tie) -> [Int] {
    let entity = identities.representative(of: end)
    return further([offices?.host(of: entity, for: tie) ?? entity])
  }

  private func further(_ entities: [Int]) -> [Int] {
    let whole = entities.flatMap { territories.states[$0] ?? [$0] }
    let all = bodies.isEmpty ? whole : whole.flatMap { bodies.hosts(of: $0) }
    return all.count == 1 ? all : Set(all).sorted()
  }

  /// The entities at the ends of a tie, once for each pair of those that stand for
  /// them; none if the tie lies within one.
  ///
  /// A tie between members of one organization is none of the organization, nor is its
  /// tie to a member.
  func ends(of tie: Tie) -> [(subject: Int, object: Int)] {
    let subjects = hosts(of: tie.relation.subject, for: tie)
    let objects = hosts(of: tie.relation.object, for: tie)
    if subjects.count == 1, objects.count == 1 {
      return subjects[0] == objects[0] ? [] : [(subjects[0], objects[0])]
    }
    if tie.relation.kind == .member, bodies.isBasis(tie, identities) { return [] }
    let (ofSubject, ofObject) = (Set(subjects), Set(objects))
    let outer = objects.filter { !ofSubject.contains($0) }
    return subjects.filter { !ofObject.contains($0) }.flatMap { subject in
      outer.map { (subject, $0) }
    }
  }

  /// The claims by which each entity is folded, by its position.
  var claims: [Int: [Int]] {
    (offices?.foldedClaims ?? [:]).merging(territories.claims, uniquingKeysWith: +)
      .merging(bodies.claims, uniquingKeysWith: +)
  }

  /// What was folded, in words.
  var words: [String] {
    steps.compactMap { step in
      switch step {
      case .leaders:
        return said(
          offices?.foldedClaims.count, "leader or official", "leaders and officials", "states")
      case .organs: return said(territories.organCount, "organ", "organs", "states")
      case .places: return said(territories.placeCount, "place", "places", "states")
      case .members(let name):
        return said(
          bodies.memberCounts[name ?? ""], "member", "members", name ?? "their organizations")
      case .organizations(let name):
        let members = bodies.organizationCount == 1 ? "its members" : "their members"
        return name.map { "\($0) folded into its members" }
          ?? said(bodies.organizationCount, "organization", "organizations", members)
      }
    }
  }

  private func said(_ count: Int?, _ one: String, _ many: String, _ hosts: String) -> String? {
    guard let count, count > 0 else { return nil }
    return "\(count.counted(one, many)) folded into \(hosts)"
  }
}

// MARK: - What was folded

extension Projection {
  /// An entity that was folded, and the evidence.
  public struct Folded: Hashable, Sendable {
    /// The position of the entity.
    public let entity: Int
    /// The positions of those into which it was folded; of an official, perhaps each for
    /// a time.
    public let hosts: [Int]
    /// The positions of the claims that say that it belongs there.
    public let claims: [Int]
  }

  /// The entities that were folded, in the order of the input.
  public var folded: [Folded] {
    guard let hosts else { return [] }
    return hosts.claims.sorted { $0.key < $1.key }.map { entity, claims in
      Folded(entity: entity, hosts: hosts.hosts(of: entity), claims: Set(claims).sorted())
    }
  }

  /// Whether an entity is folded into others.
  package func isFolded(_ entity: Int) -> Bool { hosts?.isFolded(entity) ?? false }

  /// The claims by which others are folded into a node, or are the same.
  func identifyingClaims(of node: Int, in graph: KnowledgeGraph) -> [Int] {
    let entity = entities[node]
    var claims = folded.filter { $0.hosts.contains(entity) }.flatMap(\.claims)
    if graph.storage.hasRelations(of: .sameAs) {
      let identities = Identities(of: graph, options.selection)
      for tie in graph.ties(options.selection.identifying(by: .sameAs))
      where identities.representative(of: tie.relation.subject) == entity {
        claims += tie.claims
      }
    }
    return Set(claims).sorted()
  }
}
