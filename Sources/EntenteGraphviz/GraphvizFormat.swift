/// What the Graphviz library can write.
public enum GraphvizFormat: String, CaseIterable, Sendable {
  /// A drawing of vectors for the web. Send it through ``SVGGate`` before anyone opens it.
  case svg

  /// A drawing of pixels.
  case png

  /// A drawing of vectors for print.
  case pdf

  /// The graph's text with the layout as attributes.
  case dot

  /// The graph's text in its canonical form, without a layout.
  case canon

  /// The layout in a simple text, one line for each node and edge.
  case plain

  /// The layout as JSON, without drawing operations.
  case json0

  /// The layout as JSON, with drawing operations.
  case json

  /// The graph's text with the layout and drawing operations as attributes.
  case xdot
}

extension GraphvizFormat {
  /// Whether text is drawn with the fonts of this machine, once and for all.
  ///
  /// An SVG drawing is shown with the reader's fonts; these formats show boxes
  /// for what this machine's fonts lack.
  var drawsGlyphs: Bool { self == .png || self == .pdf }

  /// Whether the graph is written as it was read.
  var needsNoLayout: Bool { self == .canon }
}
