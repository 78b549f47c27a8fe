import EntenteAnalysis
import EntenteFormats
import EntenteModel
import Foundation
import Testing

@testable import EntenteCommands

@Suite("Estimates and progress of large inputs")
struct ProgressTests {
  // MARK: Words

  @Test("Amounts are short, as people say them")
  func amounts() {
    #expect(
      [0, 999, 1000, 64 << 20, 5_960_000_000].map(AmountText.bytes) == [
        "0 B", "999 B", "1 KB", "67 MB", "6 GB",
      ])
    #expect(AmountText.bytes(999_600) == "1 MB")
    #expect(
      [0, 9_999, 43_100, 1_250_000, 100_000_000].map(AmountText.count) == [
        "0", "9999", "43 thousand", "1.3 million", "100 million",
      ])
    #expect([0.2, 99, 100, 7500].map(AmountText.time) == ["1 s", "99 s", "2 min", "2 h 5 min"])
  }

  private func state(
    _ stage: ReadingProgress.Stage, _ position: Int, of total: Int, entities: Int = 0,
    ties: Int = 0
  ) -> ReadingProgress.State {
    let progress = ReadingProgress()
    progress.begin(stage, of: total)
    progress.beginInput(of: total)
    progress.reach(position)
    progress.count(entities: entities, ties: ties)
    return progress.state
  }

  @Test("A line tells bytes, entities and ties so far, and the time left at that rate")
  func line() {
    let half = state(.reading, 3_000_000_000, of: 6_000_000_000, entities: 12, ties: 50_000_000)
    #expect(
      ProgressLine.text(half, after: 20, width: 100)
        == "reading 50 %, 3 GB of 6 GB · 12 entities · 50 million ties · about 20 s left")
    #expect(
      ProgressLine.text(state(.loading, 250, of: 1000), after: 9, width: 100)
        == "loading 25 %, 250 B of 1 KB · about 27 s left")
    #expect(
      ProgressLine.text(state(.joining, 0, of: 10, ties: 7), after: 9, width: 100)
        == "joining · 7 ties")
  }

  @Test("Nothing is foretold from the first moments, or where no byte is told")
  func early() {
    #expect(
      ProgressLine.text(state(.reading, 10, of: 1000), after: 60, width: 100)
        == "reading 1 %, 10 B of 1 KB")
    #expect(
      ProgressLine.text(state(.reading, 0, of: 70_000_000), after: 60, width: 100)
        == "reading 70 MB")
  }

  @Test("A line is cut to its terminal, whose last column stays free", arguments: [5, 20, 40])
  func width(columns: Int) {
    let line = ProgressLine.text(
      state(.reading, 500, of: 1000, ties: 5), after: 10, width: columns)
    #expect(line.count == columns - 1)
    #expect(line.hasSuffix("…"))
  }

  @Test("Bytes of several inputs are counted one after the other, never beyond all")
  func inputs() {
    let progress = ReadingProgress()
    progress.begin(.reading, of: 100)
    progress.beginInput(of: 60)
    progress.reach(60)
    progress.beginInput(of: 40)
    #expect(progress.state.position == 60)
    progress.reach(30)
    #expect(progress.state.position == 90)
    progress.reach(50)
    #expect(progress.state.position == 100)
  }

  // MARK: Memory

  private let trade = InputForecast(
    textBytes: 6_000_000_000, graphBytes: 4_000_000_000, entities: 10_000_000,
    ties: 100_000_000, isWeighted: true)

  @Test("An estimate tells the whole size of what is read by its lines")
  func wholeSize() {
    var lines = trade
    lines.textBytes = 1 << 20
    #expect(
      MemoryForecast([lines], .look, threads: 2).line(available: nil)
        == "reading 6 GB will take about 4 GB of memory")
  }

  @Test("An estimate says what it takes and what there is")
  func estimate() {
    let forecast = MemoryForecast([trade], .look, threads: 2)
    #expect(
      forecast.line(available: 20_000_000_000)
        == "reading 6 GB will take about 10 GB of memory; 20 GB are available")
    #expect(forecast.shortage(available: 20_000_000_000) == nil)
    #expect(forecast.shortage(available: nil) == nil)
    let shortage = forecast.shortage(available: 8_000_000_000)
    #expect(shortage?.message == "this takes about 10 GB of memory, and 8 GB are available")
    #expect(shortage?.hint?.contains(".entente") == true)
    #expect(!forecast.isHopeless(available: 8_000_000_000))
    #expect(forecast.isHopeless(available: 5_000_000_000))
  }

  @Test("Exact betweenness and two threads take more than reading; a look takes no more")
  func work() {
    let small = InputForecast(
      textBytes: 10_000_000, graphBytes: 30_000_000, entities: 1_000_000, ties: 1_000_000,
      isWeighted: false)
    let rank = { (threads: Int) in
      MemoryForecast(
        [small], .rank(.betweenness, .ignore, isWeighted: false), threads: threads
      ).peak
    }
    let look = MemoryForecast([small], .look, threads: 2).peak
    #expect(look < rank(1) && rank(1) < rank(2))
    #expect(MemoryForecast([small, small], .look, threads: 2).peak > look)
  }

  // MARK: Runs

  /// Has the shell write a table of random dated ties.
  private func writeTable(_ rows: Int, to folder: Folder) throws {
    let run = try Program.shell(
      """
      awk 'BEGIN {
        srand(7); print "source,target,kind,weight,since";
        for (i = 0; i < \(rows); i++)
          printf "st-%d,st-%d,ally,%.2f,%d-%02d-%02d\\n", rand() * \(rows / 10), \
            rand() * \(rows / 10), 1 + rand() * 9, 1990 + rand() * 30, 1 + rand() * 12, \
            1 + rand() * 28 }' > ties.csv
      """, in: folder.url)
    try #require(run.status == 0)
  }

  /// The bytes of an amount such as `1.2 GB`.
  private func bytes(_ number: Substring, _ unit: Substring) throws -> Double {
    let factor = ["B": 1, "KB": 1e3, "MB": 1e6, "GB": 1e9][String(unit)]
    return try #require(Double(number)) * (try #require(factor))
  }

  @Test(
    "The memory that many ties take is less than twice the estimate, and more than half",
    arguments: ["show", "rank --by pagerank", "rank --by degree", "convert -o t.entente"])
  func peak(command: String) throws {
    let folder = try Folder()
    try writeTable(60_000, to: folder)
    var words = command.split(separator: " ").map(String.init)
    words.insert("ties.csv", at: 1)
    let run = try Program.shell(
      "entente \(words.joined(separator: " ")) --progress", in: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    let told = try #require(
      run.errors.firstMatch(of: /take about ([0-9.]+) ([A-Z]+) of memory; .* are available/))
    let took = try #require(run.errors.firstMatch(of: /threads? and ([0-9.]+) ([A-Z]+) of memory/))
    let share = try bytes(took.1, took.2) / bytes(told.1, told.2)
    #expect(share > 0.5 && share < 2, "\(run.errors)")
  }

  @Test("A terminal is told of large inputs, and left as it was")
  func terminal() throws {
    let folder = try Folder()
    try writeTable(400_000, to: folder)
    let run = try Program.shell(
      "script -qec 'entente show ties.csv --progress > shown' /dev/null </dev/null", in: folder.url,
      environment: ["SHELL": "/bin/bash", "TERM": "xterm"])
    #expect(run.output.contains("will take about "))
    let drawn = run.output.split(separator: "\r").filter { $0.contains("reading ") }
    #expect(
      drawn.contains { $0.contains(" thousand ties") && $0.contains(" left") }, "\(run.output)")
    #expect(run.output.contains("\u{1B}[K\r\u{1B}[K"))
    #expect(try folder.text("shown").contains("400000"))
    // Elsewhere nothing is said unless asked for.
    let piped = try Program.shell("entente show ties.csv", in: folder.url)
    #expect(!piped.errors.contains("memory") && !piped.errors.contains("reading"))
  }

  @Test("A process bound to one processor works on one thread")
  func oneThread() throws {
    let run = try Program.shell(
      "export -f entente; taskset -c 0 bash -c 'entente rank "
        + "\(Program.summit) --progress'")
    #expect(run.errors.contains(" on 1 thread and "), "\(run.errors)")
  }
}
