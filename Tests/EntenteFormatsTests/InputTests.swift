import EntenteFormats
import EntenteModel
import Foundation
import Testing

@Suite("Inputs")
struct InputTests {
  @Test(
    "The ending of a name tells the format",
    arguments: [
      ("a.yaml", InputFormat.dossier), ("x.y/a.YML", .dossier), ("a.jsonl", .claims),
      ("a.ndjson", .claims), ("a.csv", .table), ("a.TSV", .table), ("a.tab", .table),
      ("a.gv", .dot), ("a.dot", .dot), ("a.graphml", .graphml), ("a.GEXF", .gexf), ("a.gml", .gml),
      ("a.net", .pajek), ("a.paj", .pajek), ("a.dl", .dl), ("a.mtx", .matrixMarket),
      ("a.edgelist", .edgeList),
    ])
  func endings(name: String, format: InputFormat) {
    #expect(InputFormat(of: InputFile(name, "")) == format)
  }

  @Test(
    "Without an ending, the content tells the format",
    arguments: [
      ("entente: 1\n", InputFormat.dossier), ("# note\n---\nentente: 1\n", .dossier),
      ("\u{FEFF}title: a, b\nentente: 1\n", .dossier), ("{entente: 1, title: \"x\"}", .dossier),
      ("{\"subject\": \"a\"}\n", .claims), ("\n  {\"entente\":1}", .claims),
      ("\u{FEFF}{\"nodes\":[]}", .json), ("{\n \"nodes\": []}", .json), ("[1]", .json),
      ("digraph { a -> b }", .dot), ("strict graph x {", .dot), ("graph {a--b}", .dot),
      ("graph [\n node [ id 1 ]", .gml), ("Creator \"x\"\ngraph [", .gml),
      ("*Vertices 3\n", .pajek), ("% note\n*Network x", .pajek), ("dl n=5", .dl),
      ("%%MatrixMarket matrix coordinate", .matrixMarket), ("# SNAP\n1 2\n", .edgeList),
      ("<?xml version=\"1.0\"?>\n<graphml>", .graphml), ("<gexf version=\"1.3\">", .gexf),
      ("source,target\na,b\n", .table), ("a\tb\n", .table),
      ("a;b", .table), ("", .dossier), ("hello", .dossier),
    ])
  func contents(text: String, format: InputFormat) {
    #expect(InputFormat(of: InputFile("<stdin>", text)) == format)
    #expect(InputFormat(of: InputFile("csv", text)) == format)
  }

  @Test("A missing file hints at one of a similar name, a folder is no file")
  func missing() throws {
    try withFolder(["summit.yaml": "entente: 1"]) { folder in
      let error = #expect(throws: ReadError.self) {
        try InputFile(contentsOf: folder + "/sumit.yaml")
      }
      let problem = try #require(error?.problems.first)
      #expect(problem.message == "there is no such file")
      #expect(problem.hint == "did you mean '\(folder)/summit.yaml'?")
      #expect(problem.location?.file == folder + "/sumit.yaml")
      let other = #expect(throws: ReadError.self) { try InputFile(contentsOf: folder) }
      #expect(other?.problems.first?.message == "this is a folder, not a file")
      #expect(throws: ReadError.self) { try KnowledgeGraph(contentsOf: folder + "/nothing") }
    }
  }

  @Test("A file that is read in parts is read whole and in order")
  func parts() throws {
    // Each word tells its place; the last part is no whole one.
    let words = Array(0..<UInt64(2_200_000))
    let data = words.withUnsafeBytes { Data($0) } + Data([1, 2, 3])
    try withFolder(["a.csv": ""]) { folder in
      let path = folder + "/a.csv"
      try data.write(to: URL(filePath: path))
      #expect(Data(try InputFile(contentsOf: path).bytes) == data)
    }
  }

  @Test("A folder is its graphs in the order of their names, without what is hidden or no graph")
  func folders() throws {
    let files = [
      "b.yaml": "entente: 1", "a.CSV": "a,b", "c.jsonl": "", ".hidden.yaml": "x", "readme.md": "x",
      "d.csv/inner.txt": "x",
    ]
    try withFolder(files) { folder in
      for path in [folder, folder + "/"] {
        let names = try InputFile.inputs(at: path).map { $0.name.split(separator: "/").last }
        #expect(names == ["a.CSV", "b.yaml", "c.jsonl"])
      }
      #expect(
        try InputFile.inputs(at: folder + "/b.yaml").map(\.bytes) == [Array("entente: 1".utf8)])
    }
    try withFolder(["readme.md": ""]) { folder in
      let error = #expect(throws: ReadError.self) { try InputFile.inputs(at: folder) }
      #expect(error?.problems.first?.message == "the folder holds no dossier, claim file or table")
    }
  }

  private func withFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    try body(folder.path)
  }
}
