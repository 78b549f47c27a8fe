import CGraphviz

/// The Graphviz library, used once in the life of a process.
///
/// Its scanner keeps left-over input, its layouts leak and their random numbers
/// go on, two threads break it: so nothing is ever freed or called twice here.
struct GraphvizLibrary {
  /// Work that failed; the reason is among the messages.
  struct Failure: Error {
    /// What the process shall report on leaving.
    var status: WorkerStatus

    /// What to add to the messages.
    var message: String?
  }

  private var context: OpaquePointer
  private var graph: UnsafeMutablePointer<Agraph_t>

  /// Reads the one graph of standard input.
  init() throws(Failure) {
    LibraryMessages.collect()
    guard let context = gvContext() else {
      throw Failure(status: .unavailable, message: "the library does not start")
    }
    self.context = context
    entente_forbid_files()
    guard let graph = entente_read_graph() else {
      let message = LibraryMessages.holdError ? nil : "the text holds no graph"
      throw Failure(status: .syntax, message: message)
    }
    self.graph = graph
    if entente_read_graph() != nil {
      throw Failure(status: .syntax, message: "the text holds more than one graph")
    }
    if LibraryMessages.holdError { throw Failure(status: .syntax) }
  }

  /// Gives every node a place and every edge a route.
  func layOut(by engine: GraphvizEngine) throws(Failure) {
    try check(gvLayout(context, graph, engine.rawValue))
  }

  /// Returns the drawing.
  func render(as format: GraphvizFormat) throws(Failure) -> [UInt8] {
    var start: UnsafeMutablePointer<CChar>?
    var count: CUnsignedInt = 0
    try check(gvRenderData(context, graph, format.rawValue, &start, &count))
    let bytes = UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : Int(count))
    if bytes.isEmpty {
      throw Failure(status: .layoutFailed, message: "the drawing is empty")
    }
    return Array(bytes)
  }

  /// Writes the graph as it was read to standard output.
  func writeGraph() throws(Failure) { try check(entente_write_graph(graph)) }

  /// Returns the layout as records for ``GraphvizLayout``.
  func layoutRecords() -> [UInt8] {
    attach_attrs(graph)
    var records = LayoutRecordWriter()
    records.write(.graph, [attribute("bb", of: graph)])
    addClusters(of: graph, to: &records)
    var node = agfstnode(graph)
    while let current = node {
      let size = ["pos", "width", "height"].map { attribute($0, of: current) }
      records.write(.node, [name(of: current)] + size)
      var edge = agfstout(graph, current)
      while let tie = edge {
        let ends = [name(of: entente_tail(tie)), name(of: entente_head(tie))]
        let route = ["id", "pos", "lp", "xlp"].map { attribute($0, of: tie) }
        records.write(.edge, ends + route)
        edge = agnxtout(graph, tie)
      }
      node = agnxtnode(graph, current)
    }
    return records.bytes
  }

  /// Adds the boxes of clusters at all depths.
  private func addClusters(
    of graph: UnsafeMutablePointer<Agraph_t>, to records: inout LayoutRecordWriter
  ) {
    var subgraph = agfstsubg(graph)
    while let current = subgraph {
      let box = attribute("bb", of: current)
      if !box.isEmpty { records.write(.cluster, [name(of: current), box]) }
      addClusters(of: current, to: &records)
      subgraph = agnxtsubg(current)
    }
  }

  private func attribute(_ name: String, of object: UnsafeMutableRawPointer) -> String {
    entente_attribute(object, name).map { String(cString: $0) } ?? ""
  }

  private func name(of object: UnsafeMutableRawPointer) -> String {
    entente_name(object).map { String(cString: $0) } ?? ""
  }

  /// Turns a result of the library, or an error among its messages, into a failure.
  private func check(_ result: CInt) throws(Failure) {
    guard result != 0 || LibraryMessages.holdError else { return }
    let text = LibraryMessages.text
    let signs = [
      "not recognized", "plugins?", "no layout engine support", "is unavailable", "libexpat",
    ]
    let missing = signs.contains { text.firstRange(ofASCII: $0) != nil }
    throw Failure(
      status: missing ? .unavailable : .layoutFailed,
      message: LibraryMessages.holdError ? nil : "the library gives no reason")
  }
}
