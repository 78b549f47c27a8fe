/// The event types of PLOVER and the kinds of relation they stand for.
///
/// | type | kind |
/// |---|---|
/// | AGREE | `cooperates-with`, planned: cooperation is promised |
/// | CONSULT | by mode: `visited`, `received-by` (host), `met-with` (third-party), `spoke-with` (phone), `mediates-for`; else `consults-with` |
/// | SUPPORT, COOPERATE, AID | `supports`, `cooperates-with`, `aids` |
/// | CONCEDE, RETREAT | `yields-to` |
/// | DEMAND, REQUEST | `demands-of`, which PLOVER counts as verbal conflict |
/// | ACCUSE | `criticizes`; mode investigate `investigates` |
/// | REJECT, THREATEN, PROTEST | `rejects`, `threatens`, `opposes` |
/// | SANCTION | `reduces-relations-with`, since the type is wider than sanctions |
/// | MOBILIZE, COERCE, ASSAULT | `threatens`, `coerces`, `attacks` |
///
/// > Open Event Data Alliance. *PLOVER: Political Language Ontology for
/// > Verifiable Event Records*, 2021.
enum PLOVERTypes {
  /// What a type and a mode mean, or nil if the type is none of PLOVER's.
  static func meaning(of type: String, mode: String?) -> EventMeaning? {
    let type = type.uppercased()
    return mode.flatMap { meanings["\(type)/\($0.lowercased())"] } ?? meanings[type]
  }

  /// Every type, and type with a mode as `CONSULT/visit`, with what it means.
  static var all: [(code: String, meaning: EventMeaning)] {
    meanings.map { ($0.key, $0.value) }
  }

  private static let meanings: [String: EventMeaning] = {
    var meanings: [String: EventMeaning] = [:]
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ")
      meanings[String(words[0])] = EventMeaning(words: words.dropFirst())
    }
    return meanings
  }()

  private static let table = """
    AGREE cooperates-with planned
    CONSULT consults-with
    CONSULT/visit visited
    CONSULT/host received-by reversed
    CONSULT/third-party met-with
    CONSULT/phone spoke-with
    CONSULT/mediate mediates-for
    CONSULT/mediation mediates-for
    SUPPORT supports
    COOPERATE cooperates-with
    AID aids
    CONCEDE yields-to
    RETREAT yields-to
    DEMAND demands-of
    REQUEST demands-of
    ACCUSE criticizes
    ACCUSE/investigate investigates
    REJECT rejects
    THREATEN threatens
    PROTEST opposes
    SANCTION reduces-relations-with
    MOBILIZE threatens
    COERCE coerces
    ASSAULT attacks
    """
}
