import EntenteAnalysis
import EntenteFormats
import EntenteGraph
import EntenteModel
import Testing

@Suite("Projection")
struct ProjectionTests {
  /// The edges as `a>b` or, if undirected, `a-b`, each with its weight.
  private func edges(
    _ graph: KnowledgeGraph, _ change: (inout Projection.Options) -> Void = { _ in }
  ) throws -> [String] {
    var options = Projection.Options()
    change(&options)
    let projection = try Projection(graph, options)
    let plain = projection.graph
    let ids = projection.entities.map(graph.id)
    return plain.nodes.flatMap { tail in
      zip(plain.neighbors(of: tail), plain.weights(from: tail)).compactMap { head, weight in
        guard plain.isDirected || tail <= Int(head) else { return nil }
        return ids[tail] + (plain.isDirected ? ">" : "-") + ids[Int(head)]
          + (plain.isWeighted ? "=\(weight)" : "")
      }
    }
  }

  private let aid = Dossier("a", "b", "c", "a aids b", "b ally c")

  @Test("Ties run as declared, against it, or both ways; a symmetric tie is two arcs")
  func direction() throws {
    let graph = try aid.graph
    #expect(try edges(graph) == ["a-b", "b-c"])
    #expect(try edges(graph) { $0.direction = .declared } == ["a>b", "b>c", "c>b"])
    #expect(try edges(graph) { $0.direction = .reversed } == ["b>a", "b>c", "c>b"])
  }

