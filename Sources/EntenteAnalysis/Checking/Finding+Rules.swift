public import EntenteModel

extension Finding {
  /// A rule of `check` with what it is about, to be listed and chosen from.
  public struct RuleDescription: Hashable, Sendable {
    /// The name of the rule.
    public let name: String

    /// How bad a breach is, or the worst that it can be.
    public let severity: Problem.Severity

    /// What it finds, in one sentence without a full stop.
    public let summary: String

    /// Whether it speaks of the graph, and not of how its file is written.
    public let isOfGraph: Bool

    /// Whether `--fix` puts a breach right.
    public var isFixable: Bool {
      ["stated-twice", "repeated-alias", "repeated-citation"].contains(name)
    }

    init(_ name: String, _ severity: Problem.Severity, _ summary: String, isOfGraph: Bool) {
      self.name = name
      self.severity = severity
      self.summary = summary
      self.isOfGraph = isOfGraph
    }
  }

  /// Every rule: those of the graph, contradictions first, and then those of
  /// reading.
  public static let rules: [RuleDescription] =
    ofGraph.map { RuleDescription($0.rule.name, $0.rule.severity, $0.summary, isOfGraph: true) }
    + ofReading.map { RuleDescription($0.name, $0.severity, $0.summary, isOfGraph: false) }

  private static let ofGraph: [(rule: Rule, summary: String)] = [
    (.contradictoryValue, "A property that has one true value is given two"),
    (.affirmedAndDenied, "One relation is affirmed and denied of one time"),
    (.contradictoryStart, "Sources begin one lasting relation on different dates"),
    (.presentAndAbsent, "Someone attends an event and is absent from it"),
    (.contradictoryLevels, "Levels of membership that exclude each other hold at one time"),
    (.sharedOffice, "Two persons hold one office at one time"),
    (.heldAfterDeath, "An office is held by somebody who has died"),
    (.heldBeforeBirth, "An office is held by somebody not yet born"),
    (.memberBeforeFounding, "A membership begins before the organization was founded"),
    (
      .memberAfterDissolution,
      "A membership goes on after the organization or the member was dissolved"
    ),
    (.reversedLife, "Death comes before birth, or dissolution before founding"),
    (.afterItsSource, "A source reports as done what lies behind the day of the source"),
    (.noSource, "A claim cites no source"),
    (.locatorOutOfRange, "A citation names a paragraph that its source does not have"),
    (.strengthOutOfRange, "The strength of a claim is below zero"),
    (.statedTwice, "A claim agrees with another in all, and cites nothing that the other does not"),
    (.selfTie, "An entity is tied to itself"),
    (.sharedName, "One name leads to two entities"),
    (.tension, "Two entities are tied by what joins and by what divides"),
    (.plannedLevel, "A level of membership is planned for a time at which another holds"),
    (.overduePlan, "The time of a plan has passed, and no source says what came of it"),
    (.unusedSource, "No claim cites a source"),
    (.repeatedAlias, "An alias repeats another name of its entity"),
    (.repeatedCitation, "A claim cites one place in a source twice"),
    (.isolated, "No claim ties an entity to another"),
    (.mergedEntities, "Two declarations were taken for one entity by code or name"),
    (.nearDuplicateName, "The names of two entities are so alike that they may be one"),
    (.namesNotCompared, "There are too many names to compare them with each other"),
  ]

