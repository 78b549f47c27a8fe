import EntenteGraphviz
import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

extension GraphvizWorker {
  /// A worker of the program beside the tests, which serves requests and does nothing else.
  static func fixture(limits: GraphvizLimits = .init()) throws -> GraphvizWorker {
    let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let folder = URL(fileURLWithPath: tests).deletingLastPathComponent()
    let program = folder.appendingPathComponent("graphviz-worker-fixture").path
    return GraphvizWorker(executable: program, limits: limits)
  }

  /// Runs work that must fail, and returns the reason.
  func reason(
    _ dot: String, engine: GraphvizEngine = .dot, format: GraphvizFormat = .svg
  ) async -> GraphvizError.Reason? {
    do throws(GraphvizError) {
      _ = try await run(dot, engine: engine, format: format)
      return nil
    } catch {
      #expect(!error.description.isEmpty && !error.description.contains("\n"))
      #expect(!error.hint.isEmpty)
      return error.reason
    }
  }
}

/// Documents for the tests.
enum Document {
  /// Two states and a leader, with positions for the engines that keep them.
  static let summit = """
    digraph summit {
      node [fontname="DejaVu Sans"]
      edge [fontname="DejaVu Sans"]
      subgraph cluster_asia { label="Asia"; fontname="DejaVu Sans"; n0; n1 }
      n0 [label="Russia" pos="0,0"]
      n1 [label="China" pos="120,0"]
      n2 [label="Xi" pos="120,90"]
      n0 -> n1 [id="e-ally" label="ally"]
      n2 -> n1 [id="e-office"]
    }
    """

  /// A random graph on which the engine `dot` works for minutes.
  static let endless: String = {
    var state: UInt64 = 42
    func random(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    let edges = (0..<600).map { _ in "n\(random(300)) -> n\(random(300));" }
    return "digraph { \(edges.joined(separator: "\n")) }"
  }()

  /// A document of one node with a label.
  static func label(_ text: String) -> String {
    "graph { node [fontname=\"DejaVu Sans\"] n0 [label=\(GraphvizText.quoted(text))] }"
  }
}

/// What a strict reader of XML finds in a drawing.
final class DrawingReader: NSObject, XMLParserDelegate {
  private(set) var texts: [String] = []
  private(set) var titles: [String] = []
  private(set) var elements: [(name: String, attributes: [String: String])] = []
  private var path: [String] = []
  private var characters = ""

  /// Reads a drawing; nil if it is not well-formed.
  init?(_ svg: [UInt8]) {
    super.init()
    let parser = XMLParser(data: Data(svg))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  /// The lines of all labels, joined.
  var text: String { texts.joined(separator: "\n") }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    path.append(name)
    elements.append((name, attributes))
    characters = ""
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { characters += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "text" { texts.append(characters) }
    if name == "title" { titles.append(characters) }
    path.removeLast()
  }
}
