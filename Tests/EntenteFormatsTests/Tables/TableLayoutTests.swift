import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Layouts of tables")
struct TableLayoutTests {
  @Test("Each row of a list of neighbors is a node and those it is tied to")
  func neighborLists() {
    let reading = read("x;y\ny;z; v \nu\nw; x ;z;;\n")
    #expect(reading.nodes == ["x", "y", "z", "v", "u", "w"])
    #expect(reading.edges == ["x?y", "y?z", "y?v", "w?x", "w?z"])
    #expect(reading.doubts == ["1:1 neighbor-lists", "1:3 assumed-direction"])
    #expect(read("x,y\ny,x,x\n", isDirected: false).edges == ["x?y", "y?x", "y?x"])
    #expect(read("a;b\n;c;a\n").errors == ["2:1 missing-id"])
  }

  @Test("Rows of several lengths of which no neighbor has a row are a damaged table")
  func ragged() {
    #expect(read("party,donor,amount\nA,B,3\nC,D\n").errors == ["1:1 no-columns"])
    #expect(read("party,donor,amount,year,place\nA,B,3,4,5\nC,D\n").errors == ["1:1 no-columns"])
    #expect(read("source;x\nsource;x;y\nx\n").errors == ["1:1 no-columns"])
  }

  @Test("A matrix that is the same on both sides of its diagonal is undirected")
  func symmetric() {
    let reading = read(",A,B,C\nA,0,2,\nB,2,1,0.5\nC,,0.5,0\n")
    #expect(reading.nodes == ["A", "B", "C"])
    #expect(reading.edges == ["A-B 2.0", "B-B 1.0", "B-C 0.5"])
    #expect(reading.doubts == ["1:1 matrix"])
    let told = read(",A,B\nA,0,2\nB,2,0\n", isDirected: true)
    #expect(told.graph?.edges.count == 2)
  }

  @Test("A matrix with two sides is directed, its rows in any order, ones no weights")
  func directed() {
    #expect(read("x;A;B\nB;1;0\nA;1;NA\n").edges == ["B>A", "A>A"])
    #expect(read("\tA\tB\nA\t0\t1\nB\t0\t0\n", name: "m.tsv").edges == ["A>B"])
    #expect(read(";A;B\nA;0;1,5\nB;0;0\n").edges == ["A>B 1.5"])
    #expect(read(",A,B\nA,0,1\nB,0\n").errors == ["1:1 no-columns"])
  }

  @Test("A cell of a matrix for which no number stands is refused or told of")
  func missingCells() {
    #expect(read(",A,B\nA,0,NaN\nB,1,0\n").errors == ["2:5 wrong-type"])
    #expect(read(",A,B\nA,0,1\nB,nan,nan\n").errors == ["3:3 wrong-type"])
    #expect(read(",E1,E2\nAnn,1,0\nBob,1,NAN\n").errors == ["3:7 wrong-type"])
    let missing = read(",A,B\nA,0,NA\nB,null,0\n")
    #expect(missing.doubts == ["2:5 missing-value", "1:1 matrix"])
    // Of oneself nothing is known.
    #expect(read(",A,B\nA,NaN,1\nB,1,NA\n").doubts == ["1:1 matrix"])
  }

