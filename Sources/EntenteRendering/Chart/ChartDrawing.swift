import EntenteAnalysis
import EntenteGraph
import EntenteGraphviz
import EntenteModel

/// Draws the field of a chart: scales, lines, and their names at their ends.
struct ChartDrawing {
  private let chart: TimeChart
  private let painter: DiagramPainter
  private let times: TimeAxis
  private let numbers: NumberAxis

  private var theme: Theme { painter.theme }

  private static let width = 640.0
  private static let height = 330.0
  private static let nameSize = 10.5
  private static let nameHeight = 15.0
  private static let scaleSize = 9.0

  /// The most points of a line that are marked by dots.
  private static let dotCount = 80

  init(_ chart: TimeChart, painter: DiagramPainter) {
    self.chart = chart
    self.painter = painter
    let points = chart.lines.flatMap(\.points)
    times = TimeAxis(
      from: points.map(\.day).min() ?? CalendarDay(number: 0),
      to: points.map(\.day).max() ?? CalendarDay(number: 0), marks: 9)
    numbers = NumberAxis(holding: points.map(\.value), marks: 6)
  }

  /// Draws it; returns the room that it takes.
  func draw(into document: inout DOTDocument) -> Extent2D {
    let scaleWidth = 10 + Double(numbers.marks.map { $0.brief.count }.max() ?? 1) * 5.2
    drawScales(scaleWidth, &document)
    // The last line is drawn first, so that the first lies above all.
    for number in chart.lines.indices.reversed() { drawLine(number, &document) }
    let nameWidth = drawNames(&document)
    return Extent2D(
      [
        PlanePoint(x: -scaleWidth, y: Self.height + 26),
        PlanePoint(x: Self.width + nameWidth, y: -24),
      ], [NodeSize(width: 0, height: 0), NodeSize(width: 0, height: 0)])
  }

  private func point(_ day: CalendarDay, _ value: Double) -> PlanePoint {
    PlanePoint(
      x: times.place(of: day) * Self.width, y: numbers.place(of: value) * Self.height)
  }

  // MARK: Scales

  private func drawScales(_ scaleWidth: Double, _ document: inout DOTDocument) {
    for (place, mark) in numbers.marks.enumerated() {
      let y = numbers.place(of: mark) * Self.height
      document.polyline(
        "grid-\(place)", [PlanePoint(x: 0, y: y), PlanePoint(x: Self.width, y: y)],
        color: place == 0 ? theme.muted : theme.faint, width: place == 0 ? 0.9 : 0.5,
        style: "solid", isDecoration: true)
      document.rightText(
        mark.brief, id: "scale-\(place)", size: Self.scaleSize, color: theme.muted, right: -7,
        middle: y)
    }
    document.textBox(
      chart.unit, id: "unit", size: Self.scaleSize, color: theme.muted, left: -scaleWidth,
      width: Self.width / 2, middle: Self.height + 18, height: 13)
    for (place, mark) in times.marks.enumerated() {
      let x = times.place(of: mark.day) * Self.width
      document.polyline(
        "tick-\(place)", [PlanePoint(x: x, y: 0), PlanePoint(x: x, y: -5)], color: theme.muted,
        width: 0.7, style: "solid", isDecoration: true)
      document.centeredText(
        mark.text, id: "time-\(place)", size: Self.scaleSize, color: theme.muted,
        at: PlanePoint(x: x, y: -14))
    }
  }

  // MARK: Lines

  private func color(of number: Int) -> String {
    theme.categories[Self.hues[number % Self.hues.count] % theme.categories.count].border
  }

  /// The order in which the colors of categories are taken, so that the first
  /// few are far apart.
  private static let hues = [5, 1, 6, 3, 0, 4, 2, 7]

  /// Colors return with another dash; without colors the dash tells all.
  private func dash(of number: Int) -> String {
    let dashes = ["solid", "dashed", "dotted"]
    return dashes[(theme.hasLetters ? number : number / Self.hues.count) % dashes.count]
  }

  private func drawLine(_ number: Int, _ document: inout DOTDocument) {
    let line = chart.lines[number]
    var corners: [PlanePoint] = []
    for known in line.points {
      let next = point(known.day, known.value)
      if chart.isStepped, let last = corners.last, last.y != next.y {
        corners.append(PlanePoint(x: next.x, y: last.y))
      }
      corners.append(next)
    }
    if corners.count == 1 { corners.append(corners[0]) }
    document.polyline(
      "line-\(number)", corners, color: color(of: number), width: number == 0 ? 2.4 : 1.8,
      style: dash(of: number), tooltip: line.name)
    guard line.points.count <= Self.dotCount else { return }
    for (place, known) in line.points.enumerated()
    where place == 0 || place == line.points.count - 1
      || known.value != line.points[place - 1].value
    {
      document.chartDot(
        "point-\(number)-\(place)", at: point(known.day, known.value), color: color(of: number),
        background: theme.background,
        tooltip: "\(line.name): \(known.value.brief), \(PartialDate(known.day).spelledOut)")
    }
  }

