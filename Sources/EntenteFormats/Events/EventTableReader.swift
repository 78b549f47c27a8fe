import EntenteModel

/// Reads tables of coded events, who did what to whom on which day, as claims.
///
/// | layout | actors | code of the event | strength |
/// |---|---|---|---|
/// | GDELT 1.0 and 2.0 | codes of CAMEO | CAMEO | GoldsteinScale |
/// | ICEWS | names | CAMEO | Intensity |
/// | POLECAT | names | PLOVER types | Intensity |
///
/// An event is a claim of the first actor about the second, of the kind that
/// ``CAMEOCodes`` or ``PLOVERTypes`` give its code, on its day, and its id is the
/// key: a row repeated in two files is one relation. What is only announced is
/// *planned*. Goldstein's scale tells conflict from cooperation by its sign and
/// how much by its size. Here the kind has the sign, so the size is the strength
/// and the number as it stands the attribute `goldstein`; 0, which says nothing
/// of size, leaves the strength of the kind. An event that names one actor ties
/// nobody: such events are counted and reported, not kept.
///
/// Ids are those of the coding scheme: all event tables that are read together
/// share them, and no other file does. States have their ISO code, by which they
/// are one with those of other files. Organs of a state (`USAGOV`) are
/// entities of their own, tied to it by `part-of`, which the reader infers from
/// their code.
struct EventTableReader {
  private var log: ProblemLog
  private let file: InputFile
  private let number: KnowledgeGraph.Builder.FileNumber
  private var days: [String: PartialDate] = [:]
  private var entities: EventDeclaration
  private var cited: Set<String> = []
  private var kinds: Set<Relation.Kind> = []
  private var unknownCodes: Set<String> = []
  private var eventCount = 0
  private var oneSidedCount = 0
  private var firstOneSided = 0

  /// The group of files that share the ids of event tables.
  private static let group = Int.min

  /// The layout of a table by its first row, if it is one of events.
  static func layout(of first: EventRow) -> (any EventLayout)? {
    guard first.count >= 4 else { return nil }
    return GDELTLayout(first) ?? NamedActorLayout(first)
  }

  /// Whether a first row names columns: an event begins with its number.
  static func isHeader(_ first: EventRow) -> Bool { Int(first[0].text.trimmed) == nil }

  /// Whether a text begins like a table of events.
  static func recognizes(_ bytes: ArraySlice<UInt8>) -> Bool {
    let line = bytes.prefix(8192).prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard line.contains(UInt8(ascii: "\t")) || line.contains(UInt8(ascii: ",")) else {
      return false
    }
    var scanner = EventRows(Array(line))
    guard let row = try? scanner.next() else { return false }
    return layout(of: row) != nil
  }

  /// Adds the events of a table to a graph that is being built.
  static func read(_ file: InputFile, into builder: inout KnowledgeGraph.Builder) {
    let number = builder.add(file, scope: .group(group), declaresByUse: true)
    builder.add(Source(id: file.name), from: number)
    var reader = EventTableReader(
      log: ProblemLog(file: file), file: file, number: number)
    do { try reader.readRows(into: &builder) } catch {
      reader.log.report("csv", at: error.offset, error.message, hint: error.hint)
    }
    builder.problems += reader.log.problems
  }

  private init(
    log: ProblemLog, file: InputFile, number: KnowledgeGraph.Builder.FileNumber
  ) {
    self.log = log
    self.file = file
    self.number = number
    entities = EventDeclaration(source: file.name, number: number)
  }

  private mutating func readRows(
    into builder: inout KnowledgeGraph.Builder
  ) throws(CSVScanner.Malformation) {
    var scanner = EventRows(file.bytes)
    guard let first = try scanner.next() else {
      return log.report("empty", at: 0, "the file holds no rows")
    }
    guard let layout = Self.layout(of: first) else {
      return log.report(
        "no-columns", at: first[0].offset, "this is no table of events that is known",
        hint: "known are GDELT (57, 58 or 61 columns), ICEWS and POLECAT with their headers")
    }
    var row: EventRow? = first
    let isHeader = Self.isHeader(first)
    if isHeader { row = try scanner.next() }
    while let fields = row {
      if fields.count == layout.columnCount
        || fields.dropFirst(layout.columnCount).allSatisfy({ $0.text.isEmpty })
          && fields.count > layout.columnCount
      {
        read(layout.event(in: fields), at: fields[0].offset, into: &builder)
      } else {
        log.report(
          "row-length", at: fields[0].offset,
          "this row has \(fields.count.counted("field", "fields")) instead of "
            + "\(layout.columnCount)",
          hint: "was the file cut off, or a field broken by a tab?")
      }
      row = try scanner.next()
    }
    report(layout, isHeader: isHeader)
  }

  /// Says what of the table is not kept.
  private mutating func report(_ layout: any EventLayout, isHeader: Bool) {
    if eventCount == 0, log.problems.isEmpty {
      log.report("empty", .warning, at: 0, "the table names its columns but holds no rows")
    }
    if oneSidedCount > 0 {
      log.report(
        "one-sided-events", .note, at: firstOneSided,
        "\(oneSidedCount) of \(eventCount) events name one actor or none, tie nobody and are not "
          + "kept")
    }
    let ignored = layout.ignoredColumns
    if !ignored.isEmpty {
      log.report(
        "ignored-column", .note, at: 0,
        "not read: " + ignored.map { "'\($0)'" }.joined(separator: ", "))
    }
  }
}