  @Test("Parallel ties are joined, and their strengths added up")
  func parallelStrengths() throws {
    let graph = try KnowledgeGraph.table("source,target,weight\na,b,2\nb,a,3\na,b,0.5\n")
    #expect(
      try edges(graph) {
        $0.weight = .strength
        $0.readsLengths = false
      } == ["a-b=5.5"])
    #expect(
      try edges(graph) {
        $0.weight = .strength
        $0.readsLengths = false
        $0.direction = .declared
      } == ["a>b=2.5", "b>a=3.0"])
    #expect(
      try edges(graph) {
        $0.weight = .strength
        $0.readsLengths = false
        $0.parallel = .keep
      }.sorted() == ["a-b=0.5", "a-b=2.0", "a-b=3.0"])
  }

  @Test("A step is the inverse of the strength long; of costs the least is taken")
  func lengths() throws {
    let graph = try KnowledgeGraph.table("source,target,weight\na,b,3\na,b,5\n")
    #expect(try edges(graph) { $0.weight = .strength } == ["a-b=0.125"])
    #expect(try edges(graph) { $0.weight = .cost } == ["a-b=3.0"])
  }

  @Test("A tie is as strong as the strongest of its claims, or as its kind says")
  func strengthOfClaims() throws {
    let graph = try Dossier(
      "a", "b", "c", "a ally b | strength: 2, cite: july", "a ally b | strength: 4, cite: august",
      "b ally c"
    ).graph
    #expect(
      try edges(graph) {
        $0.weight = .strength
        $0.readsLengths = false
      } == ["a-b=4.0", "b-c=1.0"])
  }

  @Test("What divides, what is absent and what ties an entity to itself is left out and counted")
  func leftOut() throws {
    let graph = try Dossier(
      "a", "b", "e event", "a ally b", "a rival b", "a sanctions b", "a absent-from e", "a ally a"
    ).graph
    #expect(try edges(graph) == ["a-b"])
    let projection = try Projection(graph)
    #expect(
      projection.summary == "1 tie as 1 undirected edge; parallel ties joined; each counts one; "
        + "claims: asserted, reported; left out: 2 negative, 1 absent, 1 from an entity to itself")
    #expect(
      try edges(graph) {
        $0.dropsNegative = false
        $0.parallel = .keep
      } == ["a-b", "a-b", "a-b"])
  }

  @Test("Entities that are the same are one node, that of the one with a name")
  func identity() throws {
    let graph = try KnowledgeGraph(reading: [
      InputFile(
        name: "test.yaml",
        bytes: Array(
          """
          entente: 1
          sources: {s: {date: 2024}}
          entities:
            leader-of-m: {kind: leader, unnamed: true, name: Leader of M}
            kh: {kind: leader}
            p: {kind: leader}
          claims:
            - {subject: leader-of-m, relation: same-as, object: kh, cite: s}
            - {subject: p, relation: met-with, object: leader-of-m, cite: s}
          """.utf8))
    ])
    #expect(try edges(graph) == ["kh-p"])
    let projection = try Projection(graph)
    #expect(projection.nodes[0] == projection.nodes[1])
    #expect(projection.summary.contains("; 1 same-as joined"))
  }

  @Test(
    "Who is who holds whatever kinds and dates are asked for, but not if it is planned or denied",
    arguments: [("", true), ("| modality: planned", false), ("| polarity: denied", false)])
  func identityOfClaims(standing: String, isOne: Bool) throws {
    let graph = try Dossier(
      "x leader", "y leader", "p leader", "x same-as y " + standing, "p met-with x | period: 2010"
    ).graph
    var options = Projection.Options()
    options.selection.relationKinds = [.metWith]
    options.selection.asOf = try PartialDate("2012")
    options.selection.standings = Set(Claim.Standing.allCases)
    #expect(try Projection(graph, options).entities.count == (isOne ? 2 : 3))
  }

  @Test("A leader who changes office is folded by the date of each tie")
  func foldingByDate() throws {
    let graph = try Dossier(
      "l leader", "a", "b", "c", "l holds-office a | period: 2000/2005",
      "l holds-office b | period: 2010/..", "l visited c | period: 2003-05",
      "c aids l | period: 2015", "l praises c | period: 2006", "l praises c | period: 2009",
      "l supports c", "l criticizes c"
    ).graph
    let folded = { (kind: Relation.Kind) in
      try edges(graph) {
        $0.folding = .leaders
        $0.selection.relationKinds = [kind]
        $0.direction = .declared
      }
    }
    #expect(try folded(Relation.Kind(rawValue: "visited")) == ["a>c"])
    #expect(try folded(Relation.Kind(rawValue: "aids")) == ["c>b"])
    // Out of office, the nearest one counts.
    #expect(try folded(Relation.Kind(rawValue: "praises")) == ["a>c", "b>c"])
    // Some time before the day of the source, the latest that is possible.
    #expect(
      try edges(graph) {
        $0.folding = .leaders
        $0.selection.relationKinds = [Relation.Kind(rawValue: "criticizes")]
        $0.dropsNegative = false
      } == ["b-c"])
    // Without a date, the office on the day of the source.
    #expect(try folded(Relation.Kind(rawValue: "supports")) == ["b>c"])
  }

  @Test("Folding knows offices that the selection itself leaves out")
  func foldingWhateverIsAsked() throws {
    let graph = try Dossier(
      "l leader", "m person", "a", "b", "o organization", "l holds-office a | period: 2000/2005",
      "m holds-office b", "l met-with m | period: 2003, modality: planned", "l holds-office o"
    ).graph
    #expect(
      try edges(graph) {
        $0.folding = .leaders
        $0.selection.standings = [.planned]
        $0.selection.entityKinds = [.state]
        $0.selection.relationKinds = [.metWith]
        $0.selection.asOf = try? PartialDate("2024")
      } == ["a-b"])
    #expect(
      try edges(graph) { $0.folding = .leaders } == ["a-o"])
  }

  @Test("An office of the same person under another name folds as well")
  func foldingIdentities() throws {
    let graph = try Dossier(
      "x leader", "y leader", "a", "b", "y same-as x", "y holds-office a", "x visited b"
    ).graph
    #expect(try edges(graph) { $0.folding = .leaders } == ["a-b"])
  }

  @Test(
    "A strength that is no weight is refused with its claim", arguments: [0, -2, 1e-301, 1e301])
  func refusal(strength: Double) throws {
    let graph = try KnowledgeGraph.table("source,target,weight\na,b,1\nb,c,\(strength)\n")
    for weight in [Projection.Weight.strength, .cost] {
      #expect(throws: Projection.Refusal.strength(strength, claim: 1)) {
        try edges(graph) { $0.weight = weight }
      }
    }
    #expect(try edges(graph) == ["a-b", "b-c"])
  }

  @Test("The summary says all that was decided")
  func summary() throws {
    let graph = try aid.graph
    var options = Projection.Options()
    options.direction = .declared
    options.weight = .strength
    options.readsLengths = false
    options.parallel = .keep
    options.folding = .leaders
    options.selection.asOf = try PartialDate("2024-07")
    options.selection.during = try Period("2001/..")
    options.selection.relationKinds = [Relation.Kind(rawValue: "ally"), .member]
    options.selection.entityKinds = [.state]
    options.selection.sources = ["july"]
    options.selection.standings = [.asserted, .planned]
    options.selection.certainOnly = true
    #expect(
      try Projection(graph, options).summary
        == "1 tie as 2 directed edges (a symmetric tie is two); parallel ties kept apart; "
        + "weighed by strength; claims: asserted, planned; as of 2024-07; during 2001/..; "
        + "certain only; relations: ally, member; among: state; sources: july")
  }
}
