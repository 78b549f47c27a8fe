import EntenteModel

/// One who acts in an event, or to whom something is done.
struct EventParty {
  /// The id of the entity.
  var id: String
  var kind = Entity.Kind.plain
  /// The name to show.
  var name: String
  var codes: [Entity.Code] = []

  /// What the table calls it in this event, if not by its name.
  var calledHere: EventField?

  /// What the table says of it beyond that: the country that it belongs to, its
  /// sector, a group, an ethnicity, a religion.
  var properties: [(property: String, value: String)] = []

  /// The code of the state of which it is an organ, as government and army are.
  var state: String?

  /// A country.
  static func country(_ code: String, id: String) -> EventParty {
    EventParty(
      id: id, kind: .state, name: CountryNames.name(of: code) ?? id,
      codes: [Entity.Code(scheme: "iso", value: code)])
  }
}

/// The role codes of CAMEO in words.
enum EventSectors {
  /// The word for a role code.
  static func word(for code: String) -> String? { words[code] }

  /// Whether those of a role are bodies, not groups of people.
  static func areBodies(_ code: String) -> Bool {
    isOrgan(code) || bodiesBeyondStates.contains(code)
  }

  /// Whether those of a role are organs of their state.
  static func isOrgan(_ code: String) -> Bool { organs.contains(code) }

  /// The codes of all roles whose holders are bodies.
  static var bodies: [String] { organs + bodiesBeyondStates }

  static let organs = ["GOV", "MIL", "LEG", "JUD", "COP", "SPY"]
  private static let bodiesBeyondStates = ["IGO", "NGO", "NGM", "MNC", "IMG", "PTY"]

  private static let words = [
    "AGR": "agriculture", "BUS": "business", "COP": "police", "CRM": "criminals",
    "CVL": "civilians", "DEV": "development", "EDU": "education", "ELI": "elites",
    "ENV": "environment", "GOV": "government", "HLH": "health", "HRI": "human rights",
    "IGO": "international organization", "IMG": "international armed group",
    "INS": "insurgents", "INT": "international actors", "JUD": "judiciary", "LAB": "labor",
    "LEG": "legislature", "MED": "media", "MIL": "military", "MNC": "multinational company",
    "MOD": "moderates", "NGM": "non-governmental movement", "NGO": "non-governmental organization",
    "OPP": "opposition", "PTY": "party", "RAD": "radicals", "REB": "rebels", "REF": "refugees",
    "SEP": "separatists", "SET": "settlers", "SPY": "intelligence", "UAF": "unaligned armed forces",
    "UIS": "unidentified actors",
  ]
}
