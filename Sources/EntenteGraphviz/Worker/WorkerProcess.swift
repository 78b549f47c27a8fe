#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The life of a worker process: limits, work, bytes, exit.
enum WorkerProcess {
  /// Does the work that arguments ask for, and ends the process.
  ///
  /// The process ends at once, without the library's own clean-up: there is
  /// nothing to save, and that code has defects too.
  static func serve(_ arguments: some Collection<String>) -> Never {
    guard let request = WorkerRequest(arguments: arguments) else {
      report("Error: the worker does not understand its arguments\n")
      _exit(WorkerStatus.badRequest.rawValue)
    }
    WorkerLimits.apply(request)
    WorkerLimits.leaveWithReader()
    do throws(GraphvizLibrary.Failure) {
      let bytes = try result(of: request.task)
      report(LibraryMessages.text)
      write(bytes, to: STDOUT_FILENO)
      _exit(WorkerStatus.done.rawValue)
    } catch {
      if let message = error.message { report("Error: \(message)\n") }
      report(LibraryMessages.text)
      _exit(error.status.rawValue)
    }
  }

  private static func result(
    of task: WorkerRequest.Task
  ) throws(GraphvizLibrary.Failure) -> [UInt8] {
    switch task {
    case .draw(let engine, let format):
      if format.needsNoLayout {
        try GraphvizLibrary().writeGraph()
        return []
      }
      try checkFonts(for: format)
      let library = try GraphvizLibrary()
      try library.layOut(by: engine)
      return try library.render(as: format)
    case .layOut(let engine):
      try checkFonts(for: nil)
      let library = try GraphvizLibrary()
      try library.layOut(by: engine)
      return library.layoutRecords()
    case .listFonts:
      guard let catalog = FontCatalog() else {
        throw .init(status: .unavailable, message: "the library fontconfig is missing")
      }
      return Array(catalog.families.map { $0 + "\n" }.joined().utf8)
    }
  }

  /// Refuses to draw letters without fonts, and warns of letters without a font.
  private static func checkFonts(
    for format: GraphvizFormat?
  ) throws(GraphvizLibrary.Failure) {
    guard let catalog = FontCatalog() else { return }
    let drawsGlyphs = format?.drawsGlyphs ?? false
    if catalog.isEmpty {
      if drawsGlyphs { throw .init(status: .noFonts) }
      report(
        "Warning: no font is installed, so the sizes of labels are guesses; install one, such as "
          + "the package fonts-inter or fonts-dejavu-core\n")
    } else if drawsGlyphs, let warning = catalog.warning(about: documentBytes()) {
      report("Warning: \(warning)\n")
    }
  }

  /// The document, read without moving the place from which the library will read.
  private static func documentBytes() -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = pread(STDIN_FILENO, &chunk, chunk.count, off_t(bytes.count))
      if count <= 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  private static func report(_ text: String) { write(Array(text.utf8), to: STDERR_FILENO) }

  /// Writes all bytes, or as many as the other side takes.
  private static func write(_ bytes: [UInt8], to file: CInt) {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = writeBytes(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return }
        rest = rest.dropFirst(count)
      }
    }
  }
}

/// The system's `write`, which the method of that name hides.
private let writeBytes: @Sendable (CInt, UnsafeRawPointer?, Int) -> Int = { write($0, $1, $2) }
