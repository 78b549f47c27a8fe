/// How large the shape of a node will be, in points: an estimate good enough to
/// keep shapes apart before Graphviz measures them.
struct NodeSize: Sendable {
  var width: Double
  var height: Double

  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  init(of node: DiagramContent.Node) {
    let text = NodeText(node)
    if !node.isLabeled {
      let mark = NodeSize(markOf: node, aspect: 1.2)
      (width, height) = (mark.width, mark.height)
      return
    }
    if !node.chips.isEmpty {
      let longest = Double(node.chips.map(\.columns).max() ?? 4)
      width = Double(text.chipColumns) * (longest * 5.6 + 20) + 16
      height = Double((node.chips.count + text.chipColumns - 1) / text.chipColumns) * 22 + 30
      return
    }
    let title = Double(text.titleLines.map(\.columns).max() ?? 1) * text.titleSize * 0.58
    let subtitle = Double(text.subtitleLines.map(\.columns).max() ?? 0) * text.subtitleSize * 0.52
    width = (max(title, subtitle) + 24) * 1.2
    height =
      Double(text.titleLines.count) * text.titleSize * 1.25
      + Double(text.subtitleLines.count) * text.subtitleSize * 1.25 + 14
  }

  /// The size of a small mark without a name.
  init(markOf node: DiagramContent.Node, aspect: Double) {
    self.init(markOf: node.weight, aspect: aspect)
  }

  /// The size of a small mark of a weight from 0 to 1.
  init(markOf weight: Double, aspect: Double) {
    let height = 8 + 14 * weight.squareRoot()
    self.init(width: height * aspect, height: height)
  }

  /// The size within a second outline that stands off so far.
  func inset(by gap: Double) -> NodeSize {
    NodeSize(width: max(3, width - 2 * gap), height: max(3, height - 2 * gap))
  }

  /// Half the diagonal: how far the shape reaches from its middle.
  var reach: Double { (width * width + height * height).squareRoot() / 2 }
}

/// The lines of text in a node and their sizes.
struct NodeText: Sendable {
  let titleLines: [String]
  let subtitleLines: [String]
  let titleSize: Double
  let subtitleSize: Double
  let chipColumns: Int

  init(_ node: DiagramContent.Node) {
    titleSize = Self.titleSize(of: node.weight)
    subtitleSize = max(8, titleSize * 0.62)
    titleLines = node.title.wrapped(at: 24)
    subtitleLines = node.subtitle?.wrapped(at: 32) ?? []
    chipColumns =
      switch node.chips.count {
      case ...3: 1
      case ...6: 2
      case ...24: 3
      default: 5
      }
  }
}

extension NodeText {
  /// The size of the name of a node of a weight from 0 to 1.
  static func titleSize(of weight: Double) -> Double { 11 + 9 * weight.squareRoot() }
}
