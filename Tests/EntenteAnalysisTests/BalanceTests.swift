import EntenteAnalysis
import EntenteFormats
import EntenteGraph
import EntenteModel
import Foundation
import Testing

@Suite("Balance of friends and foes")
struct BalanceTests {
  /// The highland tribes, as the dossier that comes with the program tells them.
  private static let reading = Result {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "graphs/classic/highland-tribes.yaml")
    return try KnowledgeGraph(contentsOf: file.path)
  }

  private static var tribes: KnowledgeGraph {
    get throws { try reading.get() }
  }

  @Test("The highland tribes have 29 alliances, 29 enmities, and a frustration index of 7")
  func tribes() throws {
    let projection = try SignedProjection(of: Self.tribes)
    #expect(projection.entities.count == 16)
    #expect(projection.graph.positiveCount == 29 && projection.graph.negativeCount == 29)
    let balance = Balance(of: projection)
    #expect(balance.camps.frustration == 7 && balance.camps.isExact)
    #expect(balance.triads.census == [19, 2, 40, 7])
    #expect(abs((balance.triads.degreeOfBalance ?? 0) - 0.8676471) < 1e-7)
    #expect(balance.disturbances.count { $0.frustration == .always } == 7)
    #expect(!balance.frustrations.contains(.sometimes))
    // The values that R's signnet gives, to three digits.
    let pn = [
      0.753, 0.764, 1.042, 1.023, 0.903, 0.905, 1.224, 1.141, 0.874, 0.903, 0.865, 0.934, 0.916,
      0.875, 0.715, 0.715,
    ]
    #expect(zip(balance.pnCentrality, pn).allSatisfy { abs($0 - $1) <= 5e-4 })
  }

  @Test("In three camps two alliances of the tribes are left over")
  func threeCamps() throws {
    let balance = Balance(of: try SignedProjection(of: Self.tribes), campLimit: 3)
    #expect(balance.camps.frustration == 2 && balance.camps.isExact)
    #expect(balance.camps.sizes.sorted() == [4, 5, 7])
    #expect(Balance(of: balance.projection, campLimit: nil).camps.frustration == 2)
  }

  private let powers = Dossier(
    "a", "b", "c", "d", "a ally b", "a rival b", "a partner b", "b rival c", "b ally c",
    "a criticizes c",
    "c borders a", "c attacks d")

  @Test(
    "A pair with ties of both signs is in tension, and the rule says what it is",
    arguments: [
      (SignedProjection.TensionRule.majority, ["a+b", "a-c", "c-d"]),
      (.negative, ["a-b", "a-c", "b-c", "c-d"]), (.positive, ["a+b", "a-c", "b+c", "c-d"]),
      (.leaveOut, ["a-c", "c-d"]),
    ])
  func tension(rule: SignedProjection.TensionRule, expected: [String]) throws {
    let graph = try powers.graph
    let projection = try SignedProjection(of: graph, tension: rule)
    func id(_ node: UInt32) -> String { graph.id(projection.entities[Int(node)]) }
    #expect(
      projection.graph.edges.map {
        id($0.first) + ($0.isPositive ? "+" : "-") + id($0.second)
      }.sorted() == expected)
    #expect(projection.tensions.count == 2)
    #expect(projection.tieCounts == (3, 4))
    #expect(projection.summary.contains("2 pairs with ties of both signs"))
    #expect(projection.summary.contains("left out: 1 neutral"))
  }

  @Test("Praise and blame lend status, and say which way")
  func status() throws {
    let graph = try powers.graph
    let projection = try SignedProjection(of: graph)
    let status = { (id: String) in
      try projection.node(of: graph.position(id)).map { projection.statuses[$0] }
    }
    // a criticizes c, who attacks d; nothing else has a direction.
    #expect(try status("a") == 1 && status("c") == 0 && status("d") == -1)
  }

  @Test("PN centrality by direction reads directed ties one way, and others both")
  func direction() throws {
    let graph = try powers.graph
    let balance = Balance(of: try SignedProjection(of: graph))
    func arcs(_ projection: SignedProjection) -> [String] {
      projection.arcs.arcs.map { arc in
        let ends = [arc.tail, arc.head].map { graph.id(projection.entities[Int($0)]) }
        return ends[0] + (arc.isPositive ? "+" : "-") + ends[1]
      }
    }
    // As many of both leave b and c out.
    #expect(arcs(balance.projection) == ["a+b", "a-c", "b+a", "c-d"])
    #expect(balance.projection.hasDirection)
    let (a, d) = (try graph.position("a"), try graph.position("d"))
    let places = [a, d].map { balance.projection.node(of: $0) ?? 0 }
    let pn = balance.directedPNCentrality
    #expect(pn.incoming[places[1]] < 0.9 && pn.outgoing[places[1]].isClose(to: 1))
    let tribes = Balance(of: try SignedProjection(of: Self.tribes))
    #expect(!tribes.projection.hasDirection)
    #expect(
      tribes.directedPNCentrality.incoming == tribes.pnCentrality && !tribes.pnCentrality.isEmpty)
  }

  @Test("The ties behind a pair come with it, those of its own sign first")
  func evidence() throws {
    let projection = try SignedProjection(of: try powers.graph, tension: .negative)
    let kinds = projection.ties(ofEdge: 0).map(\.relation.kind.rawValue)
    #expect(kinds == ["rival", "ally", "partner"])
  }

  /// Friends since 2000, who also quarrel since 2010; and a leader of a third.
  private let dated = Dossier(
    "a", "b", "c", "p leader", "a ally b | period: 2000/..", "a rival b | period: 2010/..",
    "b rival c", "b borders c", "p holds-office c | role: President, period: 2005/..",
    "p criticizes a | period: 2008")

  @Test("Each date has the signs that the rule and the folding give")
  func dates() throws {
    let graph = try dated.graph
    func signs(
      _ tension: SignedProjection.TensionRule, _ folding: Projection.Folding? = nil
    ) throws -> [String] {
      var options = MeasureHistory.Options()
      options.from = try PartialDate("2000")
      options.to = try PartialDate("2012")
      return try graph.balanceHistory(options, tension: tension, folding: folding).entries.map {
        "\($0.day.parts.year) +\($0.positive) −\($0.negative) \($0.tensions)"
      }
    }
    let rule = try signs(.negative)
    #expect(rule.first == "2000 +1 −1 0" && rule.last == "2012 +1 −3 1")
    #expect(try signs(.positive).last == "2012 +2 −2 1")
    #expect(try signs(.leaveOut).last == "2012 +1 −2 1")
    // The words of the leader are those of the state.
    let folded = try graph.balanceHistory(
      MeasureHistory.Options(), tension: .negative, folding: .leaders)
    #expect(folded.entries.last?.census == [0, 0, 0, 1])
    let plain = try graph.balanceHistory(MeasureHistory.Options(), tension: .negative)
    #expect(plain.entries.last?.census == [0, 0, 0, 0])
  }

  @Test("Where members are folded, the days on which they join and leave are among the dates")
  func foldedDates() throws {
    let graph = try Dossier(
      "a", "b", "x organization", "a member x | period: 2005/2009", "a rival b | period: 2000/2020",
      "x ally b | period: 2000/2020"
    ).graph
    var options = MeasureHistory.Options()
    options.selection.relationKinds = Set(["ally", "rival"].map(Relation.Kind.init(rawValue:)))
    func words(_ folding: Projection.Folding?) throws -> [String] {
      try graph.balanceHistory(options, folding: folding).entries.map {
        "\($0.day.parts.year) +\($0.positive) −\($0.negative) \($0.tensions)"
      }
    }
    #expect(try words(nil) == ["2000 +1 −1 0", "2021 +0 −0 0"])
    // As long as a is a member, x is in tension with b.
    #expect(
      try words(Projection.Folding([.members(of: nil)]))
        == ["2000 +1 −1 0", "2005 +0 −0 1", "2010 +1 −1 0", "2021 +0 −0 0"])
  }

  @Test("Only ties that join or divide are counted as without a date, and only they make dates")
  func undated() throws {
    let graph = try Dossier(
      "a", "b", "c", "a ally b | period: 2000/..", "b rival c", "b borders c",
      "a borders c | period: 1990/.."
    ).graph
    let history = try graph.balanceHistory(MeasureHistory.Options())
    #expect(history.undatedCount == 1)
    #expect(history.entries.map(\.day.parts.year) == [2000])
    let none = try Dossier("a", "b", "a ally b", "a borders b | period: 2000/..").graph
    let empty = try none.balanceHistory(MeasureHistory.Options())
    #expect(empty.entries.isEmpty && empty.summary.contains("1 positive"))
  }

  @Test("Without steps a date has a lower bound only")
  func steps() throws {
    let names = ["a", "b", "c", "d", "e", "f", "g"]
    let foes = names.indices.flatMap { b in
      (0..<b).map { "\(names[$0]),\(names[b]),rival,2000-01-01" }
    }
    let graph = try KnowledgeGraph.table(
      "source,target,relation,start\n" + foes.joined(separator: "\n") + "\n")
    let quick = try #require(
      graph.balanceHistory(MeasureHistory.Options(), steps: 1).entries.first)
    #expect(quick.lowerBound < quick.frustration)
    let whole = try #require(graph.balanceHistory(MeasureHistory.Options()).entries.first)
    #expect(whole.lowerBound == 9 && whole.frustration == 9)
  }
}
