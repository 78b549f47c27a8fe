import EntenteAnalysis
import EntenteFormats
import EntenteGraph
import EntenteModel
import Foundation
import Testing

@Suite("Balance of friends and foes")
struct BalanceTests {
  /// The highland tribes, as the dossier that comes with the program tells them.
  private static let tribes: KnowledgeGraph = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "graphs/classic/highland-tribes.yaml")
    do { return try KnowledgeGraph(contentsOf: file.path) } catch {
      fatalError("The tribes can't be read: \(error)")
    }
  }()

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

  @Test("The ties behind a pair come with it, those of its own sign first")
  func evidence() throws {
    let projection = try SignedProjection(of: try powers.graph, tension: .negative)
    let kinds = projection.ties(ofEdge: 0).map(\.relation.kind.rawValue)
    #expect(kinds == ["rival", "ally", "partner"])
  }
}
