import Foundation
import Testing

@Suite("Groups, estimates and interruptions of work on Spark")
struct SparkGroupsTests {
  /// A Spark with tables of ties and claims.
  private static func bench(submit: String) throws -> SparkBench {
    try SparkBench(
      submit: submit,
      files: [
        "t.csv": "source,target\nA,B\n",
        "c.jsonl": #"{"subject":"A","relation":"member","object":"B"}"# + "\n",
      ])
  }

  private static let found = """
    echo 'ENTENTE {"event":"done","rows":6,"converged":true,\
    "figures":{"nodes":6,"edges":5,"groups":3,"alone":1,"components":4},"groups":[\
    {"label":null,"size":3,"center":"B","tiesWithin":3,"tiesOut":0,"members":["A","B"],\
    "kinds":[{"kind":"visited","count":2},{"kind":"aids","count":1}]},\
    {"label":null,"size":2,"center":"C","tiesWithin":1,"tiesOut":0,\
    "members":["C","\\u001b[31mD"],"kinds":[{"kind":"visited","count":1}]}]}'
    """

  @Test("Groups of Spark are tables like any other, and what is not listed is told")
  func groups() throws {
    let bench = try Self.bench(submit: Self.found)
    let text = try bench.run("entente groups t.csv --method components --top 2 $spark")
    #expect(text.status == 0, "\(text.errors)")
    #expect(text.output.contains("#  component around  members  ties within  ties out  held by"))
    #expect(text.output.contains("visited 2, aids 1") && text.output.contains("A, B, +1"))
    #expect(!text.output.contains("\u{1B}"))
    #expect(text.errors.contains("components 4"))
    #expect(text.errors.contains("1 entity is in no group with another"))
    #expect(text.errors.contains("1 more; --parquet writes all"))
    let csv = try bench.run("entente groups t.csv --method components --format csv $spark")
    #expect(
      csv.output.hasPrefix("group,label,id,name,kind\r\n1,,A,A,entity\r\n1,,B,B,entity\r\n2,,"))
    #expect(csv.output.hasSuffix("2,,C,C,entity\r\n"), "members are in the order of their names")
    #expect(csv.errors.contains("not all members are listed"))
    let json = try bench.run("entente groups t.csv --method components --format json $spark")
    let read = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    #expect(read?["aloneCount"] as? Int == 1)
    #expect((read?["groups"] as? [[String: Any]])?.first?["size"] as? Int == 3)
    #expect(try bench.left().isEmpty)
  }

  @Test("Groups and members come with names and with what they rest on, as on one machine")
  func evidence() throws {
    let bench = try Self.bench(
      submit: """
        echo 'ENTENTE {"event":"done","rows":2,"figures":{"groups":1,"alone":0},\
        "named":[{"id":"B","name":"Ann","kind":"leader"}],"groups":[\
        {"label":null,"size":2,"center":"B","tiesWithin":3,"tiesOut":0,"members":["A","B"],\
        "kinds":[{"kind":"visited","count":3}],"evidence":{"ties":3,"claims":5,"corroborated":1,\
        "sources":["t.csv"],"sourceCount":3,"first":"2024-07-03","last":"2024-08"},\
        "supports":[{"ties":0,"claims":0,"corroborated":0,"sources":[]},\
        {"ties":3,"claims":5,"corroborated":1,"sources":["t.csv"]}]}]}'
        """)
    let csv = try bench.run("entente groups t.csv --method components --format csv $spark")
    #expect(
      csv.output.split(separator: "\r\n") == [
        "group,label,id,name,kind,ties,claims,corroborated,sources,firstReport,lastReport",
        "1,,A,A,entity,0,0,0,,,", "1,,B,Ann,leader,3,5,1,t.csv,,",
      ])
    let text = try bench.run("entente groups t.csv --method components --evidence $spark")
    #expect(text.output.contains("corroborated") && text.output.contains("2024-07-03 to 2024-08"))
    #expect(text.output.contains("A, Ann"))
    let json = try bench.run("entente groups t.csv --method components --format json $spark")
    let read = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
    let group = (read?["groups"] as? [[String: Any]])?.first
    #expect((group?["evidence"] as? [String: Any])?["sourceCount"] as? Int == 3)
    let members = group?["members"] as? [[String: Any]]
    #expect((members?.last?["evidence"] as? [String: Any])?["claims"] as? Int == 5)
  }

  @Test("The plan tells the method, the seed and who is asked for")
  func plan() throws {
    let bench = try Self.bench(submit: "exit 9")
    let run = try bench.run(
      "entente groups t.csv A --method label-propagation --seed 18446744073709551615 --top 3 "
        + "--members 4 --print-plan $spark")
    #expect(run.status == 0, "\(run.errors)")
    let text = run.output.split(separator: "\n", maxSplits: 1)[1]
    let plan = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    let groups = plan?["groups"] as? [String: Any]
    #expect(plan?["task"] as? String == "groups")
    #expect(groups?["method"] as? String == "label-propagation")
    #expect(groups?["seed"] as? Int == -1, "the same bits")
    #expect(groups?["entity"] as? String == "A")
    #expect(groups?["top"] as? Int == 3 && groups?["members"] as? Int == 4)
    #expect((plan?["graph"] as? [String: Any])?["weight"] as? String == "strength")
    #expect(try bench.left().isEmpty, "a plan that is printed leaves nothing")
  }

  @Test("What is promised of an estimate is told")
  func estimate() throws {
    let bench = try Self.bench(
      submit: """
        echo 'ENTENTE {"event":"done","rows":1,"converged":true,\
        "figures":{"searches":900,"scoreError":49.95},"top":[{"id":"A","value":80.5}]}'
        """)
    let run = try bench.run("entente rank t.csv --by harmonic --approximate 0.05 --seed 7 $spark")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("sampled: 900 searches, seed 7; with probability 0.99"))
    #expect(run.errors.contains("±49.95"))
  }

  @Test(
    "Options that Spark would not heed are refused before it starts",
    arguments: [
      "rank t.csv --by pagerank --keep-apart A", "rank t.csv --by pagerank --merge-report",
      "rank t.csv --by pagerank --max-size 1G", "rank t.csv --by pagerank --max-nesting 9",
      "rank t.csv --by pagerank --progress", "rank t.csv --by pagerank --kind stat",
      "rank t.csv --by pagerank --among state", "rank t.csv --by pagerank --source wire",
      "rank t.csv --by pagerank --min-confidence 0.5", "rank t.csv --by pagerank --prefer newest",
      "rank t.csv --by pagerank --explain A", "rank t.csv --by pagerank --uncertainty 9",
      "rank t.csv --by pagerank --as networkx", "rank t.csv --by pagerank --weight cost",
      "rank t.csv --by pagerank --normalized", "rank t.csv --by pagerank --parallel keep",
      "rank t.csv --by core --weight strength", "rank t.csv --by harmonic --weight strength",
      "rank t.csv --by closeness --approximate 0.1", "rank t.csv --by pagerank,degree",
      "rank t.csv --by edge-betweenness", "rank t.csv --by pagerank -o t.csv",
      "rank '*.csv' --by pagerank -o t.csv", "rank . --by pagerank -o ./t.csv",
      "groups t.csv", "groups t.csv A B", "groups t.csv --method leiden",
      "groups t.csv --method label-propagation --runs 5",
      "groups t.csv --method components --project members",
      "groups t.csv --method components --kind stat", "groups t.csv --method cores -o t.csv",
      "groups t.csv --method components --parquet tmp",
    ])
  func refused(command: String) throws {
    let bench = try Self.bench(submit: "touch started")
    let run = try bench.run("entente \(command) $spark")
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.errors.contains("error: ") && run.errors.contains("hint: "), "\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: bench.folder.appending(path: "started").path))
    #expect(try bench.left().isEmpty)
  }

  @Test("What a job that failed leaves is its log, and nothing if it never began")
  func leftovers() throws {
    let bench = try Self.bench(submit: "echo 'a word of Spark' >&2; exit 1")
    let failed = try bench.run("entente rank t.csv --by pagerank $spark")
    #expect(failed.status == 2)
    let left = try bench.left()
    #expect(left.count == 1 && left[0].hasSuffix(".log"))
    #expect(failed.errors.contains(left[0]), "the log is named")
    try FileManager.default.removeItem(at: bench.folder.appending(path: "tmp/" + left[0]))
    let typo = try bench.run("entente convert c.jsonl -o t.parquet --relation membre $spark")
    #expect(try typo.status == 2 && bench.left().isEmpty, "\(typo.errors)")
    for options in ["--master nonsense", "--master spark://127.0.0.1:1", "--spark-home nowhere"] {
      let run = try bench.run("entente rank t.csv --by pagerank $spark \(options)")
      #expect(run.status == 2, "\(run.errors)")
      #expect(try bench.left().isEmpty, "\(options)")
    }
  }

  @Test("Ctrl-C ends the job with all that it started, and tidies up", arguments: ["INT", "TERM"])
  func interruption(signal: String) throws {
    let bench = try Self.bench(submit: "sleep 300 & echo $! >child; wait")
    let run = try bench.run(
      """
      set -m
      entente rank t.csv --by pagerank $spark & job=$!
      for i in {1..200}; do [ -s child ] && break; sleep 0.05; done
      kill -\(signal) -- -$job
      wait $job; echo "ended $?"
      for i in {1..100}; do kill -0 $(cat child) 2>/dev/null || break; sleep 0.05; done
      kill -0 $(cat child) 2>/dev/null && echo "its child lives" && kill $(cat child)
      true
      """)
    #expect(run.output.contains(signal == "INT" ? "ended 130" : "ended 143"), "\(run)")
    #expect(!run.output.contains("its child lives"))
    #expect(try bench.left().isEmpty)
  }
}
