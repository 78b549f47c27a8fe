/// What a worker process is asked to do, as its arguments say it.
struct WorkerRequest: Hashable {
  /// The first argument of every worker, which is the name of no command.
  static let marker = "__graphviz-worker"

  /// The variable that tells a process that it is a worker, and must not start another.
  static let environmentKey = "ENTENTE_GRAPHVIZ_WORKER"

  /// The kinds of work.
  enum Task: Hashable {
    /// Lays out and writes in one of the library's formats.
    case draw(GraphvizEngine, GraphvizFormat)

    /// Lays out and writes ``GraphvizLayout`` records.
    case layOut(GraphvizEngine)

    /// Writes the names of the installed font families, one a line.
    case listFonts
  }

  /// The work.
  var task: Task

  /// Milliseconds by the clock on the wall.
  var wallTime: Int

  /// Seconds on the processor.
  var cpuTime: Int

  /// Bytes of address space.
  var memory: Int
}

extension WorkerRequest {
  /// Reads a request from the arguments of a process, the program's name excluded.
  init?(arguments: some Collection<String>) {
    let words = Array(arguments)
    guard words.count == 7, words[0] == Self.marker, let wallTime = Int(words[4]),
      let cpuTime = Int(words[5]), let memory = Int(words[6])
    else { return nil }
    let engine = GraphvizEngine(rawValue: words[2])
    let format = GraphvizFormat(rawValue: words[3])
    switch (words[1], engine, format) {
    case ("draw", let engine?, let format?): task = .draw(engine, format)
    case ("layout", let engine?, _): task = .layOut(engine)
    case ("fonts", _, _): task = .listFonts
    default: return nil
    }
    self.wallTime = wallTime
    self.cpuTime = cpuTime
    self.memory = memory
  }

  /// The arguments that ask a process for this work.
  var arguments: [String] {
    let words =
      switch task {
      case .draw(let engine, let format): ["draw", engine.rawValue, format.rawValue]
      case .layOut(let engine): ["layout", engine.rawValue, "-"]
      case .listFonts: ["fonts", "-", "-"]
      }
    return [Self.marker] + words + [String(wallTime), String(cpuTime), String(memory)]
  }
}

/// How a worker says on leaving what became of its work.
///
/// Success is not 0: a program that does not know of workers, and prints its
/// help instead, must not be taken for a drawing.
enum WorkerStatus: Int32 {
  /// The drawing is complete on standard output.
  case done = 40

  /// The text is not one graph.
  case syntax = 41

  /// The library reported an error.
  case layoutFailed = 42

  /// A plugin of the library is missing.
  case unavailable = 43

  /// No font is installed.
  case noFonts = 44

  /// The arguments are not understood: the worker is of another version.
  case badRequest = 45
}
