import EntenteGraph
import EntenteModel

/// Reads plain lists of edges, a line for each: `u v`, `u v 3.5` or
/// `u v {'weight': 3}`, as SNAP, KONECT and NetworkX write them.
///
/// Lines that start with `#` or `%` are comments. Those of SNAP and KONECT say
/// whether the edges are directed, how many there are, and whether the two
/// columns number different things.
struct EdgeListReader {
  private var text: PlainText
  private var graph = ForeignGraph()
  private var known: Set<String> = []
  private var columnCount: Int?
  private var isBipartite = false
  private var announced: (count: Int, offset: Int)?

  private init(_ text: PlainText) { self.text = text }

  /// The graph of a file; nil with an error reported.
  static func read(_ file: InputFile, log: inout ProblemLog) -> ForeignGraph? {
    guard let text = PlainText(file, log: &log) else { return nil }
    var reader = EdgeListReader(text)
    reader.readFile(&log)
    guard !log.holdsErrors else { return nil }
    reader.graph.settleTypes()
    return reader.graph
  }

  /// Reads a file of which every line is two names and perhaps a weight into a
  /// graph that is being built; false, with the graph as it was, if it is none.
  ///
  /// - Parameters:
  ///   - file: The file, of which the beginning is enough to be at hand.
  ///   - group: The group of files within which its ids mean something.
  ///   - isDirected: Whether its edges are directed, if the user says.
  ///   - builder: The graph.
  ///   - workers: The threads to use; every number gives the same graph.
  /// - Returns: Whether the graph holds it.
  static func readPlainLines(
    _ file: InputFile, group: Int, isDirected: Bool?, into builder: inout KnowledgeGraph.Builder,
    workers: Workers = .all
  ) -> Bool {
    var log = ProblemLog(file: file)
    guard let window = TextWindow(file),
      let text = PlainText(InputFile(name: file.name, bytes: window.bytes), log: &log)
    else { return false }
    var reader = EdgeListReader(text)
    reader.readOpening()
    guard reader.graph.attributes.isEmpty, !reader.isBipartite else { return false }
    let mark = builder.mark
    var intake = ForeignGraphIntake(of: file, group: group, isDirected: isDirected)
    var lines = EdgeLines(window, from: reader.text.position, workers: workers)
    let isDirectedByFile = reader.graph.isDirected
    var isUsual = false
    // Some lines are told apart while the edges of those before are put into the graph.
    Relay<(batches: [EdgeBatch], bytes: [UInt8])>.run(limit: 2) { give in
      isUsual = lines.read { give(($0, $1)) }
    } take: { edges in
      intake.add(
        edges.batches, of: edges.bytes, kinds: [.tied], fields: [], isDirected: isDirectedByFile,
        to: &builder, workers: workers)
    }
    guard isUsual, lines.count > 0 else {
      builder.rewind(to: mark)
      return false
    }
    reader.noteWrongCount(lines.count, &log)
    builder.problems += log.problems
    return true
  }

  /// Reads the comments ahead of the first edge.
  private mutating func readOpening() {
    while case let start = text.position, let line = text.nextLine().map(text.trimmed) {
      guard let first = line.first.map({ text.bytes[$0] }) else { continue }
      guard first == UInt8(ascii: "#") || first == UInt8(ascii: "%") else {
        text.position = start
        return
      }
      readComment(line)
    }
  }

  private func noteWrongCount(_ count: Int, _ log: inout ProblemLog) {
    guard let announced, announced.count != count else { return }
    log.report(
      "wrong-count", at: announced.offset,
      "\(announced.count) edges are announced, \(count) lines follow")
  }

  private mutating func readFile(_ log: inout ProblemLog) {
    while let line = text.nextLine().map(text.trimmed) {
      guard let first = line.first.map({ text.bytes[$0] }) else { continue }
      if first == UInt8(ascii: "#") || first == UInt8(ascii: "%") {
        readComment(line)
      } else {
        readEdge(line, &log)
      }
    }
    if graph.edges.isEmpty, !log.holdsErrors {
      // A file that says what kind of graph it holds may hold an empty one.
      let saysSo = graph.isDirected != nil || !graph.attributes.isEmpty
      log.report("empty", saysSo ? .warning : .error, at: 0, "the file holds no edges")
    }
    noteWrongCount(graph.edges.count, &log)
  }

