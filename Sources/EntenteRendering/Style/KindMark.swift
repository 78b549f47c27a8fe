package import EntenteModel

/// An outline that a shape can have, by its Graphviz name.
package enum NodeShape: String, CaseIterable, Hashable, Sendable {
  case box, ellipse, hexagon, octagon, diamond, parallelogram, tab, note, folder, component
}

/// How a kind of entity looks, apart from its colors: told apart without them.
package struct KindMark: Hashable, Sendable {
  /// The outline.
  package var shape: NodeShape

  /// Whether the corners are round.
  package var isRounded = false

  /// Whether the outline is drawn twice.
  package var isDoubled = false

  /// How much of the usual margin the shape needs, since some carry their own.
  package var marginX = 1.0
  package var marginY = 1.0

  /// A mark with the margins that its shape needs.
  package init(_ shape: NodeShape, isRounded: Bool = false, isDoubled: Bool = false) {
    self.shape = shape
    self.isRounded = isRounded
    self.isDoubled = isDoubled
    (marginX, marginY) =
      switch shape {
      case .ellipse: (0.4, 0.3)
      case .hexagon: (0.2, 0.5)
      case .octagon: (0.3, 0.6)
      case .diamond: (0.05, 0.1)
      case .parallelogram: (0.1, 0.6)
      case .box, .tab, .note, .folder, .component: (1, 1)
      }
  }

  /// The style of Graphviz that draws it.
  var graphvizStyle: String { isRounded ? "filled,rounded" : "filled" }

  /// How wide a mark without words is to its height.
  var aspect: Double {
    switch shape {
    case .box, .tab, .note, .folder, .component: 1.15
    case .ellipse, .octagon, .diamond: 1
    case .hexagon: 1.2
    case .parallelogram: 1.5
    }
  }

  package static let standard: [Entity.Kind: KindMark] = [
    .state: KindMark(.box, isRounded: true),
    .leader: KindMark(.ellipse, isDoubled: true),
    .person: KindMark(.ellipse),
    .organization: KindMark(.hexagon),
    .event: KindMark(.tab),
    .place: KindMark(.parallelogram),
    .bloc: KindMark(.octagon),
    .initiative: KindMark(.note),
    .plain: KindMark(.box),
  ]
}
