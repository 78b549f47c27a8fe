import EntenteGraphviz
import Foundation
import Testing

@Suite("Failures")
struct FailureTests {
  @Test("A syntax error has its line")
  func syntax() async throws {
    let reason = try await GraphvizWorker.fixture().reason("graph {\n  a -- b\n  b -- \n}")
    guard case .syntax(let message, let line) = reason else {
      Issue.record("\(String(describing: reason))")
      return
    }
    #expect(line == 4)
    #expect(message == "syntax error in line 4 near '}'")
  }

  @Test(
    "Text with no graph is an error of our own words",
    arguments: ["", " \n", "// nothing", "/* nothing */\n"])
  func empty(text: String) async throws {
    let reason = try await GraphvizWorker.fixture().reason(text)
    #expect(reason == .syntax(message: "the text holds no graph", line: nil))
  }

  @Test("A second graph is not lost silently")
  func twoGraphs() async throws {
    let reason = try await GraphvizWorker.fixture().reason("graph { a } graph { b }")
    #expect(reason == .syntax(message: "the text holds more than one graph", line: nil))
  }

  @Test("Text behind the graph is an error", arguments: ["graph { a } xx {", "graph { a } }"])
  func trailingText(text: String) async throws {
    guard case .syntax(_, 1) = try await GraphvizWorker.fixture().reason(text) else {
      Issue.record("not a syntax error")
      return
    }
  }

  @Test("A comment behind the graph is fine, with and without a new line at the end")
  func trailingComment() async throws {
    let worker = try GraphvizWorker.fixture()
    #expect(await worker.reason("graph { a } // c") == nil)
    #expect(await worker.reason("graph { a } /* c */\n# c\n") == nil)
  }

  @Test("A null character is an error, not the end of the text")
  func null() async throws {
    let reason = try await GraphvizWorker.fixture().reason("graph {\n a [label=\"x\0y\"] }")
    #expect(reason == .syntax(message: "the text has a null character", line: 2))
  }

  @Test("A broken HTML-like label is an error, though the library draws something")
  func brokenLabel() async throws {
    let reason = try await GraphvizWorker.fixture().reason("graph { n4 [label=<<B>x</I>>] }")
    guard case .layoutFailed(let message) = reason else {
      Issue.record("\(String(describing: reason))")
      return
    }
    #expect(message.hasPrefix("mismatched tag in line 1"))
    #expect(message.hasSuffix("in label of node n4"))
  }

  @Test("Positions are needed to keep positions")
  func noPositions() async throws {
    let reason = try await GraphvizWorker.fixture().reason("graph { a }", engine: .nop2)
    guard case .layoutFailed(let message) = reason else {
      Issue.record("\(String(describing: reason))")
      return
    }
    #expect(message.contains("node a"))
  }

  @Test("An engine that is not there is named")
  func unknownEngine() async throws {
    let reason = try await GraphvizWorker.fixture().reason("graph { layout=bogus; a }")
    guard case .unavailable(let message) = reason else {
      Issue.record("\(String(describing: reason))")
      return
    }
    #expect(message.contains("bogus"))
  }

  @Test("A program that is not there, or knows nothing of workers, is not a drawing")
  func otherPrograms() async throws {
    for program in ["/no/such/program", "/bin/true", "/bin/echo", "/bin/cat"] {
      let worker = GraphvizWorker(executable: program)
      guard case .unavailable = await worker.reason(Document.summit) else {
        Issue.record("\(program) drew")
        continue
      }
    }
  }

  @Test("A library that crashes takes only the worker with it")
  func crash() async throws {
    let lines = String(repeating: "x\\n", count: 40_000)
    let reason = try await GraphvizWorker.fixture().reason("graph { a [label=\"\(lines)\"] }")
    switch reason {
    case .crashed, .outOfMemory: break
    default: Issue.record("\(String(describing: reason))")
    }
  }

  @Test("A worker that is killed counts as crashed")
  func killed() async throws {
    let folder = URL(fileURLWithPath: NSTemporaryDirectory())
    let script = folder.appendingPathComponent("worker-\(UUID().uuidString)")
    try Data("#!/bin/sh\necho 'assertion failed' >&2\nkill -ABRT $$\n".utf8).write(to: script)
    defer { try? FileManager.default.removeItem(at: script) }
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script.path)
    let reason = await GraphvizWorker(executable: script.path).reason(Document.summit)
    #expect(reason == .crashed(signal: 6, message: "assertion failed"))
  }
}
