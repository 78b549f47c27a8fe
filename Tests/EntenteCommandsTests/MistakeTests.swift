import Foundation
import Testing

@Suite("Mistakes")
struct MistakeTests {
  /// The files that the mistakes are made with.
  private static let files = [
    "empty.csv": "", "empty.yaml": "", "header.csv": "source,target\n",
    "negative.csv": "source,target,weight\na,b,1\nb,c,-2\n",
    "weights.csv": "source,target,weight\na,b,1\nb,c,heavy\n",
    "short.csv": "source,target\na,b\nb\n",
    "broken.jsonl":
      "{\"subject\":\"a\",\"relation\":\"ally\",\"object\":\"b\"}\n{\"subject\":\"a\",}\n",
    "broken.yaml": """
    entente: 1
    entities:
      a: {kind: state}
      b: {kind: stat}
    claims:
      - {subject: a, relation: alli, object: b}
      - {subject: a, relation: ally, object: c}

    """,
    "tab.yaml": "entente: 1\nclaims:\n\t- x\n",
    "picture.yaml": "\u{0}\u{1}PNG",
    "plain.txt": "just a note to myself\n",
  ]

  /// The command lines, each with its exit status.
  private static let mistakes: [(arguments: String, status: Int32)] = [
    ("rnak S", 64), ("S", 64), ("frobnicate", 64), ("rank", 64), ("neighbors S", 64),
    ("path S a", 64),
    ("rank nothing.yaml", 2), ("rank graphs/sco-astana-2025.yaml", 2), ("neighbors putin S", 2),
    ("show S puttin", 2), ("show S leader", 2), ("show S Atlantis", 2), ("show S \"\"", 2),
    ("show S russia RUSSIA", 2), ("neighbors S putin xi", 64), ("neighbors S putin --depth 0", 64),
    ("path S xi xi", 2), ("path S xi putin --k 0", 64), ("path S xi putin --k 5000", 64),
    ("path S xi putin --kind state", 64), ("path S putin un --fold leaders", 2),
    ("path S putin un --among organization", 2), ("rank S --by betweeness", 64),
    ("rank S --by influence", 64), ("rank S --by degree,degree", 64),
    ("rank S --by degree,", 64), ("rank S --by edge-betweenness,degree", 64),
    ("rank S --by degree --around russia", 64), ("rank S --by pagerank --around atlantis", 2),
    ("rank S --by power --reach 2", 64), ("rank S --by degree --reach 0.5", 64),
    ("rank S --by brokerage --group-by size", 2), ("rank S --by degree --group-by kind", 64),
    ("rank S --by brokerage --group-by member:russia", 2),
    ("rank S --by katz --as gephi", 64), ("rank S --as igraph --normalized", 64),
    ("rank S --as pajek", 64), ("rank S --by subgraph --direction declared", 2),
    ("rank S --by core --weight strength", 2), ("rank S --by degree,katz --uncertainty 10", 64),
    ("rank S --by edge-betweenness --parallel keep", 64),
    ("rank S --top -1", 64), ("rank S --top ten", 64),
    ("rank S --format jsn", 64), ("rank S --kind stat", 2), ("rank S --relation memberof", 2),
    ("rank S --relation xyzzy", 2), ("rank S --source frist", 2), ("rank S --as-of 2024-13", 64),
    ("rank S --as-of yesterday", 64), ("rank S --during 2024/2023", 64),
    ("rank S --modality asserted,plannd", 64), ("rank S --modality \"\"", 64),
    ("rank S --min-sources 0", 64), ("rank S --by pagerank --weight cost", 2),
    ("rank S --by degree --weight strength", 2), ("rank S --directed --undirected", 64),
    ("rank S --quite", 64), ("rank S --with", 64), ("rank S --among person --kind state", 1),
    ("rank S --input-format table", 2), ("rank - --with -", 2), ("measures influence", 2),
    ("measures betweeness", 2), ("init graphs", 2), ("init no/folder.yaml", 2),
    ("show S -o no/folder", 2), ("show S -o graphs", 2), ("rank empty.csv", 2),
    ("rank empty.yaml", 2), ("groups", 64), ("groups S atlantis", 2), ("groups S india INDIA", 2),
    ("groups S india iran --kind state", 64), ("groups S --top -1", 64), ("groups S putin", 1),
    ("groups S sco", 1), ("groups S putin xi", 1), ("groups S --relation partner", 1),
    ("groups S --among state", 1), ("groups S sco --among state", 2),
    ("groups S --kind leader", 1), ("groups S --weight jacard", 64),
    ("groups S --method cliques", 64), ("groups empty.csv", 2), ("rank S --between sco", 64),
    ("rank S --between sco,", 64), ("rank S --between sco,un,eu", 64),
    ("rank S --between sco,atlantis", 2), ("rank S --between sco,SCO", 2),
    ("rank S --between sco,un", 2), ("rank S --between sco,ukraine --by degree", 64),
    ("rank S --between sco,ukraine --among organization,event", 2),
    ("rank S --between putin,xi --fold leaders", 2),
    ("rank S --between india,iran --relation capital-of", 1),
    ("convert S", 2), ("convert S -o s.graphm", 2), ("convert S -o s.xyzzy", 2),
    ("convert S --output-format csv", 2), ("convert S --output-format excel", 64),
    ("convert nothing.yaml -o s.gml", 2), ("convert broken.yaml -o s.gml", 2),
    ("convert S -o no/folder.csv", 2), ("convert S --strict --output-format matrix-market", 2),
    ("convert S -o s.sqlite", 2), ("rank short.csv --name-column nom", 2),
    ("rank header.csv --name-column nom", 1),
    ("rank header.csv", 1), ("rank negative.csv --by pagerank", 2), ("rank weights.csv", 2),
    ("rank short.csv", 2), ("check broken.yaml", 1), ("rank broken.yaml", 2), ("check tab.yaml", 1),
    ("check broken.jsonl", 1), ("check nothing.yaml", 2), ("rank picture.yaml", 2),
    ("rank plain.txt", 2), ("rank S --explain atlantis", 2), ("rank S --below 3", 64),
    ("rank S --explain russia --below 0", 64), ("rank S --explain russia --between sco,un", 64),
    ("rank S --explain russia --approximate 0.1", 64),
    ("rank S --explain russia --kind state", 64),
    ("rank S --explain russia --uncertainty 9", 64), ("rank S --explain putin --fold states", 2),
    (
      "rank graphs/classic/florentine-families.yaml --relation marriage --by constraint "
        + "--explain pucci", 2
    ),
    ("rank S --by communicability --direction declared", 2),
    ("rank S --by harmonic --around russia", 64), ("rank S -o ranks.svg", 64),
    ("show S -o summit.png", 64),
    ("rank S --fold ministries", 64), ("rank S --fold members,organizations", 64),
    ("rank S --fold members:atlantis", 2), ("neighbors S putin --fold states", 2),
    ("neighbors S russia --fold states --depth 2", 64), ("path S xi putin --widest --k 2", 64),
    ("path S xi putin --widest --all-shortest", 64),
    ("path S xi putin --widest --weight cost", 64),
  ]

  @Test("Each mistake is told with its place, its reason and what to do")
  func mistakes() throws {
    let folder = try Folder()
    for (name, text) in Self.files { try folder.write(name, text) }
    try FileManager.default.createSymbolicLink(
      at: folder.url.appendingPathComponent("graphs"),
      withDestinationURL: Program.root.appendingPathComponent("graphs"))
    var transcript = ""
    for mistake in Self.mistakes {
      let words = mistake.arguments.split(separator: " ").map {
        $0 == "S" ? Program.summit : String($0)
      }
      let command = "entente " + words.joined(separator: " ")
      let run = try Program.shell(command, in: folder.url)
      #expect(run.status == mistake.status, "\(command)")
      #expect(!run.errors.isEmpty, "\(command)")
      transcript += "$ \(command)\n\(run.transcript)\n"
    }
    try Golden.compare(
      transcript.replacing(folder.url.resolvingSymlinksInPath().path, with: "FOLDER"),
      with: "mistakes.txt")
  }
}
