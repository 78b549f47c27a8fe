import EntenteGraph
import EntenteGraphviz
import EntenteModel

/// What stands around a diagram: title and subtitle above, legend, sources and
/// date below, and the sheet that holds it all.
struct Frame {
  let painter: DiagramPainter
  let title: String
  let subtitle: String
  let footer: [String]

  /// The box that the shapes and words of the diagram take.
  private let inner: Extent2D

  private var theme: Theme { painter.theme }

  /// The left edge and the width of everything.
  private let left: Double
  private let width: Double

  private static let margin = 8.0
  private static let leastWidth = 520.0
  private static let pageWidth = 1080.0

  init(
    around inner: Extent2D, painter: DiagramPainter, title: String, subtitle: String,
    footer: [String]
  ) {
    self.inner = inner
    self.painter = painter
    self.title = title
    self.subtitle = subtitle
    self.footer = footer
    width = max(inner.width + 2 * Self.margin, Self.leastWidth)
    left = (inner.minX + inner.maxX - width) / 2
  }

  /// Adds the frame to a document whose shapes have places.
  func add(to document: inout DOTDocument, legend: Legend) {
    let scale = magnification
    var top = inner.maxY + 26 * scale
    for line in subtitle.wrapped(at: Int(width / scale / 5.7)).reversed() {
      top = text(
        line, size: 11.5 * scale, color: theme.muted, bottom: top, id: "subtitle", &document)
    }
    top += 3 * scale
    for line in title.wrapped(at: Int(width / scale / 12.2)).reversed() {
      top = text(
        line, size: 22 * scale, color: theme.ink, isBold: true, bottom: top, id: "title", &document)
    }
    bar(bottom: top + 8 * scale, scale: scale, &document)
    var bottom = inner.minY
    if !legend.isEmpty {
      bottom = legend.add(
        to: &document, left: left, width: width, top: bottom - 30 * scale, scale: scale)
    }
    bottom -= 14 * scale
    for line in footer.flatMap({ $0.wrapped(at: Int(width / scale / 4.6)) }) {
      bottom -= 8.5 * scale * 1.45
      _ = text(line, size: 8.5 * scale, color: theme.muted, bottom: bottom, id: "source", &document)
    }
    corner("corner-top", PlanePoint(x: left, y: top + 14 * scale), &document)
    corner("corner-bottom", PlanePoint(x: left + width, y: bottom), &document)
  }

  /// How much larger than usual title, legend and sources are: as much as the sheet
  /// is wider than a page, so that they can be read when it is scaled to one.
  private var magnification: Double { max(1, width / Self.pageWidth) }

  /// A line of text whose left end stands at the left edge; returns the height
  /// at which the next line above it may begin.
  private func text(
    _ text: String, size: Double, color: String, isBold: Bool = false, bottom: Double, id: String,
    _ document: inout DOTDocument
  ) -> Double {
    let height = size * 1.35
    document.textBox(
      text, id: "\(id)-\(document.count)", size: size, color: color, isBold: isBold,
      left: left, width: width, middle: bottom + height / 2, height: height)
    return bottom + height
  }

  private func bar(bottom: Double, scale: Double, _ document: inout DOTDocument) {
    let size = NodeSize(width: 44 * scale, height: 5 * scale)
    document.node(
      "accent",
      [
        ("id", .text("accent")), ("class", .text("accent")), ("shape", .text("box")),
        ("style", .text("filled")), ("color", .text(theme.accent)),
        ("fillcolor", .text(theme.accent)), ("label", .text("")), ("fixedsize", .text("true")),
        ("width", .number(size.width / 72)), ("height", .number(size.height / 72)),
        (
          "pos",
          .text(
            "\((left + size.width / 2).twoDigits),\((bottom + size.height / 2).twoDigits)")
        ),
      ])
  }

  /// A point that nothing shows, so that the sheet reaches as far.
  private func corner(_ id: String, _ point: PlanePoint, _ document: inout DOTDocument) {
    document.hiddenPoint(id, point)
  }
}
