import EntenteFormats
import EntenteGraph
import EntenteModel
import Testing

@testable import EntenteAnalysis

@Suite("Ties of one claim each")
struct LoneTieTests {
  /// A table of more ties than are read at a time, with kinds of every use, loops, parallel
  /// ties and ties without a strength.
  private static func graph(rows: Int = 70_000, lastWeight: String = "1") throws -> KnowledgeGraph {
    let kinds = ["ally", "member", "sanctions", "met-with", "aids"]
    var text = "source,target,kind,weight\n"
    for row in 0..<rows {
      let (a, b) = (row &* 7919 % 997, row &* 104_729 % 991)
      let weight = row % 5 == 0 ? "" : "\(row % 13 + 1).25"
      text += "n\(a),n\(b),\(kinds[row % 3 == 0 ? 0 : row % 5]),\(weight)\n"
    }
    return try KnowledgeGraph.table(text + "n1,n2,ally,\(lastWeight)\n")
  }

  /// Asks so much that ties are read one by one, and leaves none out.
  private static func readingOneByOne(_ options: Projection.Options) -> Projection.Options {
    var options = options
    options.selection.minimumConfidence = 1e-300
    return options
  }

  @Test("They are projected as one by one, whatever is asked of direction, weight and parallels")
  func projection() throws {
    let graph = try Self.graph()
    #expect(graph.storage.relations.areLone)
    for direction in Projection.Direction.allCases {
      for (weight, parallel) in [
        (Projection.Weight.none, Projection.Parallel.merge), (.strength, .merge),
        (.strength, .keep), (.cost, .merge), (.sources, .merge),
      ] {
        var options = Projection.Options()
        options.direction = direction
        options.weight = weight
        options.parallel = parallel
        let many = try Projection(graph, options)
        let oneByOne = try Projection(graph, Self.readingOneByOne(options))
        #expect(many.graph == oneByOne.graph, "\(direction) \(weight) \(parallel)")
        #expect(many.ties.relations == oneByOne.ties.relations)
        #expect(oneByOne.summary.contains(many.summary.split(separator: "left out").last ?? "?"))
      }
    }
  }

  @Test("An entity that is left out takes its ties with it")
  func excluded() throws {
    let graph = try Self.graph()
    var options = Projection.Options()
    options.excluded = [try graph.position("n5"), try graph.position("n0")]
    options.dropsNegative = false
    let many = try Projection(graph, options)
    let oneByOne = try Projection(graph, Self.readingOneByOne(options))
    #expect(many.graph == oneByOne.graph)
    #expect(many.nodes[try graph.position("n5")] == nil)
    #expect(many.ties.relations == oneByOne.ties.relations)
  }

  @Test("A strength that can't be a weight is refused", arguments: ["0", "-2"])
  func refusal(weight: String) throws {
    let graph = try Self.graph(lastWeight: weight)
    var options = Projection.Options()
    options.weight = .strength
    let last = graph.claims.count - 1
    #expect(throws: Projection.Refusal.strength(Double(weight) ?? 1, claim: last)) {
      try Projection(graph, options)
    }
  }

  @Test("They are counted as one by one")
  func census() throws {
    let graph = try Self.graph()
    var selection = Selection()
    let many = Census(of: graph, selection)
    selection.minimumConfidence = 1e-300
    let oneByOne = Census(of: graph, selection)
    #expect(many.tiesOfKinds == oneByOne.tiesOfKinds && many.tieCount == 70_001)
    #expect(many.standings == oneByOne.standings && many.claimCount == oneByOne.claimCount)
    #expect(many.componentCount == oneByOne.componentCount)
  }

  @Test("Parts that no tie joins are counted")
  func components() throws {
    let graph = try KnowledgeGraph.table("source,target\na,b\nb,c\nd,e\nf,f\ng,h\nh,e\n")
    #expect(Census(of: graph, Selection()).componentCount == 3)
  }
}
