import EntenteAnalysis
import EntenteFormats
import EntenteModel

/// What groups and their members rest on.
///
/// A group rests on the ties within it, a member on those of them that are its own. A core
/// rests on the ties to higher ones as well; a position or a joint on the ties to all others,
/// and of shared memberships all count.
struct GroupEvidence {
  private let graph: KnowledgeGraph

  /// The support of each group, by its number.
  private var ofGroups: [Int: TieSupport] = [:]

  /// The support of each member of a group.
  private var ofMembers: [Member: TieSupport] = [:]

  private struct Member: Hashable {
    var entity: Int
    var group: Int
  }

  /// - Complexity: O(*m*) expected for *m* claims, times the groups of an entity.
  init(of groups: [Grouping.Group], _ grouping: Grouping, in graph: KnowledgeGraph) {
    self.graph = graph
    for group in groups {
      ofGroups[group.number] = TieSupport()
      for member in group.members {
        ofMembers[Member(entity: member.entity, group: group.number)] = TieSupport()
      }
    }
    // They ascend, since groups are taken in the order of their numbers.
    var numbers = [[Int]](repeating: [], count: graph.entities.count)
    for group in grouping.method == .cores ? grouping.groups : groups {
      for member in group.members { numbers[member.entity].append(group.number) }
    }
    let reach = Reach(of: grouping)
    var (ofGroups, ofMembers) = (self.ofGroups, self.ofMembers)
    grouping.forEachTie(where: { first, second in
      let isFirst = !numbers[first].isEmpty
      let isSecond = !numbers[second].isEmpty
      return reach == .all ? isFirst || isSecond : isFirst && isSecond
    }) { first, second, claims in
      let tie = TieSupport(ofTie: claims, in: graph)
      let (own, others) = (numbers[first], numbers[second])
      let held: [Int]
      switch reach {
      case .within: held = own.common(with: others)
      // Each is in one core, and the highest come first.
      case .higher: held = [max(own[0], others[0])]
      case .all: held = own + others.filter { !own.contains($0) }
      }
      for group in held {
        ofGroups[group]?.add(tie)
        ofMembers[Member(entity: first, group: group)]?.add(tie)
        ofMembers[Member(entity: second, group: group)]?.add(tie)
      }
    }
    self.ofGroups = ofGroups
    self.ofMembers = ofMembers
  }

  /// Which ties hold a group.
  private enum Reach {
    case within, higher, all

    init(of grouping: Grouping) {
      switch grouping.method {
      case _ where grouping.isShared: self = .all
      case .blocks, .articulationPoints: self = .all
      case .cores: self = .higher
      default: self = .within
      }
    }
  }

  /// What a group rests on.
  func support(of group: Grouping.Group) -> TieSupport { ofGroups[group.number] ?? TieSupport() }

  /// What a member rests on.
  func support(of member: Grouping.Member, in group: Grouping.Group) -> TieSupport {
    ofMembers[Member(entity: member.entity, group: group.number)] ?? TieSupport()
  }
}

extension [Int] {
  /// The numbers that are in both lists, which ascend.
  ///
  /// - Complexity: O(*n* log *m*) for *n* numbers in the shorter list and *m* in the longer.
  fileprivate func common(with other: [Int]) -> [Int] {
    if other.count < count { return other.common(with: self) }
    return filter { number in
      var (low, high) = (0, other.count)
      while low < high {
        let middle = (low + high) / 2
        if other[middle] < number { low = middle + 1 } else { high = middle }
      }
      return low < other.count && other[low] == number
    }
  }
}