  /// What a comment says of the whole graph, if it is one of SNAP or KONECT.
  private mutating func readComment(_ line: Range<Int>) {
    guard graph.edges.isEmpty else { return }
    let words = text.words(in: line.dropFirst())
    let names = words.map { $0.text.lowercased() }
    if text.bytes[line.lowerBound] == UInt8(ascii: "%") {
      switch names.first {
      case "sym": graph.isDirected = false
      case "asym": graph.isDirected = true
      case "bip":
        graph.isDirected = false
        isBipartite = true
      default: break
      }
      return
    }
    if let name = words.first?.text, CarriedField.Graph.all.contains(name) {
      let value = text.text(line).drop { $0 != "e" }.dropFirst(name.count).trimmed
      graph.attributes.append(Claim.Attribute(name, type: .text, value: value))
      return
    }
    if names.count > 1, names[1].hasPrefix("graph") {
      if names[0] == "directed" { graph.isDirected = true }
      if names[0] == "undirected" { graph.isDirected = false }
    }
    if names.first == "nodes:", let i = names.firstIndex(of: "edges:"), i + 1 < words.count,
      let count = PlainValue.count(words[i + 1].text)
    {
      announced = (count, words[i + 1].offset)
    }
  }

  private mutating func readEdge(_ line: Range<Int>, _ log: inout ProblemLog) {
    let brace = text.bytes[line].firstIndex(of: UInt8(ascii: "{"))
    let words = text.words(in: line.lowerBound..<(brace ?? line.upperBound))
    guard words.count >= 2 else {
      log.report(
        "missing-end", at: line.lowerBound, "an edge names two nodes",
        hint: "write both on one line, with a space or tab between")
      return
    }
    guard words.count == columnCount ?? words.count else {
      log.report(
        "row-length", at: line.lowerBound,
        "this line has \(words.count) columns, the first has \(columnCount ?? 0)",
        hint: "lists of neighbors are not read as edges; names with spaces stand in quotes")
      return
    }
    columnCount = words.count
    let source = node(words[0], isBipartite ? "1" : nil)
    let target = node(words[1], isBipartite ? "2" : nil)
    var edge = ForeignGraph.Edge(source, target, at: line.lowerBound)
    for (i, word) in words.enumerated().dropFirst(2) {
      if i == 2, let weight = PlainValue.number(word.text) {
        edge.weight = weight
      } else {
        if i == 2, Double(word.text)?.isNaN == true {
          log.report(
            "missing-value", .warning, at: word.offset,
            "the weight '\(word.text)' is read as no weight")
        }
        edge.attributes.append(PlainValue.attribute("column \(i + 1)", word.text))
      }
    }
    if let brace { readData(brace..<line.upperBound, into: &edge, &log) }
    graph.edges.append(edge)
  }

  /// The id of a node, which is added where it is named first.
  private mutating func node(_ word: PlainText.Word, _ mode: String?) -> String {
    let id = mode.map { $0 + ":" + word.text } ?? word.text
    if known.insert(id).inserted {
      var node = ForeignGraph.Node(id: id, at: word.offset)
      if let mode {
        node.label = word.text
        node.attributes = [Claim.Attribute("mode", type: .integer, value: mode)]
      }
      graph.nodes.append(node)
    }
    return id
  }

  private func readData(
    _ range: Range<Int>, into edge: inout ForeignGraph.Edge, _ log: inout ProblemLog
  ) {
    do {
      for entry in try PythonLiteral.entries(range, of: text) {
        if entry.name == "weight", edge.weight == nil, let weight = PlainValue.number(entry.value) {
          edge.weight = weight
        } else if entry.name == "label", edge.label == nil {
          edge.label = entry.value
        } else if entry.name == "id", edge.id == nil, entry.type == .text {
          edge.id = entry.value
        } else {
          edge.attributes.append(entry)
        }
      }
    } catch {
      log.report("python", at: error.offset, error.message)
    }
  }
}