  @Test("A matrix of two modes ties its rows to its columns")
  func twoModes() {
    let reading = read(",E1,E2\nAnn,1,0\nBob,1,1\nCid,0,0\n")
    #expect(
      reading.nodes == [
        "E1 mode=2:integer", "E2 mode=2:integer", "Ann mode=1:integer", "Bob mode=1:integer",
        "Cid mode=1:integer",
      ])
    #expect(reading.edges == ["Ann-E1", "Bob-E1", "Bob-E2"])
    #expect(read(",donor,amount\n0,5,3\n1,6,4\n").errors == ["1:1 no-columns"])
  }

  @Test("The columns of another table are told by the user")
  func chosenColumns() throws {
    let text = "Party,Sum,Donor,Day,How\nP,10,D,2011-12-29,cash\nQ,5,D,2012,\n"
    let names = TableColumnNames(
      source: "donor", target: "Party", kind: "How", weight: "Sum", date: "Day")
    let reading = read(text, names: names)
    #expect(reading.edges == ["D?P 10.0 cash", "D?Q 5.0"])
    #expect(reading.graph?.edges.map { $0.period?.description } == ["2011-12-29", "2012"])
    let plain = read(text, names: TableColumnNames(source: "Donor", target: "Party"))
    #expect(
      PlainReading.texts(plain.graph?.edges[0].attributes ?? []) == [
        "Sum=10:integer", "Day=2011-12-29:text", "How=cash:text",
      ])
    let swapped = read(
      "source,target,a,b\n1,2,3,4\n", names: TableColumnNames(source: "a", target: "b"))
    #expect(swapped.edges == ["3?4"])
    #expect(swapped.graph?.edges[0].attributes.map(\.name) == ["source", "target"])
  }

  @Test("Without them the error names the columns, and an unknown name what is near it")
  func unknownColumns() throws {
    let error = try #require(
      read("Party,Sum,Donor\nP,1,D\nP,2,D\n").problems.first { $0.severity == .error })
    #expect(error.message.contains("'Party', 'Sum', 'Donor'"))
    #expect(error.hint?.contains("--from-column") == true)
    let names = TableColumnNames(source: "Dnor", target: "Party")
    let problem = try #require(read("Party,Sum,Donor\nP,1,D\n", names: names).problems.first)
    #expect(problem.rule == "no-column" && problem.hint == "did you mean 'Donor'?")
    #expect(problem.message == "--from-column: the table has no column 'Dnor'")
  }

  @Test("The columns told don't keep a table of nodes from being read with that of edges")
  func chosenColumnsAndNodes() throws {
    let graph = try KnowledgeGraph(
      reading: [InputFile("n.csv", "id,name\n1,One\n"), InputFile("e.csv", "a,b\n1,2\n")],
      columns: TableColumnNames(source: "a", target: "b"))
    #expect(graph.entities.map(\.name) == ["One", "2"])
  }

  @Test("A column that is named gives the names of nodes, and stays no attribute")
  func nameColumn() throws {
    let nodes = InputFile("n.csv", "~id,~label,code,desc\n1,airport,ATL,Atlanta\n2,airport,JFK,\n")
    let edges = InputFile("e.csv", "~id,~from,~to,~label\n7,1,2,route\n")
    let names = TableColumnNames(name: "desc")
    let graph = try KnowledgeGraph(reading: [nodes, edges], columns: names)
    #expect(graph.entities.map(\.name) == ["Atlanta", "2"])
    #expect(graph.vocabulary[Property(rawValue: "desc")] == nil)
    let problem = try #require(
      read("id,code\n1,ATL\n", names: TableColumnNames(name: "cod")).problems.first)
    #expect(problem.message == "--name-column: the table has no column 'cod'")
    #expect(problem.hint == "did you mean 'code'?")
  }

  @Test("Rows without text are passed over, and fields beyond the header if they are empty")
  func looseRows() {
    let reading = read("source,target\n , \na,b,,\n,\nb,c\n")
    #expect(reading.edges == ["a?b", "b?c"])
    #expect(reading.doubts == ["3:1 assumed-direction", "2:1 empty-row"])
    #expect(read("source,target\na,b,,c\n").errors == ["2:1 row-length"])
  }

  @Test("Rows of one id and name are one node, of which nothing is lost")
  func repeatedIDs() {
    let reading = read("id,label,x\n1,uno,p\n2,dos,q\n2,dos,r\n1,,p\n")
    #expect(reading.nodes == ["1 uno x=p:text", "2 dos x=q:text x=r:text"])
    #expect(reading.doubts == ["4:1 repeated-id"])
    #expect(read("id,label\n1,uno\n1,due\n").errors == ["3:1 duplicate-id"])
  }

  @Test("An edge with the id of another is told apart by its place")
  func repeatedEdgeIDs() {
    let reading = read("source,target,id\na,b,1\na,b,1\n", isDirected: true)
    #expect(reading.graph?.edges.map(\.id) == ["1", nil])
    #expect(reading.doubts == ["3:1 duplicate-edge-id"])
  }

  @Test("A damaged table gives a graph or an error, never neither")
  func damaged() {
    for text in [
      "source,target,weight,note\na,b,\"<[1.0, 2, 1]; [2, 3, 2]>\",\"x \"\"y\"\"\"\nb,c,1,z\n",
      "personId:ID(Person),name,tags:string[],:LABEL\n1,\"A, B\",x;y,Person\n2,C,,Person\n",
      ",A,B\nA,0,1\nB,1,0\n", "a;b\nb;c;d\ne\n",
      "Id,Label,timeset,x\n1,a,\"<[2016-02-03, 2016-02-04]>\",1\n2,b,,2.5\n",
    ] {
      #expect(
        PlainReading.brokenPromises(text, copies: 400) { TableReader.read($0, log: &$1) } == 0)
      for count in 0...text.utf8.count {
        let reading = PlainReading(Array(text.utf8.prefix(count))) {
          TableReader.read($0, log: &$1)
        }
        #expect((reading.graph == nil) != reading.errors.isEmpty)
      }
    }
  }

  private func read(
    _ text: String, name: String = "a", names: TableColumnNames = TableColumnNames(),
    isDirected: Bool? = nil
  ) -> PlainReading {
    PlainReading(text) { file, log in
      let file = InputFile(name: name, bytes: file.bytes)
      log = ProblemLog(file: file)
      return TableReader.read(file, names: names, isDirected: isDirected, log: &log)
    }
  }
}
