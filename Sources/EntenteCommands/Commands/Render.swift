import ArgumentParser
import EntenteGraphviz
import EntenteModel
import EntenteRendering
import Foundation

/// `entente render`: a diagram of the graph.
struct Render: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draws a diagram with title, legend and sources: SVG, PNG, PDF or DOT.",
    discussion: """
      Views: the network; an entity and those around it (ego); a table of who stands where (matrix); \
      communities in boxes; a path with its evidence; the network at several dates (multiples).

      Planned ties are dotted, denied ones dashed in grey; entities that are tied alike are drawn as \
      one box. Above 80 entities the most tied ones are drawn; --all draws every one.

        entente render graphs/sco-astana-2024.yaml -o summit.svg
        entente render graphs/sco-astana-2024.yaml -o summit.png --theme dark --among state,person
        entente render graphs/sco-astana-2024.yaml -o putin.pdf --view ego:putin
        entente render graphs/sco-astana-2024.yaml -o how.svg --view path:modi,belarus
        entente render graphs/sco-astana-2024.yaml -o when.svg --view multiples:2023-12-31,2024-07-03
      """)

  @Argument(help: "What to read: files, folders, or - for standard input.", completion: .file())
  var inputs: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("The file to write; its ending tells the format.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp("The format, if the file's name does not tell it.", valueName: "format"))
  var outputFormat: PictureFormat?

  @Option(
    help: ArgumentHelp(
      """
      What is shown: network, ego:ENTITY, matrix, communities, path:FROM,TO or \
      multiples[:DATE,DATE…]; chosen by the size and shape of the graph if not given.
      """,
      valueName: "view"))
  var view: ViewName?

  @Option(help: "The title; that of the dossier if none is given.")
  var title: String?

  @Option(help: "How many entities to draw at most.")
  var top: Int?

  @Flag(help: "Draw every entity.")
  var all = false

  @Option(help: "Chooses another of many layouts.")
  var seed: UInt64 = 1

  @Option(help: "Give up after so many seconds.")
  var timeout = 60

  @Flag(name: .shortAndLong, help: "No remarks on standard error.")
  var quiet = false

  @Flag(help: "Tell in words on standard output what the picture shows.")
  var describe = false

  @OptionGroup(title: "Style") var style: StyleOptions
  @OptionGroup(title: "Which claims count") var selection: SelectionOptions
  @OptionGroup(title: "Input") var input: InputOptions

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("Name a file, a folder, or -.") }
    if timeout < 1 { throw ValidationError("--timeout is 1 or more.") }
    if let top, top < 1 { throw ValidationError("--top is 1 or more.") }
    if all, top != nil { throw ValidationError("--all and --top exclude each other.") }
    if !selection.kind.isEmpty {
      throw ValidationError("render draws what --among leaves in the graph; --kind is for lists.")
    }
    if describe, output == "-" || (output == nil && outputFormat != nil) {
      throw ValidationError("--describe takes standard output; name a file for the picture.")
    }
    if output == nil, !describe, TextStyle.terminalWidth(descriptor: 1) != nil {
      throw ValidationError("Name the file to draw: -o summit.svg.")
    }
    _ = try format()
  }

  func run() async throws {
    try await reportingTrouble {
      let graph = try input.graph(of: inputs, quiet: quiet, writing: output)
      var options = Diagram.Options()
      options.selection = try selection.selection(
        in: graph, default: Set(Claim.Standing.allCases), quiet: quiet)
      options.limit = all ? nil : top ?? 80
      options.view = try chosenView(of: graph, options)
      options.title = title
      options.seed = seed
      options.worker = GraphvizWorker(limits: GraphvizLimits(wallTime: .seconds(timeout)))
      try style.apply(to: &options, of: graph)
      let deadline = DrawingDeadline(seconds: timeout, wayOut: wayOut)
      let diagram = Diagram(of: graph, options)
      guard !diagram.isEmpty else {
        Diagnostics.remark("nothing to draw: \(diagram.reasonForNothing)")
        throw ExitCode(1)
      }
      if let remark = diagram.remark, !quiet { Diagnostics.remark(remark) }
      if describe {
        try DiagramText.write(diagram.text)
        if output == nil, outputFormat == nil { return }
      }
      let format = try format()
      let bytes = try await PictureFile.bytes(wayOut: wayOut) {
        try await deadline.value { try await diagram.drawing(as: format) }
      }
      try write(Data(bytes))
      if !quiet { Diagnostics.remark((output.map { "wrote \($0): " } ?? "") + diagram.summary) }
    }
  }

  /// The view asked for, or the one that suits the graph, which is said.
  private func chosenView(
    of graph: KnowledgeGraph, _ options: Diagram.Options
  ) throws -> DiagramView {
    if let view { return try view.view(of: graph, options.selection) }
    let suited = DiagramView.suited(to: graph, options.selection, limit: options.limit)
    if !quiet { Diagnostics.remark(suited.reason) }
    return suited.view
  }

  /// What to do where a picture is too large for time or memory.
  private var wayOut: String {
    (all ? "draw fewer entities: --top 500 instead of --all" : "draw fewer entities with --top")
      + ", or those around one with --view ego:ENTITY; or raise --timeout"
  }

  private func write(_ data: Data) throws {
    guard let output, output != "-" else { return try StandardOutput.write(data) }
    try OutputFile.write(data, to: output)
  }

  private func format() throws -> GraphvizFormat {
    if let outputFormat { return outputFormat.format }
    guard let output, output != "-" else { return .svg }
    let ending = output.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard let format = PictureFormat(rawValue: ending == "gv" ? "dot" : ending) else {
      throw ValidationError(
        "The ending of '\(output)' names no format; use .svg, .png, .pdf or .dot, or --output-format."
      )
    }
    return format.format
  }
}

/// A format of pictures.
enum PictureFormat: String, CaseIterable, ExpressibleByArgument {
  case svg, png, pdf, dot

  var format: GraphvizFormat {
    switch self {
    case .svg: .svg
    case .png: .png
    case .pdf: .pdf
    case .dot: .dot
    }
  }
}
