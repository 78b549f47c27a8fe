/// Rows of event tables, invented, in the layouts of those who publish such.
enum EventExamples {
  /// A row of GDELT 2.0, of 61 columns.
  static func gdelt(
    id: String = "9001", day: String = "20240703", actor: [String] = state("RUS", "MOSCOW"),
    target: [String] = state("KAZ", "KAZAKHSTAN"), code: String = "042", goldstein: String = "1.9",
    place: String = "Astana, Kazakhstan", source: String = "https://www.example.org/a.html",
    columns: Int = 61
  ) -> String {
    let place61 = ["4", place, "KZ", "KZ05", "23569", "51.18", "71.44", "-2325003"]
    let place58 = ["4", place, "KZ", "KZ05", "51.18", "71.44", "-2325003"]
    let geography = Array(repeating: columns == 61 ? place61 : place58, count: 3).flatMap(\.self)
    var row = [id, day, "202407", "2024", "2024.5"] + actor + target
    row += ["1", code, String(code.prefix(3)), String(code.prefix(2)), "1", goldstein]
    row += ["12", "3", "10", "2.5"] + geography
    row += [columns == 61 ? "20240704101500" : "20240704"] + (columns == 57 ? [] : [source])
    return row.joined(separator: "\t") + "\n"
  }

  /// The ten columns of an actor that is a country.
  static func state(_ code: String, _ name: String) -> [String] {
    actor(code, name, country: code)
  }

  /// The ten columns of an actor.
  static func actor(
    _ code: String, _ name: String, country: String = "", group: String = "", type: String = ""
  ) -> [String] {
    [code, name, country, group, "", "", "", type, "", ""]
  }

  /// The ten columns of an actor that is not named.
  static let nobody = Array(repeating: "", count: 10)

  static let icewsHeader =
    [
      "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text",
      "CAMEO Code", "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID",
      "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude",
      "Longitude",
    ].joined(separator: "\t") + "\n"

  static let icews =
    icewsHeader
    + [
      "501", "2024-07-03", "Russian Federation", "", "Russian Federation", "Make a visit", "042",
      "1.9", "Kazakhstan", "", "Kazakhstan", "77", "2", "The Example Daily", "Astana", "", "",
      "Kazakhstan", "51.18", "71.44",
    ].joined(separator: "\t") + "\n"
    + [
      "502", "2024-07-04", "Police (Brazil)", "Police,Government", "Brazil", "Accuse", "112",
      "-2.0", "Citizen (Brazil)", "General Population / Civilian / Social", "Brazil", "78", "1",
      "The Example Daily", "", "", "", "", "", "",
    ].joined(separator: "\t") + "\n"

  static let plover =
    [
      "Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
      "Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors",
      "Recipient Name", "Recipient Country", "Recipient Sectors", "City", "Country", "Source",
      "Publication Date",
    ].joined(separator: "\t") + "\n"
    + [
      "p1", "2024-07-03", "CONSULT", "visit", "2.0", "V-Coop", "diplomatic", "Russia", "RUS",
      "365", "GOV", "GOV", "Kazakhstan; Turkey", "KAZ; TUR", "GOV", "Astana", "KAZ", "Example Wire",
      "2024-07-04",
    ].joined(separator: "\t") + "\n"
    + [
      "p2", "2024-07-03", "AGREE", "None", "3.0", "V-Coop", "None", "China", "CHN", "710", "None",
      "None", "Brazil", "BRA", "None", "None", "None", "Example Wire", "2024-07-04",
    ].joined(separator: "\t") + "\n"
}
