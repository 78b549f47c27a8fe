import EntenteFormats
import EntenteModel
import Testing

@Suite("Writing tables and lists that are read back")
struct TableWriterTests {
  static let complete: [(OutputFormat, String)] = [
    (.csv, "csv"), (.tsv, "tsv"), (.pajek, "net"),
  ]

  @Test("The summit comes back claim for claim", arguments: complete)
  func summit(format: OutputFormat, ending: String) throws {
    let summit = try KnowledgeGraph(reading: [Summit.file()])
    let (back, losses) = try summit.roundTrip(as: format, ending: ending)
    #expect(losses == [])
    #expect(try back.sortedLines() == summit.sortedLines())
    #expect(back.title == summit.title)
  }

  @Test("Hostile text comes back as it was", arguments: complete)
  func hostile(format: OutputFormat, ending: String) throws {
    let dossier = try Trial.hostileDossier()
    let (back, losses) = try dossier.roundTrip(as: format, ending: ending)
    // U+0001 counts as a space at the end of a name, which a table does not keep.
    let lines = try dossier.sortedLines().filter { losses.isEmpty || !$0.contains("n19\"") }
    let found = try back.sortedLines().filter { losses.isEmpty || !$0.contains("n19\"") }
    #expect(found == lines)
  }

  @Test(
    "Parallel edges, loops, lone nodes, namesakes and directions come back",
    arguments: complete + [(.edgeList, "edgelist")])
  func foreign(format: OutputFormat, ending: String) throws {
    let graph = try Trial.foreignGraph()
    let (back, losses) = try graph.roundTrip(as: format, ending: ending)
    #expect(Trial.edges(back) == Trial.edges(graph))
    if format == .edgeList {
      #expect(Trial.nodes(back) == ["a entity a", "b entity b"])
      #expect(
        losses.map { "\($0.what) \($0.count)" } == [
          "nodes without edges 1", "names of nodes 3", "attribute 'gdp' of nodes 2",
          "attribute 'zip' of nodes 2",
        ])
    } else {
      #expect(losses == [])
      #expect(Trial.nodes(back).sorted() == Trial.nodes(graph).sorted())
    }
  }

  @Test("Headers are those of Gephi, and say a type only where the values don't")
  func headers() throws {
    let graph = try Trial.foreignGraph()
    let files = try graph.written(as: .csv).files.map { String(decoding: $0.bytes, as: UTF8.self) }
    #expect(
      files[0].split(separator: "\n")[0]
        == "source,target,type,relation,weight,period,start,end,count")
    #expect(files[1].split(separator: "\n")[0] == "id,label,gdp:double,zip:string")
    #expect(files.count == 2)
  }

  @Test("What a spreadsheet takes for a formula is written as it is")
  func formulas() throws {
    let text = try Trial.hostileDossier().text(as: .csv)
    #expect(text.contains(",=1+1,"))
    #expect(!text.contains("'=1+1"))
  }
}

@Suite("Writing matrices and DL")
struct MatrixWriterTests {
  @Test("A matrix keeps ids, names, loops, lone nodes and weights, and reports the rest")
  func matrix() throws {
    let graph = try Trial.foreignGraph()
    let (back, losses) = try graph.roundTrip(as: .matrixMarket, ending: "mtx")
    #expect(
      Trial.edges(back) == [
        "a>b tied 2.5", "a>b tied 1.0", "b>a tied 1.0", "a>b tied 1.0", "b>b tied 1.0",
      ])
    #expect(Trial.nodes(back) == ["a entity Woman", "b entity Woman", "c entity Lone"])
    #expect(
      losses.map { "\($0.what) \($0.count)" } == [
        "undirected ties 1", "relations 2", "periods 1", "absence of weights 2",
        "attribute 'gdp' of nodes 2", "attribute 'zip' of nodes 2", "attribute 'count' of edges 1",
      ])
  }

  @Test("DL keeps relations and names, and reports the rest")
  func lists() throws {
    let graph = try Trial.foreignGraph()
    let (back, losses) = try graph.roundTrip(as: .dl, ending: "dl")
    #expect(
      Trial.edges(back).sorted() == [
        "1>2 member 1.0", "1>2 tied 1.0", "1>2 tied 2.5", "2>1 tied 1.0", "2>2 a 'quoted' kind 1.0",
      ])
    #expect(Trial.nodes(back) == ["1 entity Woman", "2 entity Woman", "3 entity Lone"])
    #expect(losses.contains { $0.what == "characters of names" && $0.count == 2 })
    #expect(losses.contains { $0.what == "undirected ties" && $0.count == 1 })
  }

  @Test("Undirected ties are half a matrix, and stay what they are")
  func undirected() throws {
    let text = "source,target,type,weight\na,b,Undirected,2\nb,c,Undirected,0.5\nc,c,Undirected,1\n"
    let graph = try #require(Reading(text, name: "u.csv").graph)
    for (format, ending) in [(OutputFormat.dl, "dl"), (.matrixMarket, "mtx")] {
      let (back, losses) = try graph.roundTrip(as: format, ending: ending)
      #expect(Trial.edges(back).count == 3)
      #expect(Trial.edges(back).allSatisfy { $0.contains("-") && !$0.contains(">") })
      #expect(!losses.contains { $0.what == "undirected ties" })
    }
  }

  @Test("What is planned or denied is no tie where it can't be marked")
  func planned() throws {
    let dossier = try Trial.hostileDossier()
    let planned = Trial.hostileTexts.count / 2
    for (format, ending) in [
      (OutputFormat.dl, "dl"), (.matrixMarket, "mtx"), (.pajekProject, "paj"),
    ] {
      let (back, losses) = try dossier.roundTrip(as: format, ending: ending)
      #expect(Trial.edges(back).count == Trial.hostileTexts.count - planned)
      #expect(losses.contains { $0.what == "planned and denied claims" && $0.count == planned })
    }
  }
}
