extension GraphvizLayout {
  /// Reads the records of a worker; nil if they are not what a worker writes.
  init?(records bytes: [UInt8], warnings: [String]) {
    self.init(
      boundingBox: Box(lower: Point(x: 0, y: 0), upper: Point(x: 0, y: 0)),
      nodes: [:], edges: [], clusters: [:], warnings: warnings)
    var reader = LayoutRecordReader(bytes)
    while !reader.isAtEnd {
      guard let record = reader.next(), add(record.kind, record.fields) else { return nil }
    }
    if bytes.isEmpty { return nil }
  }

  /// Takes over one record, and tells whether it made sense.
  private mutating func add(_ kind: LayoutRecordKind, _ fields: [String]) -> Bool {
    switch (kind, fields.count) {
    case (.graph, 1):
      // A graph without nodes has no box, or one of no extent.
      if let box = Box(attribute: fields[0]) { boundingBox = box }
      return fields[0].isEmpty || Box(attribute: fields[0]) != nil
    case (.cluster, 2):
      guard let box = Box(attribute: fields[1]) else { return false }
      clusters[fields[0]] = box
    case (.node, 4):
      guard let center = Point(attribute: fields[1]),
        let width = Double(fields[2]), let height = Double(fields[3])
      else { return false }
      // Sizes are in inches, positions in points.
      nodes[fields[0]] = Node(center: center, width: width * 72, height: height * 72)
    case (.edge, 6):
      guard let splines = Spline.all(attribute: fields[3]) else { return false }
      edges.append(
        Edge(
          id: fields[2].isEmpty ? nil : fields[2], tail: fields[0], head: fields[1],
          splines: splines, labelPosition: Point(attribute: fields[4]),
          externalLabelPosition: Point(attribute: fields[5])))
    default:
      return false
    }
    return true
  }
}

extension GraphvizLayout.Point {
  /// Reads `x,y`.
  ///
  /// A third coordinate, and `!` behind a pinned node, are passed over.
  init?(attribute: some StringProtocol) {
    let words = attribute.split(separator: ",")
    let numbers = words.prefix(2).compactMap { Double($0.last == "!" ? $0.dropLast() : $0) }
    guard numbers.count == 2, numbers.allSatisfy(\.isFinite) else { return nil }
    self.init(x: numbers[0], y: numbers[1])
  }
}

extension GraphvizLayout.Box {
  /// Reads `left,bottom,right,top`.
  init?(attribute: String) {
    let numbers = attribute.split(separator: ",").compactMap { Double($0) }
    guard numbers.count == 4, numbers.allSatisfy(\.isFinite) else { return nil }
    self.init(
      lower: .init(x: numbers[0], y: numbers[1]), upper: .init(x: numbers[2], y: numbers[3]))
  }
}

extension GraphvizLayout.Spline {
  /// Reads `s,x,y e,x,y x,y x,y …`, pieces being separated by `;`.
  static func all(attribute: String) -> [Self]? {
    var splines: [Self] = []
    for piece in attribute.split(separator: ";") {
      var spline = Self(points: [], start: nil, end: nil)
      for word in piece.split(separator: " ") {
        let numbers = word.drop { $0 == "s" || $0 == "e" || $0 == "," }
        guard let point = GraphvizLayout.Point(attribute: numbers) else { return nil }
        switch word.first {
        case "s": spline.start = point
        case "e": spline.end = point
        default: spline.points.append(point)
        }
      }
      splines.append(spline)
    }
    return splines
  }
}
