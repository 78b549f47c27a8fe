import EntenteModel

/// Puts a table into a graph that is being built, in parts; if a mistake is found, nothing
/// of it stays.
struct TableIntake {
  /// The table, or its beginning.
  let file: InputFile

  /// What the columns mean, where their names don't tell.
  let columns: TableColumnNames

  /// Whether ties of plain kinds are directed, if the user says.
  let isDirected: Bool?

  /// What is said of the graph as a whole elsewhere.
  let head: ForeignGraph

  /// The group of tables within which its ids mean something.
  let group: Int

  /// How many bytes a table has at least that two threads read.
  private static let leastForTwo = 1 << 20

  /// Reads the table.
  func read(into builder: inout KnowledgeGraph.Builder) throws(ReadError) {
    // The graph's own kinds are known before rows name them.
    head.addWords(from: file, to: &builder.vocabulary)
    if !file.isWhole, head.attributes.isEmpty, readByLines(into: &builder) { return }
    readWhole(try file.whole(), into: &builder)
  }

  /// Reads the table some rows at a time; false, with the graph as it was, if it must be
  /// read as a whole.
  private func readByLines(into builder: inout KnowledgeGraph.Builder) -> Bool {
    let start = builder.mark
    var intake = ForeignGraphIntake(of: file, group: group, isDirected: isDirected, head: head)
    var log = ProblemLog(file: file)
    let vocabulary = builder.vocabulary
    var rest: ForeignGraph?
    // The rows of some lines are told apart while those before are put into the graph.
    Relay<TableReader.Part>.run(limit: 2) { give in
      rest = withoutActuallyEscaping(give) { give in
        TableReader.readLong(
          file, names: columns, isDirected: isDirected, vocabulary: vocabulary, log: &log
        ) { part, _ in give(part) }
      }
    } take: { part in
      intake.add(part, to: &builder)
    }
    guard let rest else {
      builder.rewind(to: start)
      return false
    }
    intake.add(rest, to: &builder)
    builder.problems += log.problems
    intake.finish(&builder)
    return true
  }

  private func readWhole(_ file: InputFile, into builder: inout KnowledgeGraph.Builder) {
    var log = ProblemLog(file: file)
    let start = builder.mark
    var intake: ForeignGraphIntake?
    func add(_ part: TableReader.Part, from text: InputFile) {
      var taking =
        intake ?? ForeignGraphIntake(of: text, group: group, isDirected: isDirected, head: head)
      intake = nil
      taking.add(part, to: &builder)
      intake = taking
    }
    let vocabulary = builder.vocabulary
    func read(_ parts: TableReader.Parts?) -> ForeignGraph? {
      TableReader.read(
        file, names: columns, isDirected: isDirected, vocabulary: vocabulary, log: &log,
        parts: parts)
    }
    var rest: ForeignGraph?
    if !head.attributes.isEmpty {
      // Edges that carry claims say more than columns hold.
      rest = read(nil)
    } else if file.bytes.count < Self.leastForTwo {
      rest = withoutActuallyEscaping(add) { read($0) }
    } else {
      // One thread reads rows while the other puts them into the graph, which
      // the first does not touch until the other is done.
      Relay<(TableReader.Part, InputFile)>.run(limit: 8) { give in
        rest = withoutActuallyEscaping(give) { give in read { give(($0, $1)) } }
      } take: {
        add($0.0, from: $0.1)
      }
    }
    if let rest { add(.graph(rest), from: log.file) }
    if TableReader.content(of: file) == .nodes,
      rest == nil || builder.declaresTwice(since: start)
    {
      // What two rows of one id say is told from all rows together.
      builder.rewind(to: start)
      intake = nil
      log = ProblemLog(file: file)
      rest = read(nil)
      if let rest { add(.graph(rest), from: log.file) }
    }
    if rest != nil {
      builder.problems += log.problems
      intake?.finish(&builder)
    } else {
      builder.rewind(to: start)
      builder.problems += log.problems
    }
  }
}

extension ForeignGraphIntake {
  /// Adds a part of a table.
  fileprivate mutating func add(
    _ part: TableReader.Part, to builder: inout KnowledgeGraph.Builder
  ) {
    switch part {
    case .graph(let graph): add(graph, to: &builder)
    case .batches(let batches, let bytes, let kinds, let values, let isDirectedByTable):
      add(
        batches, of: bytes, kinds: kinds, fields: values.fields, isDirected: isDirectedByTable,
        to: &builder)
    case .nodes(let batch, let kinds, let values):
      add(batch, kinds: kinds, fields: values.fields, to: &builder)
    }
  }
}