  /// Writes each name and last value beside the end of its line, none above
  /// another; returns the room that they take.
  private func drawNames(_ document: inout DOTDocument) -> Double {
    struct Name {
      var number: Int
      var text: String
      var y: Double
      var wanted: PlanePoint
    }
    var names = chart.lines.indices.map { number -> Name in
      let line = chart.lines[number]
      let last = line.points[line.points.count - 1]
      let end = point(last.day, last.value)
      return Name(
        number: number, text: "\(line.name.shortenedForChart)  \(last.value.brief)", y: end.y,
        wanted: end)
    }
    names.sort { ($0.wanted.y, -$0.number) < ($1.wanted.y, -$1.number) }
    Self.spread(&names, \.y)
    let width = 34 + Double(names.map(\.text.count).max() ?? 0) * 6.1
    for name in names {
      let left = Self.width + 24
      document.polyline(
        "lead-\(name.number)",
        [
          PlanePoint(x: name.wanted.x + 4, y: name.wanted.y), PlanePoint(x: left - 4, y: name.y),
        ], color: theme.faint, width: 0.7, style: "solid", isDecoration: true)
      document.textBox(
        name.text, id: "name-\(name.number)", size: Self.nameSize, color: color(of: name.number),
        isBold: name.number == 0, left: left, width: width - 24, middle: name.y,
        height: Self.nameHeight - 1)
    }
    return width
  }

  /// Moves heights in ascending order apart, as little as need be: those that
  /// touch become a block around their middle.
  private static func spread<Item>(_ items: inout [Item], _ height: WritableKeyPath<Item, Double>) {
    var blocks: [(members: Range<Int>, middle: Double)] = []
    for (place, item) in items.enumerated() {
      var block = (members: place..<(place + 1), middle: item[keyPath: height])
      while let last = blocks.last {
        let room = Double(last.members.count + block.members.count) * nameHeight / 2
        if block.middle - last.middle >= room { break }
        blocks.removeLast()
        let (a, b) = (Double(last.members.count), Double(block.members.count))
        block = (
          last.members.lowerBound..<block.members.upperBound,
          (last.middle * a + block.middle * b) / (a + b)
        )
      }
      blocks.append(block)
    }
    for block in blocks {
      for (place, member) in block.members.enumerated() {
        items[member][keyPath: height] =
          block.middle + (Double(place) - Double(block.members.count - 1) / 2) * nameHeight
      }
    }
  }
}

extension String {
  /// A name short enough to stand beside a line.
  fileprivate var shortenedForChart: String { count > 32 ? prefix(31) + "…" : self }
}

extension DOTDocument {
  /// A line from point to point.
  mutating func polyline(
    _ id: String, _ points: [PlanePoint], color: String, width: Double, style: String,
    tooltip: String = "", isDecoration: Bool = false
  ) {
    guard let first = points.first, let last = points.last else { return }
    hiddenPoint(id + "-from", first)
    hiddenPoint(id + "-to", last)
    var route = [first]
    for (from, to) in zip(points, points.dropFirst()) {
      // A straight part of a curve: its control points lie on it.
      route.append(PlanePoint(x: from.x + (to.x - from.x) / 3, y: from.y + (to.y - from.y) / 3))
      route.append(
        PlanePoint(x: from.x + (to.x - from.x) * 2 / 3, y: from.y + (to.y - from.y) * 2 / 3))
      route.append(to)
    }
    edge(
      id + "-from", id + "-to",
      [
        ("id", .text(id)), ("class", .text(isDecoration ? "frame" : "line")),
        ("color", .text(color)), ("penwidth", .number(width)), ("style", .text(style)),
        ("dir", .text("none")), ("tooltip", .text(GraphvizText.label(tooltip))),
        (
          "pos",
          .text(route.map { "\($0.x.twoDigits),\($0.y.twoDigits)" }.joined(separator: " "))
        ),
      ])
  }

  /// A dot of a line, with a rim of paper.
  mutating func chartDot(
    _ id: String, at point: PlanePoint, color: String, background: String, tooltip: String
  ) {
    node(
      id,
      [
        ("id", .text(id)), ("class", .text("point")), ("shape", .text("circle")),
        ("style", .text("filled")), ("color", .text(background)), ("fillcolor", .text(color)),
        ("label", .text("")), ("tooltip", .text(GraphvizText.label(tooltip))),
        ("fixedsize", .text("true")), ("width", .number(5.4 / 72)),
        ("height", .number(5.4 / 72)), ("penwidth", .number(1)),
        ("pos", .text("\(point.x.twoDigits),\(point.y.twoDigits)")),
      ])
  }
}
