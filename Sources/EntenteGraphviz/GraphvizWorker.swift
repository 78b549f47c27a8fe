/// Layouts and drawings by the Graphviz library, each in a process of its own.
///
/// The library aborts on some input, leaks, breaks on two threads, keeps state
/// from one graph to the next and cannot be stopped. So every call starts the
/// running program once more, as a worker that draws one graph and exits; what
/// happens to it becomes a ``GraphvizError``. A program that uses this calls
/// ``serveIfRequested(arguments:)`` before anything else:
///
///     GraphvizWorker.serveIfRequested()
///     let worker = GraphvizWorker()
///     let svg = try await worker.run("graph { a -- b }", engine: .dot, format: .svg)
///
/// The same document gives the same bytes, on one machine with one set of fonts.
/// Workers may run side by side.
public struct GraphvizWorker: Sendable {
  /// A drawing, with what the library had to say about it.
  public struct Drawing: Hashable, Sendable {
    /// The content of the file.
    public var bytes: [UInt8]

    /// What the library warned of; empty as a rule.
    public var warnings: [String]

    package init(bytes: [UInt8], warnings: [String] = []) {
      self.bytes = bytes
      self.warnings = warnings
    }
  }

  /// The program that is started.
  ///
  /// `/proc/self/exe` is the running program, even if its file was replaced since.
  public var executable: String

  /// What each layout or drawing may cost.
  public var limits: GraphvizLimits

  /// Variables of the worker's environment that differ from this process's own.
  package var environment: [String: String] = [:]

  /// Creates a worker; no process is started yet.
  public init(executable: String = "/proc/self/exe", limits: GraphvizLimits = .init()) {
    self.executable = executable
    self.limits = limits
  }

  /// Draws a document, and returns the content of the file.
  ///
  /// - Throws: ``GraphvizError``, also if the library reports an error but draws
  ///   something all the same, and if the task is canceled.
  public func run(
    _ dot: String, engine: GraphvizEngine, format: GraphvizFormat
  ) async throws(GraphvizError) -> [UInt8] {
    try await draw(dot, engine: engine, format: format).bytes
  }

  /// Draws a document, and returns the content of the file with the library's warnings.
  ///
  /// PNG and PDF are refused on a machine without fonts, and come with a warning
  /// if a character of the document is in no font.
  public func draw(
    _ dot: String, engine: GraphvizEngine, format: GraphvizFormat
  ) async throws(GraphvizError) -> Drawing {
    var drawing = try await perform(.draw(engine, format), on: dot)
    if format == .pdf { PDFDate.remove(from: &drawing.bytes) }
    return drawing
  }

  /// Lays a document out, and returns where everything is.
  public func layout(
    _ dot: String, engine: GraphvizEngine
  ) async throws(GraphvizError) -> GraphvizLayout {
    let drawing = try await perform(.layOut(engine), on: dot)
    guard let layout = GraphvizLayout(records: drawing.bytes, warnings: drawing.warnings) else {
      throw GraphvizError(
        .layoutFailed(message: "a node has no place, or the worker's answer is broken"),
        warnings: drawing.warnings)
    }
    return layout
  }

  /// Returns the font families of this machine, sorted.
  ///
  /// - Throws: ``GraphvizError`` with `unavailable` where fontconfig is not used.
  public func fontFamilies() async throws(GraphvizError) -> [String] {
    let bytes = try await perform(.listFonts, on: "").bytes
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// Returns those of some font families that are not installed, in their order.
  public func missingFontFamilies(
    among wanted: [String]
  ) async throws(GraphvizError) -> [String] {
    let installed = Set(try await fontFamilies().map { $0.lowercased() })
    return wanted.filter { !installed.contains($0.lowercased()) }
  }

  /// Does the work and exits, if the arguments ask for a worker; otherwise returns at once.
  ///
  /// Call this first in `main`, on the main thread. Where it returns it has touched
  /// nothing of the library.
  public static func serveIfRequested(arguments: [String] = CommandLine.arguments) {
    let words = arguments.dropFirst()
    if words.first == WorkerRequest.marker { WorkerProcess.serve(words) }
  }
}
