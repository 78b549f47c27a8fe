/// Names of states that have several, and names of different states that look
/// alike.
///
/// The list is short on purpose: it holds what readers of news meet often and
/// letters alone do not show. All names are folded.
enum StateNames {
  /// Whether two folded names are of one state.
  static func areOfOne(_ a: String, _ b: String) -> Bool {
    guard let number = numbers[a] else { return false }
    return numbers[b] == number
  }

  /// The number of the state that has a folded name; nil if none is listed.
  static func number(of name: String) -> Int? { numbers[name] }

  /// Whether two folded names are of two states, though they look alike.
  static func areOfTwo(_ a: String, _ b: String) -> Bool {
    lookalikes.contains([a, b])
  }

  private static let numbers: [String: Int] = {
    var numbers: [String: Int] = [:]
    for (number, names) in several.enumerated() {
      for name in names { numbers[name] = number }
    }
    return numbers
  }()

  private static let several: [[String]] = [
    ["turkey", "turkiye", "republic of turkiye", "republic of turkey"],
    ["czechia", "czech republic"],
    ["myanmar", "burma"],
    ["eswatini", "swaziland"],
    ["north macedonia", "macedonia"],
    ["cote d'ivoire", "ivory coast"],
    ["cabo verde", "cape verde"],
    ["timor leste", "east timor"],
    ["belarus", "byelorussia", "belorussia"],
    ["moldova", "moldavia", "republic of moldova"],
    ["kyrgyzstan", "kyrgyz republic", "kirghizia"],
    ["russia", "russian federation"],
    ["china", "people's republic of china", "prc"],
    ["taiwan", "republic of china", "chinese taipei"],
    ["north korea", "democratic people's republic of korea", "dprk", "korea, north"],
    ["south korea", "republic of korea", "rok", "korea, south"],
    ["iran", "islamic republic of iran", "iran, islamic republic of"],
    ["syria", "syrian arab republic"],
    ["laos", "lao people's democratic republic", "lao pdr"],
    ["vietnam", "viet nam"],
    ["brunei", "brunei darussalam"],
    ["united states", "united states of america", "usa", "us", "u.s.", "u.s.a."],
    [
      "united kingdom", "uk", "great britain", "britain",
      "united kingdom of great britain and northern ireland",
    ],
    ["united arab emirates", "uae", "emirates"],
    ["netherlands", "the netherlands", "holland"],
    ["vatican", "vatican city", "holy see"],
    ["palestine", "state of palestine"],
    [
      "democratic republic of the congo", "congo, democratic republic of the", "dr congo", "drc",
      "congo kinshasa", "zaire",
    ],
    ["republic of the congo", "congo, republic of the", "congo brazzaville"],
    ["gambia", "the gambia", "gambia, the"],
    ["bahamas", "the bahamas", "bahamas, the"],
    ["micronesia", "federated states of micronesia"],
    ["bolivia", "plurinational state of bolivia"],
    ["venezuela", "bolivarian republic of venezuela"],
    ["tanzania", "united republic of tanzania"],
    ["sri lanka", "ceylon"],
    ["cambodia", "kampuchea"],
    ["soviet union", "ussr", "union of soviet socialist republics"],
    ["germany", "federal republic of germany"],
    ["bosnia and herzegovina", "bosnia"],
  ]

  private static let lookalikes: Set<Set<String>> = [
    ["gambia", "zambia"], ["ireland", "iceland"], ["niger", "nigeria"], ["mali", "malawi"],
    ["iran", "iraq"], ["austria", "australia"], ["slovakia", "slovenia"],
    ["dominica", "dominican republic"], ["north korea", "south korea"],
    ["mauritius", "mauritania"], ["paraguay", "uruguay"], ["guinea", "guyana"],
    ["lithuania", "latvia"], ["sudan", "south sudan"], ["liberia", "libya"],
  ]
}
