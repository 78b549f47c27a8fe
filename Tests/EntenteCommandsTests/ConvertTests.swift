import Foundation
import Testing

@Suite("Conversion on the command line")
struct ConvertTests {
  private let folder: Folder

  init() throws {
    folder = try Folder()
    try folder.write(
      "a.jsonl",
      """
      {"source":{"id":"wire","date":"2024-07-03"}}
      {"entity":{"id":"a","kind":"state","name":"A"}}
      {"entity":{"id":"b","kind":"organization","name":"B"}}
      {"subject":"a","relation":"member","object":"b","citations":[{"source":"wire"}]}

      """)
  }

  @Test("Whatever is lost is told on standard error, and the data go to standard output")
  func report() throws {
    let run = try Program.run(
      "convert", "a.jsonl", "--output-format", "matrix-market", in: folder.url)
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("%%MatrixMarket matrix coordinate"))
    #expect(run.errors.hasPrefix("2 entities, 1 relation, 1 claim; lost:\n"))
    #expect(run.errors.contains("citations: 1 ("))
    let whole = try Program.run("convert", "a.jsonl", "-o", "a.graphml", in: folder.url)
    #expect(whole.errors == "2 entities, 1 relation, 1 claim; nothing lost\n")
    let quiet = try Program.run("convert", "a.jsonl", "-o", "a.mtx", "--quiet", in: folder.url)
    #expect(quiet.errors.isEmpty)
  }

  @Test("The report as JSON has its fixed shape")
  func jsonReport() throws {
    let run = try Program.run(
      "convert", "a.jsonl", "-o", "a.mtx", "--format", "json", in: folder.url)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.errors.utf8)) as? [String: Any])
    #expect(report["entente"] as? Int == 1)
    #expect(report["entities"] as? Int == 2 && report["relations"] as? Int == 1)
    let lost = try #require(report["lost"] as? [[String: Any]])
    #expect(lost.contains { $0["what"] as? String == "citations" && $0["count"] as? Int == 1 })
    #expect(lost.allSatisfy { ($0["why"] as? String)?.isEmpty == false })
  }

  @Test("With --strict a loss is an error, and nothing is written")
  func strict() throws {
    let before = try folder.names
    let run = try Program.run("convert", "a.jsonl", "-o", "a.mtx", "--strict", in: folder.url)
    #expect(run.status == 2)
    #expect(run.errors.hasPrefix("not written: matrix-market would lose\n"))
    let piped = try Program.run(
      "convert", "a.jsonl", "--output-format", "matrix-market", "--strict", in: folder.url)
    #expect(piped.status == 2 && piped.output.isEmpty)
    #expect(try folder.names == before)
    let whole = try Program.run("convert", "a.jsonl", "-o", "a.gexf", "--strict", in: folder.url)
    #expect(whole.status == 0)
    #expect(try folder.names == ["a.gexf", "a.jsonl"])
  }

  @Test("Tables lie beside each other, are named, and read together give the same claims")
  func tables() throws {
    let run = try Program.run("convert", "a.jsonl", "-o", "b.csv", in: folder.url)
    #expect(run.errors.contains("wrote b.csv, b.nodes.csv, b.graph.csv\n"))
    let back = try Program.run(
      "convert", "b.csv", "--with", "b.nodes.csv", "--with", "b.graph.csv", "-o", "back.jsonl",
      in: folder.url)
    #expect(back.status == 0, "\(back.errors)")
    try Program.run("convert", "a.jsonl", "-o", "straight.jsonl", in: folder.url)
    #expect(try folder.text("back.jsonl") == folder.text("straight.jsonl"))
  }

  @Test("If one of several files can't be written, the one that was named is not there")
  func allOrNothing() throws {
    let blocked = folder.url.appendingPathComponent("c.nodes.csv")
    try FileManager.default.createDirectory(at: blocked, withIntermediateDirectories: false)
    let run = try Program.run("convert", "a.jsonl", "-o", "c.csv", in: folder.url)
    #expect(run.status == 2)
    #expect(run.errors.contains("can't write 'c.nodes.csv'"))
    #expect(try !folder.names.contains("c.csv"))
  }

  @Test("A format that is named goes before the ending, in and out")
  func overrides() throws {
    try Program.run(
      "convert", "a.jsonl", "-o", "graph.txt", "--output-format", "gml", in: folder.url)
    #expect(try folder.text("graph.txt").contains("graph ["))
    let back = try Program.run(
      "convert", "graph.txt", "--input-format", "gml", "--output-format", "claims", in: folder.url)
    #expect(back.output.contains("\"relation\":\"member\""))
  }

  @Test("A compressed file and a compressed pipe are read as what they hold")
  func gzip() throws {
    let direct = try Program.run("convert", "a.jsonl", "--output-format", "claims", in: folder.url)
    let file = try Program.shell(
      "gzip -k a.jsonl && entente convert a.jsonl.gz --output-format claims", in: folder.url)
    #expect(file.output == direct.output && file.status == 0)
    let pipe = try Program.shell(
      "gzip -c a.jsonl | entente convert - --output-format claims", in: folder.url)
    #expect(pipe.output == direct.output && pipe.status == 0)
  }

  @Test("A snapshot goes to a file or a pipe alike, whole or not at all")
  func snapshotOutput() throws {
    let run = try Program.shell(
      "entente convert a.jsonl -o a.entente && "
        + "entente convert a.jsonl --output-format snapshot | cmp - a.entente && "
        + "entente rank a.entente --quiet | tail -1", in: folder.url)
    #expect(run.status == 0 && !run.output.isEmpty, "\(run.errors)")
    let device = try Program.run(
      "convert", "a.jsonl", "--output-format", "snapshot", "-o", "/dev/full", in: folder.url)
    #expect(device.status == 2)
    #expect(device.errors.contains("can't write '/dev/full': No space left on device"))
    // A limit of the size of files stops it on the way.
    let cut = try Program.shell(
      "cp a.entente old; (trap '' XFSZ; ulimit -f 1; entente convert a.jsonl -o a.entente); "
        + "echo $?; cmp old a.entente; ls", in: folder.url)
    #expect(cut.output == "2\na.entente\na.jsonl\nold\n", "\(cut.output) \(cut.errors)")
  }

  @Test("A snapshot answers as its source does, alone and undamaged")
  func snapshot() throws {
    try Program.run("convert", "a.jsonl", "-o", "a.entente", in: folder.url)
    for (command, words) in [("rank", ""), ("neighbors", "a"), ("show", ""), ("check", "")] {
      let fromSource = try Program.shell("entente \(command) a.jsonl \(words)", in: folder.url)
      let opened = try Program.shell("entente \(command) a.entente \(words)", in: folder.url)
      #expect(opened.output == fromSource.output && opened.status == fromSource.status)
    }
    let both = try Program.run("rank", "a.entente", "a.jsonl", in: folder.url)
    #expect(both.status == 2 && both.errors.contains("a snapshot is opened alone"))

    let url = folder.url.appendingPathComponent("a.entente")
    var bytes = try Data(contentsOf: url)
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: url)
    for command in ["rank a.entente", "neighbors a.entente a"] {
      let damaged = try Program.shell("entente " + command, in: folder.url)
      #expect(damaged.status == 2 && damaged.output.isEmpty)
      #expect(damaged.errors.contains("block 1 of 1 is damaged: the checksum differs"))
    }
    #expect(try Program.run("check", "a.entente", in: folder.url).status == 1)
  }

  @Test("A date, a source or a kind chooses what is written, each claim as it was")
  func selection() throws {
    try folder.write(
      "d.yaml",
      """
      entente: 1
      sources: {wire: {date: 2024-07-03}, web: {date: 2020-01-01}}
      entities:
        a: {kind: state, name: A}
        b: {kind: organization, name: B}
        c: {kind: state, name: C}
        p: {kind: person, name: P}
      claims:
        - {subject: a, relation: member, object: b, period: 2001/.., cite: wire ¶1}
        - {subject: c, relation: member, object: b, period: 2001/2010, cite: web}
        - {subject: a, relation: borders, object: c, said-by: p, cite: wire ¶2}
        - {subject: p, relation: met-with, object: a, modality: planned, period: 2024-07-09, cite: wire}

      """)
    let day = try Program.run(
      "convert", "d.yaml", "--as-of", "2015", "--output-format", "claims", in: folder.url)
    #expect(day.status == 0)
    #expect(
      day.errors.hasPrefix("kept 2 of 4 claims\n4 entities, 2 relations, 2 claims; nothing lost"))
    #expect(!day.output.contains("2001/2010") && !day.output.contains("\"id\":\"web\""))
    #expect(day.output.contains("\"locator\":\"¶1\"") && day.output.contains("2001/.."))
    let states = try Program.run(
      "convert", "d.yaml", "--among", "state", "--output-format", "claims", in: folder.url)
    #expect(states.errors.hasPrefix("kept 1 of 4 claims and 3 of 4 entities\n"))
    // The one who says so is kept with what was said.
    #expect(states.output.contains("\"saidBy\":\"p\"") && states.output.contains("\"id\":\"p\""))
    let all = try Program.run("convert", "d.yaml", "--output-format", "claims", in: folder.url)
    #expect(all.output.contains("2024-07-09") && !all.errors.contains("kept"))
    let asserted = try Program.run(
      "convert", "d.yaml", "--modality", "asserted", "--output-format", "claims", "--quiet",
      in: folder.url)
    #expect(!asserted.output.contains("2024-07-09") && asserted.errors.isEmpty)
    let listed = try Program.run(
      "convert", "d.yaml", "--kind", "state", "--output-format", "claims", in: folder.url)
    #expect(listed.status == 64 && listed.errors.contains("--among"))
  }
}
