internal import Subprocess

#if canImport(System)
  internal import System
#else
  internal import SystemPackage
#endif
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension GraphvizWorker {
  /// Runs a worker to its end, and turns whatever became of it into a drawing or an error.
  func perform(
    _ task: WorkerRequest.Task, on document: String
  ) async throws(GraphvizError) -> Drawing {
    if getenv(WorkerRequest.environmentKey) != nil {
      // A main that never calls serveIfRequested would start itself for ever.
      throw GraphvizError(
        .unavailable(message: "this process is a worker itself; its main does not serve requests"))
    }
    if let line = document.lineOfFirstNull {
      throw GraphvizError(.syntax(message: "the text has a null character", line: line))
    }
    let request = WorkerRequest(
      task: task, wallTime: limits.wallTime.milliseconds, cpuTime: limits.cpuTime,
      memory: limits.memory)
    let ending: WorkerEnding
    do {
      let input = try AnonymousFile(Array(document.utf8))
      let messages = try AnonymousFile()
      let end = await race(request, input: input.descriptor, messages: messages.descriptor)
      let text = String(decoding: messages.content(upTo: 128 << 10), as: UTF8.self)
      ending = WorkerEnding(end: end, text: text)
    } catch {
      throw GraphvizError(.unavailable(message: "no temporary file: \(error)"))
    }
    return try ending.drawing(within: limits)
  }

  /// Runs a worker until it ends, the time is up, or the task is canceled.
  ///
  /// Returns only after the worker is gone: a task group waits for its children,
  /// and a canceled child kills its process.
  private func race(
    _ request: WorkerRequest, input: FileDescriptor, messages: FileDescriptor
  ) async -> WorkerEnding.End {
    await withTaskGroup(of: WorkerEnding.End.self) { group in
      group.addTask { await start(request, input: input, messages: messages) }
      group.addTask {
        try? await Task.sleep(for: limits.wallTime)
        return Task.isCancelled ? .cancelled : .timeIsUp
      }
      let first = await group.next() ?? .cancelled
      group.cancelAll()
      await group.waitForAll()
      return Task.isCancelled ? .cancelled : first
    }
  }

  private func start(
    _ request: WorkerRequest, input: FileDescriptor, messages: FileDescriptor
  ) async -> WorkerEnding.End {
    do {
      let result = try await Subprocess.run(
        .path(FilePath(executable)),
        arguments: Arguments(request.arguments),
        environment: .inherit.updating(environmentUpdates),
        platformOptions: Self.platformOptions,
        input: .fileDescriptor(input, closeAfterSpawningProcess: false),
        output: .bytes(limit: limits.output),
        error: .fileDescriptor(messages, closeAfterSpawningProcess: false))
      switch result.terminationStatus {
      case .exited(let code): return .exited(code, result.standardOutput)
      case .signaled(let signal): return .signaled(signal)
      }
    } catch let error as SubprocessError where error.code == .outputLimitExceeded {
      return .outputTooLarge
    } catch is CancellationError {
      return .cancelled
    } catch {
      return Task.isCancelled ? .cancelled : .notStarted("\(error)")
    }
  }

  /// A session of its own, all of which is killed in the end.
  ///
  /// Signals for this process do not hit the worker half-way. It has nothing to
  /// clean up, so it is not asked to leave first.
  private static var platformOptions: PlatformOptions {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [
      .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)
    ]
    return options
  }

  private var environmentUpdates: [Environment.Key: String?] {
    var updates: [Environment.Key: String?] = [
      "GV_FILE_PATH": nil,
      // Swift would print a long report of a crash that is the library's.
      "SWIFT_BACKTRACE": "enable=no",
      "LC_ALL": "C.UTF-8",
    ]
    for (key, value) in environment {
      if let key = Environment.Key(rawValue: key) { updates[key] = value }
    }
    if let key = Environment.Key(rawValue: WorkerRequest.environmentKey) { updates[key] = "1" }
    return updates
  }
}

extension Duration {
  /// The whole milliseconds, at least 1 and no more than a clock takes.
  fileprivate var milliseconds: Int {
    let seconds = min(max(0, components.seconds), 1 << 30)
    return max(1, Int(seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000))
  }
}

extension String {
  /// The line, counted from 1, of the first null character, where C would stop reading.
  fileprivate var lineOfFirstNull: Int? {
    var line = 1
    for byte in utf8 {
      if byte == 0 { return line }
      if byte == UInt8(ascii: "\n") { line += 1 }
    }
    return nil
  }
}
