import EntenteModel

/// The colors of one shape.
struct NodePaint: Hashable, Sendable {
  var border: String
  var fill: String
  /// The color of the name.
  var ink: String
  /// The color of what stands under the name.
  var muted: String
}

extension DiagramPainter {
  /// The colors of a node that stands for one entity.
  func paint(of node: DiagramContent.Node) -> NodePaint {
    let color = node.colors.first ?? .kind
    var paint = paint(color, kind: node.kind)
    if node.isProminent, theme.fillsProminent, color.fillsProminent {
      paint.fill = paint.border
      paint.ink = theme.ink(on: paint.fill)
      paint.muted = paint.ink
    }
    return paint
  }

  /// The colors that say something of an entity: the same in the diagram and in
  /// its legend.
  func paint(_ color: EntityColor, kind: Entity.Kind) -> NodePaint {
    let colors: Theme.KindColors
    switch color {
    case .kind: colors = style.colors(of: kind, in: vocabulary)
    case .category(let number):
      colors = number < theme.categories.count ? theme.categories[number] : theme.other
    case .other: colors = theme.other
    case .unknown: colors = theme.unknown
    case .level(let level):
      let fill = theme.fill(at: level)
      return NodePaint(
        border: theme.scale.border, fill: fill, ink: theme.ink, muted: theme.ink)
    }
    return NodePaint(
      border: colors.border, fill: colors.fill, ink: theme.ink, muted: theme.muted)
  }

  /// The colors of a shape of which only the outline says something.
  var neutral: NodePaint {
    NodePaint(border: theme.muted, fill: theme.background, ink: theme.ink, muted: theme.muted)
  }
}

extension EntityColor {
  /// Whether a prominent shape may be filled with the color of its border; a fill
  /// that is a value may not change.
  fileprivate var fillsProminent: Bool {
    switch self {
    case .kind, .category: true
    case .other, .level, .unknown: false
    }
  }
}
