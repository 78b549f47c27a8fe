/// The elements and attributes that a drawing may have.
///
/// Everything else (scripts, styles, images, foreign objects, animations, event
/// handlers) makes the drawing an error: Graphviz does not write it by itself.
enum SVGVocabulary {
  /// Returns the kinds of values of an element's attributes, or nil for an unknown element.
  static func attributes(of element: String) -> [String: SVGValue]? { elements[element] }

  private static let elements: [String: [String: SVGValue]] = [
    "svg": [
      "width": .numbers, "height": .numbers, "viewBox": .numbers, "xmlns": .namespace,
      "xmlns:xlink": .namespace,
    ],
    "g": ["id": .text, "class": .text, "transform": .transform],
    "title": [:],
    "desc": [:],
    "a": ["xlink:href": .address, "href": .address, "xlink:title": .text, "target": .words],
    "path": painted(["d": .path]),
    "polygon": painted(["points": .numbers]),
    "polyline": painted(["points": .numbers]),
    "ellipse": painted(["cx": .numbers, "cy": .numbers, "rx": .numbers, "ry": .numbers]),
    "circle": painted(["cx": .numbers, "cy": .numbers, "r": .numbers]),
    "rect": painted([
      "x": .numbers, "y": .numbers, "width": .numbers, "height": .numbers, "rx": .numbers,
      "ry": .numbers,
    ]),
    "text": textual([:]),
    "tspan": textual(["dx": .numbers, "dy": .numbers]),
    "defs": [:],
    "linearGradient": [
      "id": .words, "gradientUnits": .words, "x1": .numbers, "y1": .numbers, "x2": .numbers,
      "y2": .numbers,
    ],
    "radialGradient": [
      "id": .words, "cx": .numbers, "cy": .numbers, "r": .numbers, "fx": .numbers,
      "fy": .numbers,
    ],
    "stop": ["offset": .numbers, "style": .stopStyle],
  ]

  private static func painted(_ own: [String: SVGValue]) -> [String: SVGValue] {
    let paint: [String: SVGValue] = [
      "fill": .paint, "fill-opacity": .numbers, "stroke": .paint, "stroke-opacity": .numbers,
      "stroke-width": .numbers, "stroke-dasharray": .numbers, "stroke-linejoin": .words,
      "stroke-linecap": .words, "class": .text,
    ]
    return own.merging(paint) { own, _ in own }
  }

  private static func textual(_ own: [String: SVGValue]) -> [String: SVGValue] {
    let text: [String: SVGValue] = [
      "x": .numbers, "y": .numbers, "text-anchor": .words, "font-family": .text,
      "font-size": .numbers, "font-weight": .words, "font-style": .words,
      "text-decoration": .words, "baseline-shift": .words, "textLength": .numbers,
      "transform": .transform, "fill": .paint, "fill-opacity": .numbers, "class": .text,
      "xml:space": .words, "opacity": .numbers,
    ]
    return own.merging(text) { own, _ in own }
  }
}
