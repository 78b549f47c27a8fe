import EntenteGraph

extension DOTDocument {
  /// A point that nothing shows.
  mutating func hiddenPoint(_ id: String, _ point: PlanePoint) {
    node(
      id,
      [
        ("shape", .text("point")), ("style", .text("invis")), ("width", .number(0.01)),
        ("height", .number(0.01)), ("label", .text("")),
        ("pos", .text("\(point.x.twoDigits),\(point.y.twoDigits)")),
      ])
  }

  /// A small dot, which says nothing.
  mutating func dot(_ id: String, at point: PlanePoint, color: String) {
    node(
      id,
      [
        ("id", .text(id)), ("class", .text("frame")), ("shape", .text("circle")),
        ("style", .text("filled")), ("color", .text(color)), ("fillcolor", .text(color)),
        ("label", .text("")), ("fixedsize", .text("true")), ("width", .number(1.6 / 72)),
        ("height", .number(1.6 / 72)), ("penwidth", .number(0)),
        ("pos", .text("\(point.x.twoDigits),\(point.y.twoDigits)")),
      ])
  }
}
