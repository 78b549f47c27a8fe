import EntenteGraph
public import EntenteModel

extension Ranking {
  /// By what entities are divided into groups, for the roles of brokers.
  public enum Grouping: Hashable, Sendable {
    /// By their kinds.
    case kind
    /// By the communities that the ties form.
    case community
    /// By the values of a property.
    case property(Property)
    /// By which of some organizations they are members of, given by position.
    case members(of: [Int])
  }
}

/// The groups of the entities of a graph.
struct EntityGroups: Sendable {
  /// The group of each entity, by position.
  let groups: [Int]

  /// The names of the groups.
  let names: [String]

  /// The groups of some entities, numbered without gaps.
  func groups(of entities: [Int]) -> [Int] {
    var numbers: [Int: Int] = [:]
    return entities.map { entity in
      let group = groups[entity]
      let number = numbers[group] ?? numbers.count
      numbers[group] = number
      return number
    }
  }

  /// Names groups in the order in which they are met.
  private init(words: [String]) {
    var numbers: [String: Int] = [:]
    var names: [String] = []
    groups = words.map { word in
      if let number = numbers[word] { return number }
      numbers[word] = names.count
      names.append(word)
      return names.count - 1
    }
    self.names = names
  }

  /// What communities are drawn from.
  private static let communitySeed: UInt64 = 0

  /// How communities are found, for people.
  static let communityNote =
    "groups: communities of these ties by the Leiden method, seed \(communitySeed), each tie "
    + "counting one whichever way it leads; they stay as they are where ties are left out"

  /// The group of those without a value, or who are members of nothing that counts.
  static let none = "none"

  init(
    _ grouping: Ranking.Grouping, of graph: KnowledgeGraph, in projection: Projection,
    _ selection: Selection
  ) throws(Ranking.Refusal) {
    switch grouping {
    case .kind:
      self.init(
        words: (0..<graph.entities.count).map { graph.storage.entityKind($0).rawValue })
    case .community:
      // Communities are of the ties as they are ranked, whichever way they lead.
      let found = projection.graph.leidenCommunities(
        iterations: 10, seed: Self.communitySeed)
      var words = [String](repeating: Self.none, count: graph.entities.count)
      for (node, entity) in projection.entities.enumerated() {
        words[entity] = "community \(found.labels[node] + 1)"
      }
      self.init(words: words)
    case .property(let property):
      let latest = LatestValues(of: property, in: graph, selection)
      guard !latest.isEmpty else {
        throw .unknownProperty(property, known: latest.knownProperties)
      }
      self.init(words: latest.values.map { $0 ?? Self.none })
    case .members(let organizations):
      var words = [[String]](repeating: [], count: graph.entities.count)
      for organization in organizations {
        let side = BrokerageSide(of: organization, in: graph, selection)
        guard let members = side.members, !members.isEmpty else {
          throw .noMembers(organization: organization, known: 0)
        }
        for member in members { words[member].append(graph.storage.entityName(organization)) }
      }
      self.init(words: words.map { $0.isEmpty ? Self.none : $0.joined(separator: " + ") })
    }
  }
}
