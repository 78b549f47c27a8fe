import Foundation
import Testing

@Suite("Work handed to Spark from the command line")
struct SparkCommandTests {
  /// A Spark with a table of events.
  private static func bench(submit: String) throws -> SparkBench {
    let event =
      ["1", "20240703", "202407", "2024", "2024.5", "RUS", "MOSCOW", "RUS"]
      + [String](repeating: "", count: 7) + ["KAZ", "ASTANA", "KAZ"]
      + [String](repeating: "", count: 7)
      + ["1", "042", "042", "04", "1", "1.9", "12", "3", "10", "2.5"]
      + [String](repeating: "", count: 24) + ["20240704101500", "https://example.org/"]
    return try SparkBench(
      submit: submit, files: ["e.export.CSV": event.joined(separator: "\t") + "\n"])
  }

  /// Writes what a job would have found, where the plan says.
  private static let merging = """
    for word in "$@"; do plan=$word; done
    path() { sed -n "s/.*\\"$1\\" : \\"\\(.*\\)\\".*/\\1/p" "$plan" | head -n 1; }
    printf 'source,target,type,kind,modality,weight,count,start,end\\n' >"$(path csv)"
    printf 'RUS,KAZ,Directed,yields-to,planned,5,1,2024-07-03,2024-07-03\\n' >>"$(path csv)"
    printf 'USAGOV,KAZ,Directed,yields-to,asserted,5,1,2024-07-03,2024-07-03\\n' >>"$(path csv)"
    printf 'id,code,name,countryCode,type1Code\\nRUS,RUS,MOSCOW,RUS,\\n' >"$(path actors)"
    printf 'USAGOV,USAGOV,WHITE HOUSE,USA,GOV\\n' >>"$(path actors)"
    printf '%s\\n' 'ENTENTE {"event":"bad","count":1,"samples":[{"line":"x\\ty","reason":"2 columns"}]}'
    echo 'ENTENTE {"event":"done","rows":2,"figures":{"ties":2,"events":2,"rows":4,"bad":1}}'
    """

