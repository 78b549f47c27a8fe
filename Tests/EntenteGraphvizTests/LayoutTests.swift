import EntenteGraphviz
import Testing

@Suite("Layouts")
struct LayoutTests {
  @Test("Nodes, edges and clusters have places in points")
  func places() async throws {
    let layout = try await GraphvizWorker.fixture().layout(Document.summit, engine: .dot)
    #expect(Set(layout.nodes.keys) == ["n0", "n1", "n2"])
    for node in layout.nodes.values {
      #expect(node.width >= 54 && node.height >= 36)
      #expect(node.center.x - node.width / 2 >= layout.boundingBox.lower.x)
      #expect(node.center.x + node.width / 2 <= layout.boundingBox.upper.x + 0.01)
      #expect(node.center.y + node.height / 2 <= layout.boundingBox.upper.y + 0.01)
    }
    #expect(layout.clusters["cluster_asia"]?.height ?? 0 > 72)
    let ally = try #require(layout.edgesByID()["e-ally"])
    #expect(ally.tail == "n0" && ally.head == "n1")
    #expect(ally.splines.count == 1)
    #expect(ally.splines[0].points.count % 3 == 1)
    #expect(ally.splines[0].end != nil && ally.splines[0].start == nil)
    #expect(ally.labelPosition != nil)
    #expect(layout.edgesByID()["e-office"]?.labelPosition == nil)
  }

  @Test("Kept positions come back as they were")
  func keptPositions() async throws {
    let layout = try await GraphvizWorker.fixture().layout(Document.summit, engine: .nop1)
    let distance = try #require(layout.nodes["n1"]).center.x - layout.nodes["n0"]!.center.x
    #expect(abs(distance - 120) < 0.1)
  }

  @Test("Agrees with Graphviz's plain text", arguments: ["TB", "LR"])
  func plain(direction: String) async throws {
    let worker = try GraphvizWorker.fixture()
    let dot = "digraph { rankdir=\(direction); a [shape=box label=\"a long label\"]; a -> b -> c }"
    let layout = try await worker.layout(dot, engine: .dot)
    let plain = String(
      decoding: try await worker.run(dot, engine: .dot, format: .plain), as: UTF8.self)
    for line in plain.split(separator: "\n") where line.hasPrefix("node ") {
      let words = line.split(separator: " ").map(String.init)
      let node = try #require(layout.nodes[words[1]])
      let inches = [node.center.x, node.center.y, node.width, node.height].map { $0 / 72 }
      for (place, word) in zip(inches, words[2...5]) {
        #expect(abs(place - (Double(word) ?? .nan)) < 0.001, "\(line)")
      }
    }
  }

  @Test("A graph without nodes has a layout")
  func empty() async throws {
    let layout = try await GraphvizWorker.fixture().layout("graph {}", engine: .dot)
    #expect(layout.nodes.isEmpty && layout.edges.isEmpty)
  }

  @Test("Two engines, one after the other, need two workers")
  func twoPasses() async throws {
    let worker = try GraphvizWorker.fixture()
    let first = try await worker.layout("graph { a -- b -- c -- a }", engine: .neato)
    let nodes = first.nodes.sorted { $0.key < $1.key }.map { name, node in
      "\(name) [pos=\"\(node.center.x),\(node.center.y)\"];"
    }
    let second = try await worker.layout(
      "graph { \(nodes.joined()) a -- b -- c -- a }", engine: .nop2)
    let moved = second.nodes["a"]!.center.x - second.nodes["b"]!.center.x
    let stood = first.nodes["a"]!.center.x - first.nodes["b"]!.center.x
    #expect(abs(moved - stood) < 0.1)
  }
}
