import ArgumentParser
import EntenteAnalysis
import EntenteFormats
import EntenteModel
import EntenteSpark
import Foundation

extension SparkPlan {
  /// A plan with the tables that events are read by, and the kinds that this
  /// program knows.
  init(
    _ task: Task, of paths: [String], _ input: InputOptions, _ selection: SelectionOptions,
    to output: Output, with others: [String]? = nil
  ) throws {
    var vocabulary = Vocabulary.standard
    for definition in EventCoding.kinds { vocabulary.add(definition) }
    self.init(
      task,
      inputs: try (paths + (others ?? input.others)).map { try Input($0, as: input.inputFormat) },
      kinds: vocabulary.relationKinds.map(Kind.init), output: output)
    if inputs.contains(where: \.format.isOfEvents) {
      try SparkRefusal.options(
        [(selection.certainOnly, "--certain-only")], hint: "the days of events are certain")
      meanings = EventCoding.meanings.map(Meaning.init)
      unknownMeaning = Meaning(EventCoding.unknown)
      countries = EventCoding.countries.map(Country.init)
      names = EventCoding.countryNames.map(CountryName.init)
      bodies = EventCoding.bodies
      organs = EventCoding.organs
    }
    self.selection = try Selection(selection, vocabulary)
    listed = try Self.entityKinds(selection.kind, vocabulary)
    if !inputs.contains(where: { $0.format == .ties }) {
      try SparkRefusal.options(
        [
          (input.undirected, "--undirected without a table of ties"),
          (input.columns.edgeNames != nil, "--from-column and the like without a table of ties"),
        ], hint: "events and claims say so themselves")
    }
    for place in inputs.indices where inputs[place].format == .ties {
      inputs[place].names = input.columns.edgeNames
      inputs[place].undirected = input.undirected ? true : nil
    }
  }
}

extension SparkPlan.Meaning {
  init(_ meaning: EventCoding.Meaning) {
    self.init(
      code: meaning.code, kind: meaning.kind.rawValue, planned: meaning.isPlanned,
      reversed: meaning.isReversed, strength: meaning.goldstein.map(abs))
  }
}

extension SparkPlan.Input {
  /// An input by its path, and by its first line if it is a file of this machine.
  init(_ path: String, as format: InputFormat?) throws {
    if path == "-" {
      throw Trouble("Spark can't read standard input", hint: "name a file, folder or address")
    }
    let whole = SparkPath.whole(path)
    let events = try Self.events(at: path)
    switch format ?? Self.format(of: path, isOfEvents: events != nil) {
    case .events:
      let layout = events ?? EventCoding.gdelt
      self.init(path: whole, format: Format(layout.name))
      header = layout.hasHeader
      columns = header ? nil : layout.columns
      separator = String(layout.separator)
    case .claims: self.init(path: whole, format: .claims)
    case .table: self.init(path: whole, format: .ties)
    case let other:
      throw Trouble(
        "Spark does not read \(other.rawValue)",
        hint: "it reads events, claims, and tables of ties: --input-format events, claims or table")
    }
    name = path
  }

  /// The format of what a path names, where the user doesn't say.
  private static func format(of path: String, isOfEvents: Bool) -> InputFormat {
    let name = path.lowercased()
    // GDELT names its files …export.CSV.
    let isExport = [".export.csv", ".export.csv.gz"].contains(where: name.hasSuffix)
    return isOfEvents || isExport ? .events : InputFormat(endingOf: path) ?? .table
  }

  /// The layout of the first table of events that a path means, if this machine can
  /// look at it.
  private static func events(at path: String) throws -> EventCoding.Layout? {
    if SparkPath.isRemote(path) || SparkPath.isPattern(path) { return nil }
    if !path.hasPrefix("file:"), !FileManager.default.fileExists(atPath: path) {
      throw Trouble(
        "there is no file or folder '\(path)'",
        hint: "what lies elsewhere has an address, such as hdfs://… or s3a://…")
    }
    if path.lowercased().hasSuffix(".parquet") || path.hasPrefix("file:") { return nil }
    guard let first = try InputFile.paths(at: path).first else {
      throw Trouble("there is nothing to read in '\(path)'")
    }
    let handle = FileHandle(forReadingAtPath: first)
    defer { try? handle?.close() }
    return EventCoding.layout(of: [UInt8](try handle?.read(upToCount: 1 << 16) ?? Data()))
  }
}

extension SparkPlan.Input.Format {
  init(_ name: EventCoding.Layout.Name) {
    self =
      switch name {
      case .gdelt: .gdelt
      case .icews: .icews
      case .polecat: .polecat
      }
  }
}

extension SparkPlan.Selection {
  /// What the options choose, as far as a job can.
  init(_ options: SelectionOptions, _ vocabulary: Vocabulary) throws {
    self.init()
    try SparkRefusal.options(
      [(options.prefer != nil, "--prefer")], hint: "it compares all claims of a graph")
    relations = try SparkPlan.list(
      options.relation, of: vocabulary.relationKinds.map(\.kind.rawValue), "relation")
    among = try SparkPlan.entityKinds(options.among, vocabulary)
    let named = SelectionOptions.words(in: options.source)
    sources = named.isEmpty ? nil : named
    minSources = options.minSources
    minConfidence = options.minConfidence
    if let modality = options.modality {
      modalities = SelectionOptions.words(in: [modality])
      if modalities == ["all"] { modalities = Claim.Standing.allCases.map(\.rawValue) }
    }
    certainOnly = options.certainOnly
    if let day = options.asOf {
      asOf = day.days
      last = asOf?.last
    }
    if let period = options.during {
      if case .date(let date) = period.start { first = date.days.first }
      let end: String? = if case .date(let date) = period.end { date.days.last } else { nil }
      during = [first, end]
      // Both hold, if both are asked for.
      last = [last, end].compactMap(\.self).min()
    }
  }

}

extension SparkPlan {
  /// The kinds of entity that words name, with those that are cases of them; nil if there
  /// are none.
  fileprivate static func entityKinds(
    _ words: [String], _ vocabulary: Vocabulary
  ) throws -> [String]? {
    try list(words, of: vocabulary.entityKinds.map(\.kind.rawValue), "kind of entity")?
      .flatMap { vocabulary.kinds(thatAre: Entity.Kind(rawValue: $0)) }
  }

  /// Words of which each must be known; nil if there are none.
  fileprivate static func list(
    _ given: [String], of known: [String], _ what: String
  ) throws -> [String]? {
    let words = SelectionOptions.words(in: given)
    if let word = words.first(where: { !known.contains($0) }) {
      throw Trouble(
        "unknown \(what) '\(word)'",
        hint: nearest(to: word, among: known).map { "did you mean '\($0)'?" })
    }
    return words.isEmpty ? nil : words
  }
}

extension TableOptions {
  /// The columns of edges that are named, by what they mean to a job; nil if none are.
  fileprivate var edgeNames: [String: String]? {
    let given = [
      "source": fromColumn, "target": toColumn, "kind": kindColumn, "weight": weightColumn,
      "period": dateColumn,
    ].compactMapValues(\.self)
    return given.isEmpty ? nil : given
  }
}

extension PartialDate {
  /// The first day that the date can mean, and the last.
  var days: [String] {
    [PartialDate(earliest).description, PartialDate(latest).description]
  }
}
