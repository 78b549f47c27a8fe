import EntenteModel

/// The times at which Gephi has nodes and edges: in the calendar they are
/// periods, and numbers stay what they are.
extension TableReader {
  /// Gives an edge the times of its column.
  mutating func addTimes(
    _ columns: TableColumns, _ row: CSVScanner.Row, toEdge edge: inout ForeignGraph.Edge
  ) {
    guard let (name, text, times) = times(columns, row, &edge.attributes) else { return }
    add(times, as: name, text, to: &edge)
  }

  /// Gives a node the times of its column.
  mutating func addTimes(
    _ columns: TableColumns, _ row: CSVScanner.Row, toNode node: inout ForeignGraph.Node
  ) {
    guard let (name, text, times) = times(columns, row, &node.attributes) else { return }
    if let periods = periods(of: times, as: name, text, &node.attributes) {
      node.attributes += periods.map {
        Claim.Attribute("period", type: .period, value: $0.description)
      }
    } else {
      addNumbers(times, to: &node.attributes)
    }
  }

  /// Gives an edge times; several make it last from the first to the last.
  mutating func add(
    _ times: [TableTime], as name: String, _ text: String, to edge: inout ForeignGraph.Edge
  ) {
    guard !times.isEmpty else { return }
    guard let periods = periods(of: times, as: name, text, &edge.attributes) else {
      addNumbers(times, to: &edge.attributes)
      return
    }
    if periods.count == 1, edge.period == nil {
      edge.period = periods[0]
      return
    }
    edge.period = edge.period ?? [TableTime].hull(of: periods)
    edge.attributes += periods.map {
      Claim.Attribute("spell", type: .period, value: $0.description)
    }
    notes.add(
      "spells", at: edge.offset,
      "an edge with several spells lasts from the first to the last; "
        + "each is kept in the attribute 'spell'")
  }

  /// The times in the column for them; nil, with the text kept, if there are none.
  private mutating func times(
    _ columns: TableColumns, _ row: CSVScanner.Row, _ attributes: inout [Claim.Attribute]
  ) -> (name: String, text: String, [TableTime])? {
    guard let position = columns[.times], let text = text(.times, columns, row) else { return nil }
    if let times = TableTime.all(in: text) { return ("time", text, times) }
    if let period = try? Period(text) {
      return ("time", text, [TableTime(period)])
    }
    notes.add(
      "unknown-time", .warning, at: row[position].offset,
      "'\(text)' is no time as Gephi writes them and is kept as a text",
      hint: "times are written <[2016-02-03, 2016-02-04]; [2017-01-01, 2017-02-01]>")
    attributes.append(Claim.Attribute("time", type: .text, value: text))
    return nil
  }

  /// The periods that times are, with the text kept if it says more; nil if one
  /// of them has no place in a calendar.
  private func periods(
    of times: [TableTime], as name: String, _ text: String,
    _ attributes: inout [Claim.Attribute]
  ) -> [Period]? {
    let periods = times.compactMap(\.period)
    guard periods.count == times.count else { return nil }
    if !times.allSatisfy(\.fitsPeriod) {
      attributes.append(Claim.Attribute(name == "weight" ? "time" : name, type: .text, value: text))
    }
    return periods
  }

  private func addNumbers(_ times: [TableTime], to attributes: inout [Claim.Attribute]) {
    guard times.count == 1, let time = times.first, time.isNumeric else {
      let isMoments = times.allSatisfy { $0.isMoment && $0.isNumeric }
      attributes += times.map {
        Claim.Attribute(
          isMoments ? "timestamp" : "spell", type: isMoments ? .number : .text, value: $0.text)
      }
      return
    }
    let startName = time.isMoment ? "timestamp" : time.isStartOpen ? "startopen" : "start"
    if let start = time.start {
      attributes.append(Claim.Attribute(startName, type: .number, value: start))
    }
    if let end = time.end {
      attributes.append(
        Claim.Attribute(time.isEndOpen ? "endopen" : "end", type: .number, value: end))
    }
  }
}