// MARK: - Events

extension EventTableReader {
  private mutating func read(
    _ event: CodedEvent, at offset: Int, into builder: inout KnowledgeGraph.Builder
  ) {
    eventCount += 1
    guard !event.id.text.isEmpty else {
      return log.report("missing-id", at: event.id.offset, "this event has no id")
    }
    guard let day = day(of: event.day) else { return }
    guard !event.actors.isEmpty, !event.targets.isEmpty else {
      if oneSidedCount == 0 { firstOneSided = offset }
      oneSidedCount += 1
      return
    }
    let score = score(of: event)
    let meaning = event.meaning ?? unknown(event)
    if kinds.insert(meaning.kind).inserted,
      let definition = EventKinds.definition(of: meaning.kind)
    {
      builder.vocabulary.add(definition)
    }
    let citation = cite(event, into: &builder)
    var attributes = [Claim.Attribute("event-code", type: .code, value: event.code.text)]
    if let text = event.score?.text, score != nil {
      attributes.append(Claim.Attribute(event.scoreName, type: .number, value: text))
    }
    for (name, type, field) in event.attributes {
      if let attribute = attribute(name, type, field) { attributes.append(attribute) }
    }
    let size = abs(score ?? meaning.goldstein ?? 0)
    for party in event.actors + event.targets {
      entities.declare(party, at: offset, into: &builder)
    }
    for actor in event.actors {
      for target in event.targets {
        let (subject, object) = meaning.isReversed ? (target, actor) : (actor, target)
        var claim = Claim(subject.id, meaning.kind, object.id, period: Period(day))
        claim.key = event.id.text
        claim.modality = meaning.isPlanned ? .planned : .asserted
        claim.strength = size > 0 ? size : nil
        claim.at = event.place
        claim.attributes = attributes + Self.names(of: subject, object)
        claim.citations = [citation]
        builder.add(claim, from: number, at: offset)
      }
    }
  }

  /// What the event calls its two parties, where that is not their name.
  private static func names(of subject: EventParty, _ object: EventParty) -> [Claim.Attribute] {
    [("subject-name", subject), ("object-name", object)].compactMap { name, party in
      party.calledHere.map { Claim.Attribute(name, type: .text, value: $0.text) }
    }
  }

  /// The meaning of an event whose code is in no table: neutral, with a warning.
  private mutating func unknown(_ event: CodedEvent) -> EventMeaning {
    if unknownCodes.insert(event.code.text).inserted {
      log.report(
        "unknown-code", .warning, at: event.code.offset,
        event.code.text.isEmpty
          ? "this event has no code; it is read as neutral"
          : "'\(event.code.text)' is no code of an event that is known; it is read as neutral")
    }
    return EventMeaning(words: [Substring]())
  }

  private mutating func score(of event: CodedEvent) -> Double? {
    guard let field = event.score else { return nil }
    let isGoldstein = event.scoreName == "goldstein"
    guard let score = Double(field.text), score.isFinite,
      !isGoldstein || (-10...10).contains(score)
    else {
      log.report(
        "wrong-type", at: field.offset,
        "'\(field.text)' is no number" + (isGoldstein ? " from -10 to 10" : ""),
        hint: isGoldstein ? "the column holds the value on Goldstein's scale" : nil)
      return nil
    }
    return score
  }

  private mutating func attribute(
    _ name: String, _ type: Property.ValueType, _ field: EventField
  ) -> Claim.Attribute? {
    var value = field.text
    let isSound: Bool
    switch type {
    case .boolean:
      value = ["1": "true", "0": "false"][value] ?? value.lowercased()
      isSound = value == "true" || value == "false"
    case .integer: isSound = Int(value) != nil
    case .number: isSound = Double(value).map(\.isFinite) ?? false
    default: isSound = true
    }
    guard isSound else {
      log.report("wrong-type", at: field.offset, "'\(value)' can't be read as '\(name)'")
      return nil
    }
    return Claim.Attribute(name, type: type, value: value)
  }

  /// The day that a field means: `20240703`, `2024-07-03`, with a time behind it
  /// or not.
  private mutating func day(of field: EventField) -> PartialDate? {
    if let day = days[field.text] { return day }
    var text = Substring(field.text)
    let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
    if digits.count == text.utf8.count, digits.count == 8 || digits.count == 14 {
      text = "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.dropFirst(6).prefix(2))"
    } else {
      text = text.prefix { $0 != " " && $0 != "T" }
    }
    do {
      let day = try PartialDate(text)
      guard day.day != nil else {
        log.report("malformed-date", at: field.offset, "'\(field.text)' names no day")
        return nil
      }
      days[field.text] = day
      return day
    } catch {
      log.report("malformed-date", at: field.offset, error.description)
      return nil
    }
  }
}

// MARK: - Sources

extension EventTableReader {
  /// Declares the source of an event once; the table itself if it names none.
  private mutating func cite(
    _ event: CodedEvent, into builder: inout KnowledgeGraph.Builder
  ) -> Citation {
    guard var source = event.source else { return Citation(source: file.name) }
    if cited.insert(source.id).inserted {
      source.date = event.reportedOn.flatMap { day(of: $0) }
      builder.add(source, from: number)
    }
    return Citation(source: source.id, locator: event.locator)
  }
}
