import EntenteModel

/// What one row of an event table says, whatever its layout.
struct CodedEvent {
  /// The id that the table gives the event.
  var id: EventField

  /// The day on which it happened, as the table writes it.
  var day: EventField

  /// The code of what was done.
  var code: EventField

  /// What the code means; nil if it is in no table.
  var meaning: EventMeaning?

  /// Who did it.
  var actors: [EventParty] = []

  /// To whom it was done.
  var targets: [EventParty] = []

  /// The value of the event on a scale from −10 to 10, and the name of the scale.
  var score: EventField?
  var scoreName = "goldstein"

  /// Where it happened.
  var place: String?

  /// Who reports it, if the row says, and when.
  var source: Source?
  var reportedOn: EventField?

  /// Where in the source it stands.
  var locator: String?

  /// What else the row says, each with its place.
  var attributes: [(name: String, type: Property.ValueType, field: EventField)] = []
}

/// A layout of event tables.
protocol EventLayout {
  /// How many fields a row has.
  var columnCount: Int { get }

  /// What the fields are called.
  var columnNames: [String] { get }

  /// What a row says.
  func event(in row: EventRow) -> CodedEvent

  /// The names of the columns that are not kept.
  var ignoredColumns: [String] { get }
}

/// The columns of a table by the names that it, or its codebook, gives them.
struct EventColumns {
  let names: [String]
  private let positions: [String: Int]

  init(_ names: [String]) {
    self.names = names
    positions = Dictionary(
      names.enumerated().map { ($0.element.lowercased(), $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The position of a column, or −1 if the table has none of that name.
  func position(_ names: String...) -> Int {
    for name in names {
      if let position = positions[name.lowercased()] { return position }
    }
    return -1
  }

  /// Whether there are columns of all these names.
  func holds(_ names: String...) -> Bool {
    names.allSatisfy { positions[$0.lowercased()] != nil }
  }

  /// The names of the columns that are none of these.
  func names(except known: Set<String>) -> [String] {
    names.filter { !known.contains($0.lowercased()) && !$0.isEmpty }
  }
}

extension [EventField] {
  /// The field at a position without the spaces around it; nil if it is empty,
  /// `None` or not there.
  func field(_ position: Int) -> EventField? {
    guard indices.contains(position) else { return nil }
    var field = self[position]
    let bytes = field.text.utf8
    guard let first = bytes.first, let last = bytes.last else { return nil }
    if first <= 0x20 || last <= 0x20 { field.text = field.text.trimmed }
    return field.text.isEmpty || field.text == "None" || field.text == "NULL" ? nil : field
  }

  /// The text of the field at a position; nil if it says nothing.
  func text(_ position: Int) -> String? { field(position)?.text }

  /// The field at a position, which may be empty, to point at.
  func place(_ position: Int) -> EventField {
    if let field = field(position) { return field }
    let offset = indices.contains(position) ? self[position].offset : self[0].offset
    return EventField(text: "", offset: offset)
  }
}