  @Test("Who is tied is named by the rules of one machine, and what kinds mean stays known")
  func conversion() throws {
    let bench = try Self.bench(submit: Self.merging)
    let run = try bench.entente("convert e.export.CSV -o ties.parquet --engine spark")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("2 ties of 2 events in 4 rows; 1 can't be read"))
    #expect(run.errors.contains("2 columns: x y"))
    let nodes = try bench.text(of: "ties.nodes.csv")
    #expect(nodes.contains("RUS,Russia,state") && nodes.contains("United States (government)"))
    #expect(try bench.text(of: "ties.organs.csv").contains("USAGOV,USA,Directed,part-of"))
    let ranking = try Program.shell(
      "cd '\(bench.folder.path)' && entente show ties.csv --with ties.nodes.csv "
        + "--with ties.organs.csv --with ties.graph.csv RUS KAZ")
    #expect(ranking.output.contains("planned"))
    #expect(ranking.errors.isEmpty, "every kind is known")
  }

  @Test("The plan holds what the options say, and nothing is started")
  func plan() throws {
    let bench = try Self.bench(submit: "exit 9")
    let run = try bench.entente(
      "convert e.export.CSV -o ties.parquet --engine spark --print-plan --relation visited "
        + "--during 2024-07 --among state --strict --partitions 8 --conf spark.executor.memory=2g "
        + "--master spark://there:7077")
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n", maxSplits: 1)
    #expect(lines[0].contains("'--master' 'spark://there:7077'"))
    #expect(lines[0].contains("'--conf' 'spark.executor.memory=2g'"))
    let plan = try JSONSerialization.jsonObject(with: Data(lines[1].utf8)) as? [String: Any]
    let selection = plan?["selection"] as? [String: Any]
    #expect(selection?["relations"] as? [String] == ["visited"])
    #expect(selection?["first"] as? String == "2024-07-01")
    #expect(selection?["last"] as? String == "2024-07-31")
    #expect(selection?["among"] as? [String] == ["state"])
    #expect(plan?["strict"] as? Bool == true && plan?["partitions"] as? Int == 8)
    let input = (plan?["inputs"] as? [[String: Any]])?.first
    #expect(input?["format"] as? String == "gdelt" && input?["header"] as? Bool == false)
    #expect((input?["columns"] as? [String])?.count == 61)
    let meanings = plan?["meanings"] as? [[String: Any]] ?? []
    #expect(
      meanings.contains { $0["code"] as? String == "042" && $0["kind"] as? String == "visited" })
    let kinds = plan?["kinds"] as? [[String: Any]] ?? []
    let attack = kinds.first { $0["kind"] as? String == "attacks" }
    #expect(attack?["sign"] as? String == "negative")
    let visit = kinds.first { $0["kind"] as? String == "visited" }
    #expect(visit?["sign"] as? String == "positive" && visit?["life"] as? String == "point")
  }

  @Test("A ranking of Spark is a table like any other")
  func ranking() throws {
    let bench = try Self.bench(
      submit: """
        for round in 1 2 3; do
          echo 'ENTENTE {"event":"round","measure":"pagerank","round":'$round',"seconds":3,'\
        '"change":1e-'$round'}'
        done
        echo 'ENTENTE {"event":"done","rows":9,"converged":true,"figures":{},\
        "top":[{"id":"A","value":0.5},{"id":"\\u001b[31mB","value":0.25},{"id":"C","value":0.25}]}'
        """)
    try Data("source,target\nA,B\n".utf8).write(to: bench.folder.appending(path: "t.csv"))
    let run = try bench.entente("rank t.csv --by pagerank --engine spark --format csv")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("pagerank: round 3, change 1.0e-03, 3.0 s, about 21 s left"))
    #expect(run.output.hasPrefix("rank,id,name,kind,score\r\n1,A,A,entity,0.5\r\n2,"))
    #expect(run.output.contains("\r\n2,C,C,entity,0.25"), "equal scores share a rank")
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test("A ranking of Spark tells what it rests on in the columns of one machine's")
  func rankingWithEvidence() throws {
    let bench = try Self.bench(
      submit: """
        echo 'ENTENTE {"event":"done","rows":9,"converged":true,"figures":{},\
        "top":[{"id":"A","name":"Ann","kind":"leader","value":2,"evidence":{"ties":2,"claims":5,\
        "corroborated":1,"sources":["t.csv","=x"],"sourceCount":3,"first":"2024-07-03","last":"2024-08"}},\
        {"id":"B","value":0,"evidence":{"ties":0,"claims":0,"corroborated":0,"sources":[]}}]}'
        """)
    try Data("source,target\nA,B\n".utf8).write(to: bench.folder.appending(path: "t.csv"))
    let run = try bench.entente("rank t.csv --by degree --engine spark --format csv")
    #expect(run.status == 0, "\(run.errors)")
    let lines = run.output.components(separatedBy: "\r\n")
    #expect(
      lines[0]
        == "rank,id,name,kind,score,ties,claims,corroborated,sources,firstReport,lastReport")
    #expect(lines[1] == "1,A,Ann,leader,2,2,5,1,t.csv; =x; +1,2024-07-03,2024-08")
    #expect(lines[2] == "2,B,B,entity,0,0,0,0,,,")
  }

  @Test(
    "What Spark can't do is refused before it starts",
    arguments: [
      "rank e.export.CSV --by betweenness --engine spark",
      "rank e.export.CSV --by pagerank --fold leaders --engine spark",
      "rank e.export.CSV --by degree --weight strength --engine spark",
      "rank e.export.CSV --by pagerank --fold organs --engine spark",
      "convert e.export.CSV -o ties.csv --engine spark",
      "convert e.export.CSV -o ties.parquet --engine spark --format json",
      "convert e.export.CSV -o ties.parquet --engine spark --output-format gexf",
      "convert e.export.CSV -o ties.parquet --engine spark --merge-report",
      "convert e.export.CSV -o ties.parquet --engine spark --from-column x",
      "convert e.export.CSV -o ties.parquet --engine spark --max-size 8G",
      "neighbors e.export.CSV RUS --depth 2 --engine spark",
      "neighbors e.export.CSV RUS --prefer newest --engine spark",
      "neighbors e.export.CSV RUS -o e.export.CSV --engine spark",
      "show e.export.CSV RUS KAZ --engine spark",
      "show e.export.CSV --undirected --engine spark",
      "path e.export.CSV RUS KAZ --all-shortest --engine spark",
      "path e.export.CSV RUS KAZ --weight strength --engine spark",
      "path e.export.CSV RUS RUS --engine spark",
      "compare e.export.CSV --from 2023 --to 2024 --by pagerank --engine spark",
      "compare e.export.CSV --from 2023 --to 2024 -o picture.svg --engine spark",
      "convert - -o ties.parquet --engine spark",
      "rank \(Program.root.path)/\(Program.summit) --by pagerank --engine spark",
      "convert no-such-file.csv -o ties.parquet --engine spark",
      "rank e.export.CSV --by pagerank --as-of 2024-07 --certain-only --engine spark",
      "convert e.export.CSV -o ties.parquet --engine spark --relation visitd",
      "convert e.export.CSV -o ties.parquet --engine spark --master nonsense",
      "convert e.export.CSV -o ties.parquet --engine spark --master spark://127.0.0.1:1",
    ])
  func refused(command: String) throws {
    let bench = try Self.bench(submit: "touch started")
    let run = try bench.entente(command)
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.errors.contains("error: ") && run.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: bench.folder.appending(path: "started").path))
  }

  @Test("Ties that Spark finds are told as those of one machine, by the names of a table")
  func neighbors() throws {
    let bench = try Self.bench(
      submit: """
        echo 'ENTENTE {"event":"done","rows":2,"figures":{"ties":2},"ties":[\
        {"id":"KAZ","direction":"out","source":"RUS","target":"KAZ","kind":"visited",\
        "standing":"asserted","period":"2024-07-03","details":"strength 2","count":3,\
        "sources":2,"evidence":"t.csv","apart":false},\
        {"id":"\\u001b[31mB","direction":"both","source":"RUS","target":"B","kind":"met-with",\
        "standing":"planned","count":1,"sources":1,"apart":true}]}'
        """)
    try Data("source,target\nRUS,KAZ\n".utf8).write(to: bench.folder.appending(path: "t.csv"))
    try Data("id,label,kind\nRUS,Russia,state\nKAZ,Kazakhstan,state\n".utf8).write(
      to: bench.folder.appending(path: "n.csv"))
    let run = try bench.entente("neighbors t.csv russia --with n.csv --engine spark --format csv")
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.output.contains(
        "1,RUS,out,visited,KAZ,Kazakhstan,state,2024-07-03,strength 2,asserted,t.csv,,3,2"))
    #expect(!run.output.contains("\u{1B}"))
    let plan = try bench.entente("neighbors t.csv russia --with n.csv --engine spark --print-plan")
    #expect(plan.output.contains("\"entity\" : \"RUS\""))
    #expect(plan.output.contains("\"task\" : \"neighbors\""))
  }

  @Test("A plan that came true is told with the tie by which it did, or as fulfilled")
  func plans() throws {
    let bench = try Self.bench(
      submit: """
        echo 'ENTENTE {"event":"done","rows":2,"figures":{"ties":2},"ties":[\
        {"id":"B","direction":"out","source":"A","target":"B","kind":"visited",\
        "standing":"reported","evidence":"late","apart":false,"plans":"wire"},\
        {"id":"C","direction":"out","source":"A","target":"C","kind":"visited",\
        "standing":"planned","evidence":"wire","apart":false,"fulfilled":true}]}'
        """)
    try Data("source,target\nA,B\n".utf8).write(to: bench.folder.appending(path: "t.csv"))
    let text = try bench.entente("neighbors t.csv A --engine spark").output
    #expect(text.contains("reported, as planned  late; planned: wire"), "\(text)")
    #expect(text.contains("planned, fulfilled"))
    let csv = try bench.entente("neighbors t.csv A --engine spark --format csv").output
    #expect(csv.contains("1,A,out,visited,B,B,entity,,,reported,late; planned: wire,,,"), "\(csv)")
  }

  @Test("That Spark finds no path is told, with how far it looked")
  func noPath() throws {
    let bench = try Self.bench(submit: #"echo 'ENTENTE {"event":"done","rows":0,"ties":[]}'"#)
    try Data("source,target\nA,B\n".utf8).write(to: bench.folder.appending(path: "t.csv"))
    let run = try bench.entente("path t.csv A B --max-length 4 --engine spark")
    #expect(run.status == 1, "\(run.errors)")
    #expect(run.errors.contains("no path of at most 4 steps among asserted and reported claims"))
    let usage = try Program.shell("entente path \(Program.summit) russia china --max-length 4")
    #expect(usage.status == 64)
  }

  @Test(
    "Options of Spark without it are wrong usage",
    arguments: [
      "--master local", "--conf a=b --engine local", "--resume --engine spark",
      "--partitions 0 --engine spark", "--conf novalue --engine spark", "--engine cloud",
    ])
  func wrongUsage(options: String) throws {
    let run = try Program.shell("entente rank \(Program.summit) --by pagerank \(options)")
    #expect(run.status == 64, "\(run.errors)")
  }

  @Test("Parquet without Spark is told to need it")
  func parquet() throws {
    let bench = try Self.bench(submit: "exit 9")
    let file = bench.folder.appending(path: "p.parquet/part-0.parquet")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data("PAR1".utf8).write(to: file)
    for command in ["rank p.parquet", "convert e.export.CSV -o ties.parquet"] {
      let run = try Program.shell("cd '\(bench.folder.path)' && entente \(command)")
      #expect(run.status == 2)
      #expect(run.errors.contains("--engine spark"), "\(run.errors)")
    }
  }

  @Test("What fits stays here, and the choice is told")
  func automaticChoice() throws {
    let run = try Program.shell(
      "entente rank \(Program.summit) --by pagerank --engine auto --top 1")
    #expect(run.status == 0)
    #expect(run.errors.contains("engine: local, as this takes about"))
  }
}
