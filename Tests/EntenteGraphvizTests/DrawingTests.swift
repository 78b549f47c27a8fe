import EntenteGraphviz
import Testing

@Suite("Drawing")
struct DrawingTests {
  private static let magic: [(GraphvizFormat, String)] = [
    (.svg, "<?xml version=\"1.0\" encoding=\"UTF-8\""), (.pdf, "%PDF-1."),
    (.dot, "digraph summit {"),
    (.plain, "graph 1 "), (.json0, "{\n  \"name\": \"summit\""), (.canon, "digraph summit {"),
  ]

  @Test("Every engine draws in every format", arguments: GraphvizEngine.allCases)
  func formats(engine: GraphvizEngine) async throws {
    let worker = try GraphvizWorker.fixture()
    for (format, start) in Self.magic {
      let bytes = try await worker.run(Document.summit, engine: engine, format: format)
      #expect(bytes.starts(with: start.utf8), "\(engine) \(format)")
    }
    let png = try await worker.run(Document.summit, engine: engine, format: .png)
    #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
  }

  @Test("The same document gives the same bytes", arguments: GraphvizEngine.allCases)
  func determinism(engine: GraphvizEngine) async throws {
    let worker = try GraphvizWorker.fixture()
    let first = try await worker.run(Document.summit, engine: engine, format: .svg)
    let second = try await worker.run(Document.summit, engine: engine, format: .svg)
    #expect(first == second)
  }

  @Test("PNG and PDF files hold no date", arguments: [GraphvizFormat.png, .pdf])
  func dates(format: GraphvizFormat) async throws {
    let worker = try GraphvizWorker.fixture()
    let first = try await worker.run(Document.summit, engine: .dot, format: format)
    try await Task.sleep(for: .milliseconds(1100))
    let second = try await worker.run(Document.summit, engine: .dot, format: format)
    #expect(first == second)
  }

  @Test("Workers run side by side")
  func sideBySide() async throws {
    let worker = try GraphvizWorker.fixture()
    let drawings = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<24 {
        group.addTask { try await worker.run(Document.summit, engine: .neato, format: .svg) }
      }
      return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
    }
    #expect(drawings.count == 1)
  }

  @Test("A drawing larger than a pipe arrives whole")
  func large() async throws {
    let nodes = (0..<5000).map { "n\($0) [pos=\"\($0 % 70 * 80),\($0 / 70 * 50)\"];" }
    let worker = try GraphvizWorker.fixture()
    let svg = try await worker.run("graph { \(nodes.joined()) }", engine: .nop2, format: .svg)
    #expect(svg.count > 1 << 20)
    #expect(String(decoding: svg.suffix(8), as: UTF8.self).contains("</svg>"))
  }

  @Test("A path of 20,000 nodes can be drawn")
  func longPath() async throws {
    let path = (0..<20_000).map { "n\($0) -- n\($0 + 1);" }.joined()
    let worker = try GraphvizWorker.fixture()
    let dot = "graph { node [shape=point] \(path) }"
    let drawing = try await worker.run(dot, engine: .osage, format: .plain)
    #expect(!drawing.isEmpty)
  }

  @Test("Warnings come with the drawing")
  func warnings() async throws {
    let worker = try GraphvizWorker.fixture()
    let drawing = try await worker.draw("graph { a [shape=bogus] }", engine: .dot, format: .svg)
    #expect(drawing.warnings == ["using box for unknown shape bogus"])
    let clean = try await worker.draw(Document.summit, engine: .dot, format: .svg)
    #expect(clean.warnings.isEmpty)
  }

  @Test("A drawing with too many pixels is scaled down, and that is said")
  func scaledDown() async throws {
    let worker = try GraphvizWorker.fixture(limits: .init(memory: 8 << 30))
    let dot = "graph { a [shape=point]; b [pos=\"0,99999\"] a [pos=\"0,0\"] }"
    let drawing = try await worker.draw(dot, engine: .nop2, format: .png)
    #expect(drawing.warnings.first?.hasPrefix("graph is too large") == true)
  }

  @Test("A document cannot make the library open a file")
  func files() async throws {
    let worker = try GraphvizWorker.fixture()
    let dot = "graph { a [image=\"/usr/share/pixmaps/debian-logo.png\"] }"
    let drawing = try await worker.draw(dot, engine: .dot, format: .svg)
    #expect(drawing.warnings.contains { $0.contains("is unsafe") })
  }
}
