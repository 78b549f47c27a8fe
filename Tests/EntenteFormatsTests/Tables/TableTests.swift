import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Tables")
struct TableTests {
  @Test("Edges are ties of plain entities, each a relation of its own")
  func edges() throws {
    let graph = try #require(read("source,target\na,b\nb,c\na,b\n").graph)
    #expect(graph.entities.map(\.id) == ["a", "b", "c"])
    #expect(graph.relations.count == 3)
    #expect(graph.relations.allSatisfy { $0.kind == .tied && $0.isDirected })
    #expect(graph.claims[0].citations == [Citation(source: "edges.csv")])
    #expect(graph.sources.map(\.id) == ["edges.csv"])
    #expect(graph.location(ofClaim: 2).line == 4)
    #expect(graph.problems.map(\.rule) == ["assumed-direction"])
  }

  @Test(
    "Columns go by many names, in any order and case",
    arguments: [
      "source,target,kind,weight", "From,To,Relation,Strength", "SRC,DST,relation-kind,weight",
      " subject , object ,relation kind,weight",
    ])
  func synonyms(header: String) throws {
    let graph = try #require(read(header + "\n a ,b,ally,2.5\n").graph)
    var expected = Claim("a", Relation.Kind(rawValue: "ally"), "b")
    expected.strength = 2.5
    expected.citations = [Citation(source: "edges.csv")]
    #expect(Array(graph.claims) == [expected])
    #expect(graph.relations[0].isDirected == false)
  }

  @Test("Id, role and period of an edge are kept, empty cells are absent")
  func moreColumns() throws {
    let reading = read(
      "id,source,target,role,start,end,period\ne1,a,b,chair,2001,,\ne2,a,b,,,,2024-07\n,a,b,,,2005,\n"
    )
    let claims = Array(try #require(reading.graph).claims)
    #expect(claims.map(\.key) == ["e1", "e2", nil])
    #expect(claims.map(\.role) == ["chair", nil, nil])
    #expect(claims.map { $0.period?.description } == ["2001/", "2024-07", "/2005"])
  }

  @Test("A list without a header is read as edges, with a warning")
  func headerless() throws {
    let reading = read("a,b\nb,c\n")
    #expect(reading.graph?.relations.count == 2)
    #expect(reading.doubts == ["1:1 no-header", "1:1 assumed-direction"])
    #expect(reading.graph?.problems.first?.severity == .warning)
    let weighted = try #require(read("a;b;2.5;ally\nb;c;1;rival\n").graph)
    #expect(weighted.claims.map(\.strength) == [2.5, 1])
    #expect(weighted.relations.map(\.kind.rawValue) == ["ally", "rival"])
    let kinds = try #require(read("a\tb\tally\n", name: "x.tsv").graph)
    #expect(kinds.relations[0].kind.rawValue == "ally")
  }

  @Test("A header with an unknown name for an end is not taken for an edge")
  func foreignHeader() {
    #expect(read("country,partner,weight\na,b,1\n").errors == ["1:1 no-columns"])
    #expect(read("source,destination\na,b\n").errors == ["1:1 no-columns"])
    #expect(read("a,b,c,d,e\n1,2,3,4,5\n").errors == ["1:1 no-columns"])
    #expect(read("just one column\n").errors == ["1:1 no-columns"])
  }

  @Test("Gephi's type column tells the direction; other words in it are kinds")
  func gephi() throws {
    let graph = try #require(
      read("Source,Target,Type,Id,Label,Weight\na,b,Directed,0,x,1\na,b,Undirected,1,y,2\n").graph)
    #expect(graph.relations.map(\.isDirected) == [true, false])
    #expect(graph.claims.map(\.role) == ["x", "y"])
    #expect(graph.problems.isEmpty)
    let kinds = try #require(read("source,target,type\na,b,ally\nb,c,member\n").graph)
    #expect(kinds.relations.map(\.kind.rawValue) == ["ally", "member"])
    let both = read("source,target,type,kind\na,b,mixed,ally\n")
    #expect(both.doubts == ["2:5 unknown-word"])
  }

  @Test("Directed and undirected override what the table leaves open")
  func override() throws {
    let text =
      "source,target,kind,type\na,b,tied,\na,b,ally,\na,b,tied,directed\na,b,tied,undirected\n"
    func directed(_ isDirected: Bool?) throws -> [Bool] {
      let file = InputFile("edges.csv", text)
      return try KnowledgeGraph(reading: [file], isDirected: isDirected).relations.map(\.isDirected)
    }
    #expect(try directed(nil) == [true, false, true, false])
    #expect(try directed(true) == [true, false, true, false])
    #expect(try directed(false) == [false, false, true, false])
  }

