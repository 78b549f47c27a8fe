import EntenteGraphviz
import Foundation
import Synchronization
import Testing

@Suite("Limits", .serialized)
struct LimitTests {
  @Test("An endless layout is stopped by the clock, and leaves no process")
  func wallTime() async throws {
    let mark = UUID().uuidString
    var worker = try GraphvizWorker.fixture(limits: .init(wallTime: .seconds(2)))
    worker.environment["ENTENTE_TEST"] = mark
    let watch = ProcessWatch(mark)
    let reason = await worker.reason(Document.endless)
    #expect(reason == .timedOut(limit: .seconds(2), clock: .wall))
    watch.stopWaiting()
    let life = try #require(await watch.life)
    #expect(life > .seconds(1) && life < .seconds(60), "it runs for minutes if nothing stops it")
    #expect(try await processes(with: mark) == 0)
  }

  @Test("A worker looks at the clock itself, should its parent be too busy to")
  func ownClock() async throws {
    let worker = Process()
    worker.executableURL = URL(fileURLWithPath: try GraphvizWorker.fixture().executable)
    worker.arguments = ["__graphviz-worker", "draw", "dot", "svg", "500", "600", "2000000000"]
    let input = Pipe()
    worker.standardInput = input
    worker.standardOutput = Pipe()
    try worker.run()
    try input.fileHandleForWriting.write(contentsOf: Data(Document.endless.utf8))
    try input.fileHandleForWriting.close()
    worker.waitUntilExit()
    #expect(worker.terminationReason == .uncaughtSignal && worker.terminationStatus == SIGALRM)
  }

  @Test("An endless layout is stopped by the processor's clock")
  func cpuTime() async throws {
    let worker = try GraphvizWorker.fixture(limits: .init(cpuTime: 1))
    let reason = await worker.reason(Document.endless)
    #expect(reason == .timedOut(limit: .seconds(1), clock: .cpu))
  }

  @Test("A drawing with too many pixels stops at the limit of memory")
  func memory() async throws {
    let least = GraphvizLimits.leastMemory
    let worker = try GraphvizWorker.fixture(limits: .init(memory: 0))
    #expect(worker.limits.memory == least)
    let reason = await worker.reason("graph { dpi=30000; a }", format: .png)
    #expect(reason == .outOfMemory(limit: least))
  }

  @Test("A drawing larger than allowed is refused")
  func output() async throws {
    let worker = try GraphvizWorker.fixture(limits: .init(output: 1000))
    #expect(await worker.reason(Document.summit) == .outputTooLarge(limit: 1000))
  }

  @Test("Canceling the task kills the worker")
  func cancellation() async throws {
    let mark = UUID().uuidString
    var worker = try GraphvizWorker.fixture()
    worker.environment["ENTENTE_TEST"] = mark
    let drawing = Task { [worker] in await worker.reason(Document.endless) }
    try await waitForProcess(with: mark)
    let start = ContinuousClock.now
    drawing.cancel()
    #expect(await drawing.value == .cancelled)
    #expect(ContinuousClock.now - start < .seconds(60), "it runs for minutes if nothing stops it")
    #expect(try await processes(with: mark) == 0)
  }

  @Test("A worker whose reader is gone leaves by itself")
  func orphan() async throws {
    let mark = UUID().uuidString
    let worker = try GraphvizWorker.fixture()
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    let words = "__graphviz-worker draw dot svg 600000 600 2000000000"
    shell.arguments = [
      "-c", "ENTENTE_TEST=\(mark) '\(worker.executable)' \(words) | true",
    ]
    let input = Pipe()
    shell.standardInput = input
    try shell.run()
    try input.fileHandleForWriting.write(contentsOf: Data(Document.endless.utf8))
    try input.fileHandleForWriting.close()
    shell.waitUntilExit()
    var polls = 0
    while try await processes(with: mark, after: .milliseconds(100)) > 0, polls < 600 { polls += 1 }
    #expect(polls < 600, "it runs for minutes if it does not notice")
  }

  /// Returns once a process has a mark in its environment.
  private func waitForProcess(with mark: String) async throws {
    while try await processes(with: mark, after: .milliseconds(50)) == 0 {}
  }

  /// The number of processes that have a mark in their environment.
  private func processes(
    with mark: String, after delay: Duration = .zero
  ) async throws -> Int {
    try await Task.sleep(for: delay)
    let processes = try FileManager.default.contentsOfDirectory(atPath: "/proc")
    return processes.count { name in
      guard Int(name) != nil,
        let environment = FileManager.default.contents(atPath: "/proc/\(name)/environ")
      else { return false }
      return environment.range(of: Data(mark.utf8)) != nil
    }
  }
}

/// Watches how long a process lives that has a mark in its environment, on a
/// thread that waits for none of the tests.
private final class ProcessWatch: Sendable {
  private let result: Task<Duration?, Never>

  /// Whether a process that is not there yet will not come any more.
  private let isTooLate: Flag

  private final class Flag: Sendable {
    let isSet = Mutex(false)
  }

  init(_ mark: String) {
    let (lives, continuation) = AsyncStream<Duration>.makeStream()
    let isTooLate = Flag()
    self.isTooLate = isTooLate
    Thread.detachNewThread {
      let clock = ContinuousClock()
      // Among many tests it may take minutes until the process starts.
      var hasCome = Self.isThere(mark)
      while !hasCome, !isTooLate.isSet.withLock({ $0 }) {
        usleep(10_000)
        hasCome = Self.isThere(mark)
      }
      let start = clock.now
      while Self.isThere(mark), clock.now < start + .seconds(300) { usleep(10_000) }
      if hasCome { continuation.yield(clock.now - start) }
      continuation.finish()
    }
    result = Task { await lives.first { _ in true } }
  }

  /// Waits no longer for a process that has not come.
  func stopWaiting() { isTooLate.isSet.withLock { $0 = true } }

  /// How long it lived, once it is gone; nil if there was none.
  var life: Duration? { get async { await result.value } }

  private static func isThere(_ mark: String) -> Bool {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.contains { name in
      guard Int(name) != nil,
        let environment = FileManager.default.contents(atPath: "/proc/\(name)/environ")
      else { return false }
      return environment.range(of: Data(mark.utf8)) != nil
    }
  }
}
