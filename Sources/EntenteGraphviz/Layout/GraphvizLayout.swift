/// Where a layout engine put nodes, edges and clusters.
///
/// All lengths are points, 72 to the inch. The origin is the lower left corner
/// and y grows upward, as in Graphviz's own `pos` attributes.
public struct GraphvizLayout: Hashable, Sendable {
  /// A place in the drawing.
  public struct Point: Hashable, Sendable {
    /// The distance from the left.
    public var x: Double

    /// The distance from the bottom.
    public var y: Double

    /// Creates a point.
    public init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// A box with sides along the axes.
  public struct Box: Hashable, Sendable {
    /// The lower left corner.
    public var lower: Point

    /// The upper right corner.
    public var upper: Point

    /// Creates a box from two corners.
    public init(lower: Point, upper: Point) {
      self.lower = lower
      self.upper = upper
    }

    /// The extent from left to right.
    public var width: Double { upper.x - lower.x }

    /// The extent from bottom to top.
    public var height: Double { upper.y - lower.y }
  }

  /// A node's place and size.
  public struct Node: Hashable, Sendable {
    /// The middle of the node.
    public var center: Point

    /// The extent from left to right.
    public var width: Double

    /// The extent from bottom to top.
    public var height: Double
  }

  /// A piece of an edge's route: cubic Bézier curves, joined.
  public struct Spline: Hashable, Sendable {
    /// The end point of the curves' start: one point, then three for each curve.
    public var points: [Point]

    /// The tip of the arrowhead at the start, if there is one.
    public var start: Point?

    /// The tip of the arrowhead at the end, if there is one.
    public var end: Point?
  }

  /// An edge's route.
  public struct Edge: Hashable, Sendable {
    /// The `id` attribute; nil if the document gave none.
    public var id: String?

    /// The name of the node at the start.
    public var tail: String

    /// The name of the node at the end.
    public var head: String

    /// The route, usually of one piece; empty if the engine drew none.
    public var splines: [Spline]

    /// The middle of the label, if there is one.
    public var labelPosition: Point?

    /// The middle of the external label, if there is one.
    public var externalLabelPosition: Point?
  }

  /// The box around the whole drawing, without its margin.
  public var boundingBox: Box

  /// Places and sizes by the names of nodes.
  public var nodes: [String: Node]

  /// Routes, in the order of the nodes from which they start.
  public var edges: [Edge]

  /// The boxes of clusters by the names of their subgraphs.
  public var clusters: [String: Box]

  /// What the library warned of.
  public var warnings: [String]
}

extension GraphvizLayout {
  /// Returns the edges that have an `id`, by it.
  ///
  /// Of equal ids the first wins.
  ///
  /// - Complexity: O(*m*) for *m* edges.
  public func edgesByID() -> [String: Edge] {
    let pairs = edges.compactMap { edge in edge.id.map { ($0, edge) } }
    return Dictionary(pairs) { first, _ in first }
  }
}
