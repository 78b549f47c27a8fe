import EntenteModel

/// When something of a GEXF file is there: between two times, or at one.
struct GEXFTime: Hashable {
  /// A time as written; nil where none is given or it is infinite.
  var start: String?
  var end: String?
  /// Whether the time is one moment, written in `start`.
  var isMoment = false
  /// Whether the start, or the end, itself is left out.
  var isStartOpen = false
  var isEndOpen = false
  /// The byte of the first time.
  var offset: Int

  /// The times that a tag gives in its attributes, in all their spellings.
  static func all(in scanner: XMLScanner) -> [GEXFTime] {
    var times: [GEXFTime] = []
    if let time = GEXFTime(intervalIn: scanner) { times.append(time) }
    for name in ["timestamp", "timestamps"] {
      guard let attribute = scanner.attribute(name) else { continue }
      for word in words(of: attribute.value) {
        times.append(GEXFTime(start: word, isMoment: true, offset: attribute.offset))
      }
    }
    if let attribute = scanner.attribute("intervals") {
      for part in attribute.value.split(separator: ";") {
        let ends = words(of: String(part))
        guard !ends.isEmpty else { continue }
        var time = GEXFTime(offset: attribute.offset)
        time.start = finite(ends[0])
        if ends.count > 1 { time.end = finite(ends[1]) }
        times.append(time)
      }
    }
    return times
  }

  /// The interval that a tag gives with `start` and `end`.
  private init?(intervalIn scanner: XMLScanner) {
    let starts = ["start", "startopen"].compactMap { scanner.attribute($0) }
    let ends = ["end", "endopen"].compactMap { scanner.attribute($0) }
    guard let first = starts.first ?? ends.first else { return nil }
    offset = first.offset
    start = starts.first.flatMap { Self.finite($0.value) }
    end = ends.first.flatMap { Self.finite($0.value) }
    isStartOpen = starts.first?.name == "startopen"
    isEndOpen = ends.first?.name == "endopen"
    if start == nil, end == nil { return nil }
  }

  private init(
    start: String? = nil, isMoment: Bool = false, offset: Int
  ) {
    self.start = start
    self.isMoment = isMoment
    self.offset = offset
  }

  /// The times of a list such as `<[2001.0, 2002.0]>`.
  private static func words(of text: String) -> [String] {
    text.split { "<>[]();, ".contains($0) }.map(String.init)
  }

  private static func finite(_ text: String) -> String? {
    let word = text.trimmed
    return ["", "-infinity", "infinity", "-inf", "inf", "+infinity", "null"]
      .contains(word.lowercased()) ? nil : word
  }
}

extension GEXFTime {
  /// How the times of a file are written.
  enum Format {
    case dates, numbers
    /// The file does not say.
    case unknown

    init(_ word: String?) {
      switch word?.lowercased() {
      case "date", "datetime": self = .dates
      case "double", "integer", "float", "long": self = .numbers
      default: self = .unknown
      }
    }
  }

  /// Whether the times are dates, by the word of the file or by their look.
  func isDates(_ format: Format) -> Bool {
    switch format {
    case .dates: true
    case .numbers: false
    case .unknown:
      [start, end].contains { $0?.dropFirst().contains("-") == true && Double($0 ?? "") == nil }
    }
  }

  /// The time as a period of days; a part of a day is not kept in it.
  func period() throws(Period.Malformation) -> Period {
    if isMoment { return try Period(Self.day(start ?? "")) }
    return try Period((start.map(Self.day) ?? "..") + "/" + (end.map(Self.day) ?? ".."))
  }

  /// Whether the period of days says less than the file.
  var isFinerThanDays: Bool {
    isStartOpen || isEndOpen || [start, end].contains { $0.map { Self.day($0) != $0 } == true }
  }

  /// The day of a date with a time or a time zone behind it.
  private static func day(_ text: String) -> String {
    guard text.utf8.count > 10, text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
    let day = String(text.prefix(10))
    let rest = text.dropFirst(10)
    guard rest.first.map({ "T +Zz-".contains($0) }) == true,
      rest.dropFirst().allSatisfy({ $0.isNumber || ":.Zz+-".contains($0) })
    else { return text }
    return day
  }

  /// The time as the file has it: `2.0`, `2.0/4.0`, `../3`, with a bracket that
  /// opens outward where an end is left out: `]2.0/4.0`.
  var text: String {
    if isMoment { return start ?? "" }
    return (isStartOpen ? "]" : "") + (start ?? "..") + "/" + (end ?? "..") + (isEndOpen ? "[" : "")
  }
}
