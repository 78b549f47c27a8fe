import EntenteGraph
import Testing

@Suite("Co-membership")
struct CoMembershipTests {
  /// Every member in every group.
  private func full(members: Int, groups: Int) -> Affiliations {
    Affiliations(
      memberCount: members, groupCount: groups,
      memberships: (0..<members).flatMap { member in
        (0..<groups).map { (CSRGraph.Node(member), CSRGraph.Node($0)) }
      })
  }

  @Test("Where all belong to all, every pair shares every group", arguments: 2...6, 1...4)
  func complete(members n: Int, groups g: Int) throws {
    let network = full(members: n, groups: g)
    let pairs = try network.coMemberships()
    #expect(pairs.count == n * (n - 1) / 2)
    #expect(pairs.allSatisfy { $0.shared == g && $0.weight == Double(g) })
    #expect(try network.coMemberships(weight: .jaccard).allSatisfy { $0.weight == 1 })
    let newman = try network.coMemberships(weight: .newman).map(\.weight)
    #expect(newman.isClose(to: newman.map { _ in Double(g) / Double(n - 1) }))
  }

  @Test("By Newman, a member's pairs sum to its groups that have another member")
  func newman() throws {
    let network = AffiliationCase.random(memberCount: 30, groupCount: 20, count: 120, seed: 7)
    var sums = [Double](repeating: 0, count: network.memberCount)
    for pair in try network.coMemberships(weight: .newman) {
      sums[Int(pair.first)] += pair.weight
      sums[Int(pair.second)] += pair.weight
    }
    let expected = (0..<network.memberCount).map { member in
      Double(network.groups(of: member).count { network.members(of: Int($0)).count > 1 })
    }
    #expect(sums.isClose(to: expected))
  }

  @Test("A membership counts once, however often it is given")
  func repeated() throws {
    let network = Affiliations(
      memberCount: 2, groupCount: 2, memberships: [(1, 1), (0, 1), (1, 1), (0, 1), (0, 0)])
    #expect(network.membershipCount == 3)
    #expect(Array(network.groups(of: 0)) == [0, 1])
    #expect(Array(network.members(of: 1)) == [0, 1])
    #expect(
      try network.coMemberships(weight: .jaccard)
        == [CoMembership(first: 0, second: 1, shared: 1, weight: 0.5)])
  }

  @Test("Agrees with its definition on random networks", arguments: 0..<24 as Range<UInt64>)
  func definition(seed: UInt64) throws {
    let network = AffiliationCase.random(
      memberCount: 14, groupCount: 1 + Int(seed) / 2, count: 4 * Int(seed), seed: seed)
    let groups = (0..<14).map { Set(network.groups(of: $0)) }
    for weight in CoMembership.Weight.allCases {
      var expected: [CoMembership] = []
      for u in 0..<14 {
        for v in u + 1..<14 {
          let both = groups[u].intersection(groups[v])
          if both.isEmpty { continue }
          let value =
            switch weight {
            case .count: Double(both.count)
            case .newman:
              both.sorted().map { 1 / Double(network.members(of: Int($0)).count - 1) }.reduce(0, +)
            case .jaccard: Double(both.count) / Double(groups[u].union(groups[v]).count)
            }
          expected.append(
            CoMembership(
              first: UInt32(u), second: UInt32(v), shared: Int32(both.count), weight: value))
          #expect(network.sharedGroups(of: u, v) == both.sorted())
        }
      }
      #expect(try network.coMemberships(weight: weight) == expected)
      for member in 0..<14 {
        let own = expected.filter { $0.first == member || $0.second == member }
        #expect(network.coMemberships(of: member, weight: weight) == own)
      }
    }
  }

  @Test(
    "Agrees with the projections of NetworkX", arguments: AffiliationCase.all,
    CoMembership.Weight.allCases)
  private func reference(peers: AffiliationCase, weight: CoMembership.Weight) throws {
    let pairs = try peers.network.coMemberships(weight: weight)
    let expected = peers.pairs(weight)
    #expect(
      pairs.map { [$0.first, $0.second] } == expected.map { [UInt32($0[0]), UInt32($0[1])] })
    #expect(pairs.map(\.weight).isClose(to: expected.map { $0[2] }))
  }

  @Test("The women of Natchez went to as many parties as Davis and the Gardners counted")
  func southernWomen() throws {
    let natchez = try #require(AffiliationCase.all.first { $0.name == "Southern women" })
    let network = natchez.network
    #expect(network.membershipCount == 89)
    #expect(
      (0..<18).map { network.groups(of: $0).count }
        == [8, 7, 8, 7, 4, 4, 4, 3, 4, 4, 4, 6, 7, 8, 5, 2, 2, 2])
    #expect(
      (0..<14).map { network.members(of: $0).count }
        == [3, 3, 6, 4, 8, 8, 10, 14, 12, 5, 4, 6, 3, 3])
    // Evelyn and Theresa met most often; of 153 pairs 139 met at all.
    let pairs = try network.coMemberships()
    #expect(pairs.count == 139)
    #expect(pairs.filter { $0.shared == 7 }.map { [$0.first, $0.second] } == [[0, 2]])
    #expect(pairs.map(\.shared).max() == 7)
  }

  @Test("Who is not listed makes no pair, but is a member all the same")
  func listing() throws {
    let network = full(members: 4, groups: 1)
    let pairs = try network.coMemberships(weight: .newman, among: [true, false, true, false])
    #expect(pairs == [CoMembership(first: 0, second: 2, shared: 1, weight: 1 / 3.0)])
    #expect(
      network.coMemberships(of: 1, among: [true, false, true, false]).map(\.first) == [0, 1])
  }

  @Test("More pairs than allowed are refused, before they take memory")
  func limit() throws {
    let network = full(members: 5, groups: 2)
    #expect(try network.coMemberships(limit: 10).count == 10)
    #expect(throws: CoMembership.TooManyPairs(limit: 9)) {
      try network.coMemberships(limit: 9)
    }
    // Several small groups make many pairs as well.
    let chain = Affiliations(
      memberCount: 11, groupCount: 10,
      memberships: (0..<10).flatMap { [($0, $0), ($0 + 1, $0)] as [(UInt32, UInt32)] })
    #expect(try chain.coMemberships(limit: 10).count == 10)
    #expect(throws: CoMembership.TooManyPairs(limit: 9)) { try chain.coMemberships(limit: 9) }
    let crowd = Affiliations(
      memberCount: 100_000, groupCount: 1, memberships: (0..<100_000).map { ($0, 0) })
    #expect(throws: CoMembership.TooManyPairs.self) { try crowd.coMemberships(limit: 1_000_000) }
    #expect(crowd.coMemberships(of: 5).count == 99_999)
  }

  @Test("Nobody, nothing to belong to, and members of their own make no pair")
  func degenerate() throws {
    for (members, groups) in [(0, 0), (3, 0), (0, 3), (1, 1), (3, 3)] {
      let alone = (0..<min(members, groups)).map { (UInt32($0), UInt32($0)) }
      let network = Affiliations(memberCount: members, groupCount: groups, memberships: alone)
      for weight in CoMembership.Weight.allCases {
        #expect(try network.coMemberships(weight: weight).isEmpty)
        for member in 0..<members {
          #expect(network.coMemberships(of: member, weight: weight).isEmpty)
        }
      }
    }
  }
}