  private static let ofReading: [(name: String, severity: Problem.Severity, summary: String)] = [
    ("unknown-id", .error, "A claim speaks of an entity, or an edge of a node, not declared"),
    ("unknown-source", .error, "A claim cites a source that is not declared"),
    ("unknown-relation", .error, "The vocabulary has no such relation"),
    ("unknown-property", .error, "The vocabulary has no such property"),
    ("unknown-kind", .error, "The vocabulary has no such kind of entity"),
    ("unknown-key", .error, "An entity, source or claim has no such key"),
    ("unknown-word", .error, "A key does not take this word"),
    ("kind-mismatch", .warning, "A relation does not take an entity of this kind at this end"),
    ("malformed-date", .error, "A date or period is impossible, reversed or not EDTF"),
    ("out-of-range", .error, "A number, such as a confidence, lies outside its range"),
    ("wrong-type", .error, "A value is not of the type that its place takes"),
    ("null-value", .error, "A key has no value, as after a comma that wants quotes"),
    ("missing-key", .error, "A key that must be there is missing"),
    ("duplicate-key", .error, "A key stands twice in one place"),
    ("duplicate-id", .error, "An id is declared twice"),
    ("malformed-id", .error, "An id is empty, or has spaces around it"),
    ("malformed-code", .warning, "A code is not written as its scheme has it"),
    ("unknown-code", .warning, "A scheme has no such code"),
    ("shared-code", .warning, "Two entities of one file have one code"),
    ("code-conflict", .error, "One entity is given two codes of one scheme"),
    ("kind-conflict", .error, "One entity is given two kinds"),
    ("id-names-differ", .warning, "One id has wholly different names in two files"),
    ("word-conflict", .error, "A word is given a meaning other than its own"),
    ("version", .error, "The file is of a version that this program does not read"),
    ("yaml", .error, "The text is not YAML"),
    ("json", .error, "The text is not JSON"),
    ("xml", .error, "The text is not XML"),
    ("csv", .error, "The text is not a table"),
    ("dot", .error, "The text is not DOT"),
    ("gml", .error, "The text is not GML"),
    ("python", .error, "The data of an edge are not as Python writes them"),
    ("encoding", .error, "The bytes are not text in the encoding that they should have"),
    ("not-text", .error, "The file is no text"),
    ("empty", .error, "The file, or a part that must say something, is empty"),
    ("nesting", .error, "Values are nested too deep"),
    ("aliases", .error, "The text uses too many YAML aliases"),
    ("limit", .error, "The input asks for more than the program gives"),
    ("too-large", .error, "A count is larger than the program takes"),
    ("too-many-kinds", .error, "There are more kinds than can be numbered"),
    ("too-many-problems", .error, "More problems follow and are not listed"),
    ("unreadable", .error, "The file can't be read"),
    ("not-editable", .error, "The dossier is written in a way that can't be changed in place"),
    ("snapshot", .error, "A snapshot is damaged, or can't be read with other inputs"),
    ("assumed-direction", .note, "The file does not say whether its ties are directed"),
    ("assumed-weight", .note, "A number was taken for the weight of ties"),
    ("crowded-number", .warning, "A number and what follows it are not apart"),
    ("deprecated", .note, "A statement is marked as out of date by its file"),
    ("duplicate-data", .error, "A value of an element is given twice"),
    ("duplicate-edge-id", .warning, "Two edges have one id"),
    ("edge-operator", .error, "An edge is written with the mark of another kind of graph"),
    ("ends-by-position", .note, "Edges name their ends by position"),
    ("half-tie", .warning, "A tie has one end only, and is left out"),
    ("hyperedges", .note, "An edge with several ends became several ties"),
    ("ignored", .warning, "A part of the file is not read"),
    ("ignored-attribute", .note, "An attribute is not read"),
    ("ignored-attributes", .warning, "Attributes are not read"),
    ("ignored-column", .note, "A column is not read"),
    ("ignored-key", .note, "A key is not read"),
    ("language", .note, "A text is not in the language asked for"),
    ("long-name", .note, "A name is too long"),
    ("malformed-statement", .note, "A statement can't be read, and is left out"),
    ("matrix", .note, "The table was read as a matrix"),
    ("misplaced-element", .error, "An element stands where it can't"),
    ("missing-column", .error, "A column that must be there is missing"),
    ("missing-count", .error, "A count that must be there is missing"),
    ("missing-data", .error, "The data that the head announces are missing"),
    ("missing-end", .error, "An edge has no end"),
    ("missing-id", .error, "A node, edge or event has no id"),
    ("missing-schema", .error, "An entity has no schema"),
    ("missing-table", .error, "The database has no table that must be there"),
    ("missing-value", .error, "A value that must be there is missing"),
    ("neighbor-lists", .note, "The table was read as lists of neighbors"),
    ("no-column", .error, "The table has no column of this name"),
    ("no-columns", .error, "The columns of the table don't tell what it holds"),
    ("no-graph", .error, "The file holds no graph"),
    ("no-header", .error, "The file lacks the header that it must begin with"),
    ("no-item", .note, "An entity is no item, and is left out"),
    ("no-value", .note, "A statement has no value, and is left out"),
    ("not-built", .error, "This program was built without what reads the file"),
    ("not-sqlite", .error, "The file is no database of SQLite"),
    ("corrupt", .error, "The database is damaged"),
    ("one-sided-events", .note, "Events with one party only are left out"),
    ("open-log", .error, "The database is open in another program"),
    ("open-quote", .error, "A quote is never closed"),
    ("orphan-row", .error, "A row belongs to nothing"),
    ("overwritten", .warning, "A later value took the place of an earlier one"),
    ("rank", .note, "A statement is ranked lower than others, and is left out"),
    ("row-length", .error, "A row has more or fewer fields than it should"),
    ("several-graphs", .warning, "The file holds several graphs"),
    ("several-networks", .note, "The file holds several networks"),
    ("two-lists", .note, "The file has two lists of ties"),
    ("unit", .note, "A number has a unit that is not read"),
    ("unknown-element", .error, "The format has no such element"),
    ("unknown-layout", .error, "The layout of the file is none that is known"),
    ("unknown-node", .error, "An edge ends at a node that is not there"),
    ("unknown-schema", .warning, "The model has no such schema"),
    ("unknown-type", .warning, "The format has no such type"),
    ("unsupported", .error, "The format has this, but it is not read"),
    ("unused-option", .warning, "An option has no use with these inputs"),
    ("wrong-count", .error, "There is more or less than the file announces"),
    ("wrong-place", .error, "A line stands where it can't"),
  ]
}
