/// How yEd draws a graph: a box with a name for each node, a line with its
/// relation for each edge.
///
/// Boxes have the size of their names but no place: yEd arranges them.
enum YEdDrawing {
  static let namespace = "http://www.yworks.com/xml/graphml"

  /// The box of a node, as wide as its name.
  static func box(of node: GraphExport.Node) -> String {
    let name = node.label ?? node.id
    let lines = name.split(whereSeparator: \.isNewline)
    let width = 16 + 7 * (lines.map(Self.width).max() ?? 0)
    let height = 12 + 18 * max(1, lines.count)
    return "<y:ShapeNode><y:Geometry width=\"\(max(30, width)).0\" height=\"\(height).0\"/>"
      + "<y:Fill color=\"#FFFFFF\" transparent=\"false\"/>"
      + "<y:BorderStyle color=\"#404040\" type=\"line\" width=\"1.0\"/>"
      + label(name, "NodeLabel") + "<y:Shape type=\"roundrectangle\"/></y:ShapeNode>"
  }

  /// The line of an edge, with an arrow unless it is undirected.
  static func line(of edge: GraphExport.Edge) -> String {
    "<y:PolyLineEdge><y:LineStyle color=\"#404040\" type=\"line\" width=\"1.0\"/>"
      + "<y:Arrows source=\"none\" target=\"\(edge.isDirected ? "standard" : "none")\"/>"
      + ((edge.relation ?? edge.label).map { label($0, "EdgeLabel") } ?? "") + "</y:PolyLineEdge>"
  }

  /// What is lost of a label here is counted where it is written as data.
  private static func label(_ text: String, _ element: String) -> String {
    var unwritable = 0
    return "<y:\(element)>\(XMLText.escaped(text, unwritable: &unwritable))</y:\(element)>"
  }

  /// How many letters of the Latin script a line is as wide as.
  private static func width(of line: Substring) -> Int {
    line.reduce(0) { width, character in
      width + (character.unicodeScalars.first.map { $0.value >= 0x1100 } == true ? 2 : 1)
    }
  }
}
