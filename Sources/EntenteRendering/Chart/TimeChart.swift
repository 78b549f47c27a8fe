import EntenteAnalysis
import EntenteGraph
package import EntenteGraphviz
package import EntenteModel

/// A measure over time as a chart that can be printed as it is: title, scales,
/// lines with their names, and sources.
package struct TimeChart: Sendable {
  /// A line, and what it stands for.
  package struct Line: Sendable {
    var name: String
    var points: [(day: CalendarDay, value: Double)]

    /// A line through points in the order of time.
    package init(_ name: String, _ points: [(day: CalendarDay, value: Double)]) {
      self.name = name
      self.points = points
    }
  }

  package var title: String
  package var subtitle: String

  /// What the numbers are, written above their scale.
  package var unit: String

  /// What stands below: how the graph was read, and its sources.
  package var footer: [String]

  package var lines: [Line]

  /// Whether a value lasts until the next point, or the points are joined.
  package var isStepped: Bool

  package var style = DiagramStyle()
  package var worker = GraphvizWorker()

  /// How many lines can be told apart.
  package static let mostLines = 12

  package init(
    title: String, subtitle: String, unit: String, footer: [String], lines: [Line],
    isStepped: Bool
  ) {
    self.title = title
    self.subtitle = subtitle
    self.unit = unit
    self.footer = footer
    self.lines = Array(lines.filter { !$0.points.isEmpty }.prefix(Self.mostLines))
    self.isStepped = isStepped
  }

  /// Whether there is nothing to draw.
  package var isEmpty: Bool { lines.isEmpty }

  /// The chart in a format, with what the library warned of.
  ///
  /// - Throws: A `GraphvizError` if drawing fails or exceeds its limits, or an
  ///   `SVGGate.Refusal` if the drawing holds what it must not.
  package func drawing(as format: GraphvizFormat) async throws -> GraphvizWorker.Drawing {
    let document = document(resolution: format == .png ? 144 : nil)
    if format == .dot { return .init(bytes: Array(document.utf8)) }
    var drawing = try await worker.draw(document, engine: .nop2, format: format)
    guard format == .svg else { return drawing }
    let gate = SVGGate(title: title, description: description)
    drawing.bytes = try gate.rewritten(drawing.bytes, titles: titles)
    return drawing
  }

  private func document(resolution: Double?) -> String {
    let painter = DiagramPainter(style: style, vocabulary: .standard)
    var document = painter.document(
      [("layout", .text("nop2")), ("splines", .text("true"))]
        + (resolution.map { [("dpi", .number($0))] } ?? []))
    let drawing = ChartDrawing(self, painter: painter)
    let extent = drawing.draw(into: &document)
    let frame = Frame(
      around: extent, painter: painter, title: title, subtitle: subtitle, footer: footer)
    frame.add(to: &document, legend: Legend(of: DiagramContent(), painter: painter))
    return document.text
  }

  /// The chart in a sentence for each line, for those who can't see it.
  package var description: String {
    subtitle + ". "
      + lines.map { line in
        let first = line.points[0]
        let last = line.points[line.points.count - 1]
        let most = line.points.max { $0.value < $1.value } ?? last
        return "\(line.name): \(first.value.brief) on \(PartialDate(first.day).spelledOut), "
          + "\(last.value.brief) on \(PartialDate(last.day).spelledOut), at most "
          + "\(most.value.brief)."
      }.joined(separator: " ")
  }

  private var titles: [String: String] {
    var titles: [String: String] = [:]
    for (number, line) in lines.enumerated() {
      titles["line-\(number)"] = line.name
      for (place, point) in line.points.enumerated() {
        titles["point-\(number)-\(place)"] =
          "\(line.name): \(point.value.brief), \(PartialDate(point.day).spelledOut)"
      }
    }
    return titles
  }
}
