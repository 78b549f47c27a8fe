/// The ties of groups, which may overlap: within each, out of each, and of what kinds.
///
/// A tie is within each group that has both its ends, and goes out of each that has one.
struct TieCounts {
  /// The number of ties within each group.
  private(set) var within: [Int]

  /// The number of ties out of each group.
  private(set) var out: [Int]

  /// How many of the ties that make each group are of each kind, by its number.
  private(set) var kinds: [[Int: Int]]

  /// The ties within each group, by place, of groups that are one tie; else none.
  private(set) var ties: [[Int]]

  /// The ties of each node within its groups.
  private var innerTies: [UInt64: Int] = [:]

  /// - Complexity: O(*n* + *m* √*m*) at most, for *n* members of groups and *m* ties: of the two
  ///   ends of a tie, only the groups of the one in fewer of them are looked at.
  init(of basis: GroupBasis, _ groups: [[Int]], _ method: GroupMethod) {
    within = [Int](repeating: 0, count: groups.count)
    kinds = [[Int: Int]](repeating: [:], count: groups.count)
    ties = [[Int]](repeating: [], count: groups.count)
    // They ascend, since groups are taken one by one.
    var groupsOfNodes = [[Int]](repeating: [], count: basis.entities.count)
    for (number, nodes) in groups.enumerated() {
      for node in nodes { groupsOfNodes[node].append(number) }
    }
    // What makes a position or a joint are the ties to others as well; of these methods each
    // node is in one group at most.
    let countsOutside = [.blocks, .articulationPoints].contains(method)
    var degrees = [Int](repeating: 0, count: basis.entities.count)
    for (place, tie) in basis.ties.enumerated() {
      let (first, second) = (Int(tie.first), Int(tie.second))
      degrees[first] += 1
      degrees[second] += 1
      var (few, many) = (groupsOfNodes[first], groupsOfNodes[second])
      if few.count > many.count { (few, many) = (many, few) }
      for group in few where Self.contains(group, in: many) {
        within[group] += 1
        innerTies[Self.key(first, of: group), default: 0] += 1
        innerTies[Self.key(second, of: group), default: 0] += 1
        if method == .bridges { ties[group].append(place) }
        if !countsOutside { kinds[group][tie.kind, default: 0] += 1 }
      }
      if countsOutside {
        for group in Set(few + many) { kinds[group][tie.kind, default: 0] += 1 }
      }
    }
    out = groups.indices.map { _ in 0 }
    for (number, nodes) in groups.enumerated() {
      out[number] = nodes.reduce(0) { $0 + degrees[$1] } - 2 * within[number]
    }
  }

  /// The number of ties that a node has within a group.
  func inner(_ node: Int, of group: Int) -> Int { innerTies[Self.key(node, of: group), default: 0] }

  private static func key(_ node: Int, of group: Int) -> UInt64 {
    UInt64(group) << 32 | UInt64(node)
  }

  private static func contains(_ group: Int, in ascending: [Int]) -> Bool {
    var (low, high) = (0, ascending.count)
    while low < high {
      let middle = (low + high) / 2
      if ascending[middle] < group { low = middle + 1 } else { high = middle }
    }
    return low < ascending.count && ascending[low] == group
  }
}
