import EntenteFormats
import EntenteGraphviz
import EntenteModel
import EntenteRendering
import Foundation
import FoundationXML

/// The repository's own dossier.
func summit() throws -> KnowledgeGraph {
  let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  return try KnowledgeGraph(
    contentsOf: root.appendingPathComponent("graphs/sco-astana-2024.yaml").path)
}

/// A graph of a dossier's text.
func graph(_ dossier: String) throws -> KnowledgeGraph {
  try KnowledgeGraph(
    reading: [InputFile(name: "test.yaml", bytes: Array(("entente: 1\n" + dossier).utf8))])
}

/// Options whose worker is the program beside the tests.
func options() throws -> Diagram.Options {
  var options = Diagram.Options()
  let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  let folder = URL(fileURLWithPath: tests).deletingLastPathComponent()
  options.worker = GraphvizWorker(
    executable: folder.appendingPathComponent("graphviz-worker-fixture").path)
  return options
}

/// What a test asks of a drawing: its groups, by id, with their classes, title
/// and texts.
final class DrawnSVG: NSObject, XMLParserDelegate {
  struct Group {
    var classes: Set<String> = []
    var title = ""
    var texts: [String] = []
    var box: CGRect?
    var dashes: Set<String> = []
  }

  private(set) var groups: [String: Group] = [:]
  private(set) var title = ""
  private(set) var sentence = ""
  private(set) var elements: Set<String> = []
  private(set) var attributes: Set<String> = []

  /// The sheet, in the coordinates of the shapes.
  private(set) var sheet = CGRect.zero

  /// Whether a box lies on the sheet. (`CGRect.contains` fails by the last bit.)
  func holds(_ box: CGRect) -> Bool {
    box.minX >= sheet.minX - 0.01 && box.maxX <= sheet.maxX + 0.01
      && box.minY >= sheet.minY - 0.01 && box.maxY <= sheet.maxY + 0.01
  }

  private var stack: [String] = []
  private var text = ""

  init(_ bytes: [UInt8]) throws {
    super.init()
    let parser = XMLParser(data: Data(bytes))
    parser.delegate = self
    guard parser.parse() else { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
  }

  /// The groups of a class.
  func groups(of name: String) -> [Group] {
    groups.values.filter { $0.classes.contains(name) }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String] = [:]
  ) {
    elements.insert(name)
    self.attributes.formUnion(attributes.keys)
    text = ""
    if name == "svg",
      let box = attributes["viewBox"]?.split(separator: " ").compactMap({ Double($0) }),
      box.count == 4
    {
      sheet = CGRect(x: 0, y: 0, width: box[2], height: box[3])
    }
    if name == "g" {
      let id = attributes["id"] ?? ""
      if id == "graph0", let shift = attributes["transform"]?.split(separator: "(").last {
        let numbers = shift.dropLast().split(separator: " ").compactMap { Double($0) }
        sheet.origin = CGPoint(x: -numbers[0], y: -numbers[1])
      }
      stack.append(id)
      guard let classes = attributes["class"] else { return }
      groups[id] = Group(classes: Set(classes.split(separator: " ").map(String.init)))
    } else if let id = current {
      if let dashes = attributes["stroke-dasharray"] { groups[id]?.dashes.insert(dashes) }
      if let box = Self.box(name, attributes) {
        let known = groups[id]?.box
        groups[id]?.box = known.map { $0.union(box) } ?? box
      }
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    switch name {
    case "g": stack.removeLast()
    case "title":
      if let id = current { groups[id]?.title = text } else { title = text }
    case "desc": sentence = text
    case "text": if let id = current { groups[id]?.texts.append(text) }
    default: break
    }
  }

  /// The nearest group that has a class.
  private var current: String? { stack.last { groups[$0] != nil && $0 != "graph0" } }

  private static func box(_ name: String, _ attributes: [String: String]) -> CGRect? {
    func number(_ key: String) -> Double { attributes[key].flatMap(Double.init) ?? 0 }
    switch name {
    case "ellipse":
      return CGRect(
        x: number("cx") - number("rx"), y: number("cy") - number("ry"), width: 2 * number("rx"),
        height: 2 * number("ry"))
    case "polygon", "path":
      // Corners, or the points that steer the curves of rounded corners.
      let text = attributes["points"] ?? attributes["d"] ?? ""
      let numbers = text.split { !"0123456789.-".contains($0) }.compactMap { Double($0) }
      let points = stride(from: 0, to: numbers.count - 1, by: 2).map {
        [numbers[$0], numbers[$0 + 1]]
      }
      guard let first = points.first else { return nil }
      return points.dropFirst().reduce(CGRect(x: first[0], y: first[1], width: 0, height: 0)) {
        $0.union(CGRect(x: $1[0], y: $1[1], width: 0, height: 0))
      }
    default:
      return nil
    }
  }
}
