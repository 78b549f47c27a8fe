import EntenteModel

/// What the codes of public schemes look like, and which of them exist.
enum CodeForm {
  /// What is wrong with a code, in the words of a warning; nil if nothing is
  /// known to be.
  static func problem(with code: Entity.Code) -> (rule: String, message: String, hint: String)? {
    let value = code.value
    switch code.scheme {
    case "iso":
      guard isCapitals(value, count: 3) else {
        return (
          "malformed-code", "'\(value)' is not a code of ISO 3166-1 alpha-3",
          "it has three capital letters, as EGY has for Egypt; two letters go under 'iso2'"
        )
      }
      guard !isOwn(value), !former.contains(value), !remote.contains(value),
        CountryNames.name(of: value) == nil
      else {
        return nil
      }
      return (
        "unknown-code", "ISO 3166-1 has no code '\(value)'",
        "codes of your own are AAA, and those from QMA to QZZ, from XAA to XZZ and ZZZ"
      )
    case "iso2" where !isCapitals(value, count: 2):
      return (
        "malformed-code", "'\(value)' is not a code of ISO 3166-1 alpha-2",
        "it has two capital letters, as EG has for Egypt; three letters go under 'iso'"
      )
    case "wd" where !isItem(value):
      return (
        "malformed-code", "'\(value)' is not an item of Wikidata", "it is Q and a number: Q159"
      )
    case "lei" where !isLegalEntity(value):
      return (
        "malformed-code", "'\(value)' is not a legal entity identifier of ISO 17442",
        "it has 20 letters and digits, of which the last two check the others"
      )
    default:
      return nil
    }
  }

  private static func isCapitals(_ text: String, count: Int) -> Bool {
    text.utf8.count == count
      && text.utf8.allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  private static func isItem(_ text: String) -> Bool {
    text.first == "Q" && text.utf8.count > 1 && text.utf8.dropFirst().first != UInt8(ascii: "0")
      && text.utf8.dropFirst().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// Whether the check digits of ISO 7064 MOD 97-10 are right.
  private static func isLegalEntity(_ text: String) -> Bool {
    guard text.utf8.count == 20 else { return false }
    var rest = 0
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        rest = (rest * 10 + Int(byte - UInt8(ascii: "0"))) % 97
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        rest = (rest * 100 + Int(byte - UInt8(ascii: "A")) + 10) % 97
      default: return false
      }
    }
    return rest == 1
  }

  /// Whether a code is left to users by ISO 3166-1.
  private static func isOwn(_ code: String) -> Bool {
    code == "AAA" || code == "ZZZ" || code.first == "X" || ("QMA"..."QZZ").contains(code)
  }

  /// Codes of territories of which news and event tables never speak.
  private static let remote: Set<String> = [
    "ATF", "BVT", "CCK", "CXR", "HMD", "IOT", "SGS", "UMI",
  ]

  /// Codes of countries that are no more, or that are reserved.
  private static let former: Set<String> = [
    "AFI", "ANT", "ASC", "ATB", "ATN", "BUR", "BYS", "CPT", "CSK", "CTE", "DDR", "DGA", "DHY",
    "FXX", "GEL", "HVO", "JTN", "MID", "NHB", "NTZ", "PCI", "PCZ", "PHI", "PUS", "RHO", "ROM",
    "SCG", "SKM", "SUN", "TAA", "TMP", "VDR", "WAK", "YMD", "YUG", "ZAR",
  ]
}
