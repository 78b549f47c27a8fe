import EntenteModel

/// What items and properties of Wikidata mean here.
///
/// A property whose value is an item is a kind of relation: one of the standard
/// kinds where it says the same, else a kind of a readable name, else one that is
/// named by its id, such as `P737`. Position held (P39) is `position-held`, since its
/// value is a position and not what the position is of; heads of state (P35) and of
/// government (P6) hold an office of their country.
enum WikidataVocabulary {
  /// A property that ties.
  struct Tie: Sendable {
    var kind: Relation.Kind
    /// Whether the tie runs from the value to the item: a country has a head.
    var isReversed = false
    var role: String?
    /// What is known of the kind, unless it is a standard one.
    var definition: Relation.Kind.Definition?
  }

  /// How a property ties an item to another.
  static func tie(of property: String) -> Tie {
    if let tie = ties[property] { return tie }
    let kind = Relation.Kind(rawValue: property)
    return Tie(kind: kind, definition: .init(kind))
  }

  /// The property of ours that stands for one of theirs.
  static func property(of id: String) -> Property { properties[id] ?? Property(rawValue: id) }

  private static let properties: [String: Property] = [
    "P569": .birth, "P570": .death, "P571": .inception, "P576": .dissolution, "P585": .date,
    "P1082": Property(rawValue: "population"),
  ]

  private static let ties: [String: Tie] = {
    var ties: [String: Tie] = [:]
    for line in table.split(separator: "\n") {
      let words = line.split(separator: " ")
      let kind = Relation.Kind(rawValue: String(words[1]))
      var tie = Tie(kind: kind)
      var definition = Relation.Kind.Definition(kind)
      for word in words.dropFirst(2) {
        switch word {
        case "reversed": tie.isReversed = true
        case "mutual":
          definition.isSymmetric = true
          definition.inverse = kind.rawValue
        case "positive": definition.sign = .positive
        case "office": definition.family = .office
        case "once": definition.life = .point
        case let word where word.hasPrefix("role="):
          tie.role = String(word.dropFirst(5).replacing("_", with: " "))
        default: definition.inverse = String(word)
        }
      }
      if Vocabulary.standard[kind] == nil { tie.definition = definition }
      ties[String(words[0])] = tie
    }
    return ties
  }()

  /// Property, kind, and what is known of a kind of our own: its inverse, whether
  /// it is mutual, positive, an office or happens once.
  private static let table = """
    P6 holds-office reversed role=head_of_government
    P17 in-country country-of
    P19 born-in birthplace-of once
    P20 died-in place-of-death-of once
    P22 has-father father-of
    P25 has-mother mother-of
    P26 spouse mutual positive
    P27 citizen-of has-citizen positive
    P30 on-continent continent-of
    P31 instance-of has-instance
    P35 holds-office reversed role=head_of_state
    P36 capital-of reversed
    P37 official-language official-language-of
    P38 currency currency-of
    P39 position-held position-held-by positive office
    P40 has-child child-of
    P47 borders
    P69 educated-at educated
    P102 member
    P103 native-language native-language-of
    P106 occupation occupation-of
    P108 works-for employs positive office
    P112 founded reversed
    P122 form-of-government form-of-government-of
    P127 owns reversed owned-by positive
    P131 located-in
    P138 named-after namesake-of
    P140 religion religion-of
    P150 contains-division division-of
    P155 follows followed-by
    P156 follows reversed followed-by
    P159 headquartered-in headquarters-of
    P166 received-award award-received-by positive once
    P169 holds-office reversed role=chief_executive_officer
    P241 military-branch military-branch-of
    P276 takes-place-in place-of
    P279 subclass-of has-subclass
    P355 subsidiary-of reversed has-subsidiary
    P361 part-of
    P451 life-partner mutual positive
    P460 said-to-be-same-as mutual
    P463 member
    P488 chairs reversed
    P527 part-of reversed
    P530 diplomatic-relations
    P551 resides-in residence-of
    P607 in-conflict conflict-of
    P664 organizes reversed
    P710 participates-in reversed has-participant
    P737 influences reversed
    P749 subsidiary-of has-subsidiary
    P793 significant-event significant-event-of
    P800 notable-work notable-work-of
    P937 works-in place-of-work-of
    P945 allegiance-to has-allegiance-of positive
    P1037 directs reversed directed-by positive office
    P1038 relative mutual
    P1327 partner
    P1344 participates-in has-participant
    P1365 predecessor-of reversed
    P1366 predecessor-of
    P1376 capital-of
    P1412 speaks spoken-by
    P1830 owns owned-by positive
    P1889 different-from mutual
    P3320 board-member-of reversed has-board-member positive office
    P3373 sibling mutual
    """
}

// MARK: - Kinds

extension WikidataVocabulary {
  /// What an item is by the items that it is an instance of.
  static func kind(ofInstancesOf classes: [String]) -> Entity.Kind.Definition {
    for (kind, members) in kinds where !members.isDisjoint(with: classes) { return kind }
    return .init(.plain, plural: "entities")
  }

  /// The classes that decide on a kind; of several, the first row.
  private static let kinds: [(Entity.Kind.Definition, Set<String>)] = [
    (.init(.person, plural: "persons"), ["Q5"]),
    (
      .init(.state),
      [
        "Q3624078", "Q6256", "Q7275", "Q185441", "Q123480", "Q112099", "Q43702", "Q1520223",
        "Q202686", "Q15634554", "Q3024240", "Q20181813", "Q4209223",
      ]
    ),
    (
      .init(.organization),
      [
        "Q43229", "Q484652", "Q245065", "Q1335818", "Q7278", "Q4830453", "Q6881511", "Q891723",
        "Q783794", "Q163740", "Q79913", "Q327333", "Q192350", "Q35749", "Q11204", "Q7210356",
        "Q1127126", "Q1140229", "Q4120211", "Q1752939", "Q3918", "Q1530022", "Q1110794", "Q11032",
        "Q1193236", "Q22687",
      ]
    ),
    (
      .init(.event),
      [
        "Q1656682", "Q1190554", "Q625994", "Q1072326", "Q198", "Q178561", "Q40231", "Q2334719",
        "Q180684",
      ]
    ),
    (
      .init(.place),
      [
        "Q515", "Q5119", "Q1549591", "Q486972", "Q532", "Q3957", "Q56061", "Q10864048", "Q35657",
        "Q23442", "Q5107", "Q82794", "Q1637706", "Q2221906",
      ]
    ),
    (.init(Entity.Kind(rawValue: "position")), ["Q4164871", "Q294414", "Q48352", "Q2285706"]),
  ]
}
