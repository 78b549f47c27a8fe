import EntenteAnalysis
import EntenteGraph
import EntenteModel
import Testing

@Suite("Groups of entities")
struct GroupingTests {
  /// Two triangles of partners, with a bridge between them and a tail.
  private let bowTie = Dossier(
    "a", "b", "c", "d", "e", "f", "g", "a partner b", "b partner c", "c partner a", "d partner e",
    "e partner f", "f partner d",
    "c partner d", "f partner g", "a rival e")

  private func ids(_ grouping: Grouping, _ graph: KnowledgeGraph) -> [String] {
    grouping.groups.map { $0.members.map { graph.id($0.entity) }.joined() }
  }

  @Test(
    "Communities are found by every method, the largest first",
    arguments: [GroupMethod.louvain, .leiden, .signedLeiden, .layeredLeiden])
  func communities(method: GroupMethod) throws {
    let graph = try bowTie.graph
    let found = try graph.grouping(by: method)
    #expect(ids(found, graph) == ["defg", "abc"])
    #expect(found.groups[0].tiesWithin == 4 && found.groups[1].tiesWithin == 3)
    #expect(found.groups[1].kinds.map(\.kind.rawValue) == ["partner"])
    #expect(found.quality.first.map { $0.name == "modularity" && $0.value > 0.2 } == true)
  }

  @Test("Bridges and articulation points say whom they cut off")
  func joints() throws {
    let graph = try bowTie.graph
    let bridges = try graph.grouping(by: .bridges)
    #expect(ids(bridges, graph) == ["cd", "fg"])
    #expect(bridges.groups.map(\.cutOff) == [3, 1])
    let points = try graph.grouping(by: .articulationPoints)
    #expect(ids(points, graph) == ["d", "c", "f"])
    #expect(points.groups.map(\.cutOff) == [3, 2, 1])
    #expect(points.groups.allSatisfy { $0.label == "2 parts" })
    #expect(ids(try graph.grouping(by: .biconnected), graph) == ["abc", "def", "cd", "fg"])
  }

  @Test("Cores come from the innermost out")
  func cores() throws {
    let graph = try bowTie.graph
    let cores = try graph.grouping(by: .cores)
    #expect(cores.groups.map(\.label) == ["core 2", "core 1"])
    #expect(ids(cores, graph) == ["abcdef", "g"])
  }

  @Test("Blocks tell kinds and directions apart")
  func blocks() throws {
    let graph = try Dossier(
      "a", "b", "c", "d", "x", "y", "a praises x", "b praises x", "c criticizes x", "d praises x",
      "x praises d", "a praises y",
      "b praises y"
    ).graph
    var options = Grouping.Options()
    #expect(ids(try graph.grouping(by: .blocks, options), graph) == ["ab"])
    options.equivalence = .regular
    #expect(ids(try graph.grouping(by: .blocks, options), graph) == ["ab"])
  }

  @Test("Several runs say how stable groups are, and the same seed gives the same")
  func runs() throws {
    let graph = try bowTie.graph
    var options = Grouping.Options()
    options.runs = 8
    let found = try graph.grouping(by: .louvain, options)
    #expect(found.consensus?.stabilities.allSatisfy { (0...1).contains($0) } == true)
    #expect(found.groups.allSatisfy { $0.stability != nil })
    let again = try graph.grouping(by: .louvain, options)
    #expect(ids(found, graph) == ids(again, graph) && found.consensus == again.consensus)
    #expect(try graph.grouping(by: .louvain).groups.allSatisfy { $0.stability == nil })
  }

  @Test("Members are grouped by organizations, and organizations by members")
  func projections() throws {
    let graph = try Dossier(
      "u organization", "v organization", "w organization", "a", "b", "c", "d", "a member u",
      "b member u",
      "a member v", "b member v", "c member w", "d member w"
    ).graph
    var options = Grouping.Options()
    options.affiliation = .init(.members, weight: .newman)
    #expect(ids(try graph.grouping(by: .leiden, options), graph) == ["ab", "cd"])
    options.affiliation = .init(.organizations)
    #expect(ids(try graph.grouping(by: .components, options), graph) == ["uv"])
    let shared = try Memberships(of: graph, onto: .organizations)
    let (u, v) = (try graph.position("u"), try graph.position("v"))
    #expect(shared.organizations(sharedBy: u, v).map(graph.id) == ["a", "b"])
    #expect(shared.ties(of: u, in: try graph.position("a")).count == 1)
  }

  @Test("A graph without ties has no groups", arguments: GroupMethod.allCases)
  func empty(method: GroupMethod) throws {
    let graph = try Dossier("u organization", "v organization").graph
    let found = try graph.grouping(by: method)
    #expect(found.groups.isEmpty || method == .blocks)
  }
}