  @Test("A table of nodes alone is a graph of them")
  func nodes() throws {
    let reading = read(
      "id,label,type,aliases,iso,population\nru,Russia,state,RF; Russian Federation,RUS,1\nsco,,,,,\n",
      name: "nodes.csv")
    let graph = try #require(reading.graph)
    #expect(
      Array(graph.entities) == [
        Entity(
          id: "ru", kind: .state, name: "Russia", aliases: ["RF", "Russian Federation"],
          codes: [.init(scheme: "iso", value: "RUS")]), Entity(id: "sco"),
      ])
    #expect(
      graph.claims.map(\.statement) == [
        .property(Property(rawValue: "population"), value: "1")
      ])
    #expect(graph.problems.isEmpty)
  }

  @Test(
    "A kind means what the vocabulary says however a table writes it, and an unknown one is said")
  func kinds() throws {
    let reading = read("source,target,kind\na,b,ALLY\na,c,Met with\na,d,war\na,e,war\na,f,alli\n")
    let graph = try #require(reading.graph)
    #expect(graph.relations.map(\.kind.rawValue) == ["ally", "met-with", "war", "war", "alli"])
    let warnings = graph.problems.filter { $0.severity == .warning }
    #expect(warnings.map(\.rule) == ["unknown-kind", "unknown-kind"])
    #expect(warnings.map { $0.location?.line } == [4, 6])
    #expect(warnings[1].hint == "did you mean 'ally'?")
  }

  @Test("A comma before the decimals is a number where the fields are separated otherwise")
  func decimalComma() throws {
    let graph = try #require(read("source;target;weight\na;b;1,5\n").graph)
    #expect(graph.claims[0].strength == 1.5)
    let quoted = try #require(read("source,target,weight\na,b,\"1,33\"\n").graph)
    #expect(quoted.claims[0].strength == 1.33)
    #expect(read("source,target,weight\na,b,\"1,500\"\n").graph == nil)
  }

  @Test("A column of truth values in a table of nodes marks a mode, and is no kind")
  func modes() throws {
    let graph = try #require(read("id,type,name\n1,False,EVELYN\n2,True,E1\n").graph)
    #expect(graph.entities.map(\.kind) == [.plain, .plain])
  }

  @Test("A table of nodes goes with every table of edges, or with the one of its name")
  func pairs() throws {
    let nodes = InputFile("x/trade.nodes.csv", "id,name\n1,One\n2,Two\n")
    let edges = InputFile("x/trade-edges.csv", "source,target\n1,2\n1,3\n")
    let alone = InputFile("x/aid.csv", "source,target\n1,2\n")
    let graph = try #require(Reading([edges, nodes, alone]).graph)
    #expect(graph.entities.map(\.name) == ["One", "Two", "3"])
    #expect(graph.claims.map(\.subject) == ["1", "1", "1"])
    let others = InputFile("x/aid.nodes.csv", "id,name\n1,Uno\n")
    let two = try #require(Reading([edges, nodes, alone, others]).graph)
    #expect(two.entities.map(\.name) == ["One", "Two", "Uno", "3", "2"])
    #expect(two.claims.map(\.subject) == ["1", "1", "aid.nodes.csv:1"])
    let pair = [InputFile("a.csv", "id,name\n1,One\n"), InputFile("b.csv", "source,target\n1,1\n")]
    #expect(Reading(pair).graph?.entities.map(\.name) == ["One"])
  }

  @Test("A table joins a dossier by codes, not by its ids")
  func codes() throws {
    let dossier = InputFile(
      "d.yaml", "entente: 1\nentities: {russia: {kind: state, iso: RUS}, 1: {kind: place}}")
    let nodes = InputFile("nodes.csv", "id,name,iso\n1,Russian Federation,RUS\n2,China,CHN\n")
    let edges = InputFile("edges.csv", "source,target\n1,2\n")
    for files in [[dossier, nodes, edges], [nodes, edges, dossier]] {
      let graph = try #require(Reading(files).graph)
      #expect(graph.entities.count == 3)
      let position = try #require(graph.position(ofEntity: graph.claims[0].subject))
      #expect(graph.entities[position].codes == [.init(scheme: "iso", value: "RUS")])
      #expect(graph.entities[position].kind == .state)
      let place = try #require(graph.position(ofEntity: "1"))
      #expect(graph.entities[place].kind == .place)
      #expect(graph.merges.map(\.reason) == ["equal code iso:RUS"])
    }
  }

  @Test(
    "A mistake is found at its line and column",
    arguments: [
      ("", "1:1 empty"), ("source,target\na\n", "2:1 row-length"),
      ("source,target\na,b\n\na,b,c\n", "4:1 row-length"),
      ("source,target\n\"a\nx\",b\na\n", "4:1 row-length"),
      ("source,target\na,\n", "2:1 missing-end"), ("source,target\n,b\n", "2:1 missing-end"),
      ("source,target,weight\na,b,heavy\n", "2:5 wrong-type"),
      ("source,target,weight\na,b,\"1,500\"\n", "2:5 wrong-type"),
      ("source,target,age:int\na,b,old\n", "2:5 wrong-type"),
      ("source,target,ok:boolean\na,b,maybe\n", "2:5 wrong-type"),
      ("source,target,weight\na,b,inf\n", "2:5 wrong-type"),
      ("source,target,date\na,b,July\n", "2:5 malformed-date"),
      ("source,target,start,end\na,b,2024,2023\n", "2:5 malformed-date"),
      ("source,target\na,\"b\n", "2:3 csv"), ("source,target\n\"a\"x,b\n", "2:4 csv"),
      ("id,name\nx,A\ny,B\nx,C\n", "4:1 duplicate-id"), ("id,name\n,A\n", "2:1 missing-id"),
      ("id,name\nx\n", "2:1 row-length"),
    ])
  func mistake(text: String, error: String) {
    let reading = read(text)
    #expect(reading.graph == nil && reading.errors == [error])
  }

  @Test("A header without rows is a warning")
  func headerOnly() {
    #expect(read("source,target\n").doubts == ["1:1 empty"])
    #expect(read("id,name\n").doubts == ["1:1 empty"])
  }

  private func read(_ text: String, name: String = "edges.csv") -> Reading {
    Reading([InputFile(name, text)])
  }
}
