import ArgumentParser
import EntenteFormats
import EntenteModel
import Foundation

/// What is read, and how.
struct InputOptions: ParsableArguments {
  @Option(
    name: .customLong("with"),
    help: ArgumentHelp("Another input, merged with the first.", valueName: "file"),
    completion: .file())
  var others: [String] = []

  @Option(
    help: ArgumentHelp("Read every input in this format, whatever its name.", valueName: "format"))
  var inputFormat: InputFormat?

  @Flag(help: "Ties of a table that leaves it open are directed (the default).")
  var directed = false

  @Flag(help: "Ties of a table that leaves it open are undirected.")
  var undirected = false

  @Flag(
    help: """
      List on standard error which entities of the inputs were merged and why, and which may be \
      one by their names. One id is always one entity; --no-merge-by-name and --keep-apart refuse \
      the other merges.
      """)
  var mergeReport = false

  @Flag(
    name: .customLong("no-merge-by-name"),
    help: "Merge the entities of several inputs by id and code only.")
  var keepsNamesApart = false

  @Option(
    name: .customLong("keep-apart"),
    help: ArgumentHelp(
      "Merge the entity of this id or name with no other, by code or name; repeatable.",
      valueName: "entity"))
  var keptApart: [String] = []

  @Flag(
    help: """
      Tell on standard error how much memory the work will take, and at the end what it took. On a \
      terminal large inputs are told of anyway, with how far reading is.
      """)
  var progress = false

  @OptionGroup(title: "Columns of tables")
  var columns: TableOptions

  @OptionGroup(title: "Limits")
  var limits: LimitOptions

  func validate() throws {
    if directed, undirected {
      throw ValidationError("--directed and --undirected exclude each other.")
    }
  }

  /// The graph of the inputs named, and of those that the options add.
  ///
  /// What was doubtful in them is said on standard error.
  ///
  /// - Parameters:
  ///   - paths: The inputs named.
  ///   - quiet: Whether nothing is said.
  ///   - verifiesAll: Whether all of a snapshot is verified, not just what is read.
  ///   - work: What comes after reading.
  ///   - output: The file to be written then, which must be none of the inputs; nil for
  ///     standard output. No command can leave it open, so that none forgets it.
  /// - Returns: The graph.
  /// - Throws: A ``ReadError``, or ``Trouble``.
  func graph(
    of paths: [String], quiet: Bool = false, verifiesAll: Bool = false,
    before work: MemoryForecast.Work = .look, writing output: String?
  ) throws -> KnowledgeGraph {
    if progress { ClosingRemark.tellAtEnd() }
    if let output { try Self.refuse(output, among: paths + others) }
    if (paths + others).count(where: { $0 == "-" }) > 1 {
      throw Trouble("standard input can be read only once", hint: "name '-' once")
    }
    if let path = paths.first, paths.count + others.count == 1, path != "-",
      KnowledgeGraph.isSnapshot(at: path)
    {
      return try KnowledgeGraph(
        snapshotAt: path, verifiesAll: verifiesAll, onDamage: Diagnostics.stop)
    }
    let graph = try read(paths + others, before: work, quiet: quiet)
    let warnings = graph.problems.filter { $0.severity == .warning }
    if !quiet {
      for warning in warnings.prefix(3) { Diagnostics.report(warning) }
      if warnings.count > 3 {
        Diagnostics.note("\(warnings.count - 3) more warnings; entente check lists them")
      }
    }
    if mergeReport { Diagnostics.report(MergeReport(of: graph)) }
    return graph
  }

  /// Reads inputs, and shows how far that is.
  private func read(
    _ paths: [String], before work: MemoryForecast.Work, quiet: Bool
  ) throws -> KnowledgeGraph {
    let total = try forecast(of: paths, before: work, quiet: quiet)
    let display = quiet ? nil : ProgressDisplay()
    defer { display?.stop() }
    display?.progress.begin(.loading, of: total)
    var files: [InputFile] = []
    for path in paths {
      files +=
        path == "-"
        ? [try Self.standardInput(limits.limits)]
        : try InputFile.inputs(at: path, limits: limits.limits, progress: display?.progress)
    }
    return try KnowledgeGraph(
      reading: files, as: inputFormat, isDirected: undirected ? false : directed ? true : nil,
      merging: .init(byName: !keepsNamesApart, keptApart: Set(keptApart)),
      columns: columns.names)
  }

  /// The graph of the one input that a command reads, and of those that the
  /// options add.
  ///
  /// Whoever names the entities first and the file last is told the order.
  func graph(
    of path: String, before words: [String], quiet: Bool, writing output: String?
  ) throws -> KnowledgeGraph {
    let files = FileManager.default
    if path != "-", !files.fileExists(atPath: path),
      let file = words.first(where: files.fileExists)
    {
      throw Trouble(
        "there is no file '\(path)'",
        hint: "the file comes first, then the entities: \(file) \(path)")
    }
    return try graph(of: [path], quiet: quiet, writing: output)
  }

  /// Refuses to write over an input.
  private static func refuse(_ output: String, among paths: [String]) throws {
    func resolved(_ path: String) -> URL {
      URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL
    }
    var status = stat()
    guard output != "-", stat(output, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      let input = paths.first(where: { $0 != "-" && resolved($0) == resolved(output) })
    else { return }
    throw Trouble(
      "'\(output)' is the input, and would be lost", hint: "write to another file than \(input)")
  }

  private static func standardInput(_ limits: ReadingLimits) throws -> InputFile {
    let data: Data
    do {
      data = try FileHandle.standardInput.readToEnd() ?? Data()
    } catch {
      throw Trouble("standard input can't be read", hint: "pipe a file into it, or name a file")
    }
    return try InputFile(name: "<stdin>", inflating: [UInt8](data), limits: limits)
  }
}
