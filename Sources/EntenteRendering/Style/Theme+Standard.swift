import EntenteModel

extension Theme {
  /// Every theme that the program knows.
  public static let all: [Theme] = [light, dark, print]

  /// For screens and for paper.
  public static let light = Theme(
    name: "light", background: "#FFFFFF", panel: "#F6F7F9", ink: "#17202B", muted: "#55606D",
    faint: "#C9D0D8", accent: "#9C2C04",
    kinds: [
      .state: .init(border: "#1770D2", fill: "#E4EFFB"),
      .leader: .init(border: "#864705", fill: "#FDF0DC"),
      .person: .init(border: "#B08F01", fill: "#F5F0DE"),
      .organization: .init(border: "#054831", fill: "#DCF1E8"),
      .event: .init(border: "#B82C7C", fill: "#FBE6F1"),
      .place: .init(border: "#879965", fill: "#EFF2EB"),
      .bloc: .init(border: "#4A148E", fill: "#E7E0F0"),
      .initiative: .init(border: "#450056", fill: "#F1E7F3"),
      .plain: .init(border: "#17202B", fill: "#FFFFFF"),
    ],
    families: [
      .structure: .init(line: "#8793A7", text: "#5B6673"),
      .office: .init(line: "#C8850E", text: "#8A5600"),
      .cooperation: .init(line: "#056E51", text: "#056E51"),
      .contact: .init(line: "#633F7C", text: "#633F7C"),
      .conflict: .init(line: "#9C2C04", text: "#9C2C04"),
      .absence: .init(line: "#2A303A", text: "#2A303A"),
    ],
    categories: [
      .init(border: "#5E1F3A", fill: "#E7DDE1"),
      .init(border: "#D97B14", fill: "#F6DFC7"),
      .init(border: "#B58A58", fill: "#EDE3D7"),
      .init(border: "#313F0C", fill: "#DEE0D8"),
      .init(border: "#009EC8", fill: "#C2E8F2"),
      .init(border: "#144F7B", fill: "#D7E1E9"),
      .init(border: "#AF72FE", fill: "#ECDDFF"),
      .init(border: "#51018F", fill: "#E7DBEF"),
    ],
    other: .init(border: "#6E7783", fill: "#DEE0E2"),
    scale: .init(low: "#F0F5FC", high: "#6FA8E8", border: "#1A4F8C"))

  /// For dark screens.
  public static let dark = Theme(
    name: "dark", background: "#12171D", panel: "#1A2129", ink: "#EEF2F6", muted: "#A6B1BD",
    faint: "#36404B", accent: "#F76327",
    kinds: [
      .state: .init(border: "#428ADA", fill: "#14304F"),
      .leader: .init(border: "#F3CB6A", fill: "#43340F"),
      .person: .init(border: "#B74A01", fill: "#3D2416"),
      .organization: .init(border: "#56DDA4", fill: "#0C3A2A"),
      .event: .init(border: "#D273A9", fill: "#45193A"),
      .place: .init(border: "#6F674D", fill: "#2A2C29"),
      .bloc: .init(border: "#846AFF", fill: "#302D58"),
      .initiative: .init(border: "#A8CFFF", fill: "#333F4F"),
      .plain: .init(border: "#EEF2F6", fill: "#12171D"),
    ],
    families: [
      .structure: .init(line: "#70788A", text: "#A6B1BD"),
      .office: .init(line: "#EEE2A9", text: "#EEE2A9"),
      .cooperation: .init(line: "#45E4DA", text: "#45E4DA"),
      .contact: .init(line: "#BD73E8", text: "#CE97EE"),
      .conflict: .init(line: "#F76327", text: "#F98A5B"),
      .absence: .init(line: "#6AA37F", text: "#7FB894"),
    ],
    categories: [
      .init(border: "#FF8C59", fill: "#54382E"),
      .init(border: "#B64502", fill: "#4A2714"),
      .init(border: "#E5B801", fill: "#473F16"),
      .init(border: "#04764C", fill: "#0D372D"),
      .init(border: "#19FAB2", fill: "#13473C"),
      .init(border: "#10B3F9", fill: "#11445D"),
      .init(border: "#7273FF", fill: "#33366A"),
      .init(border: "#F9CFFF", fill: "#403C4A"),
    ],
    other: .init(border: "#8C97A3", fill: "#394048"),
    scale: .init(low: "#1B2530", high: "#2F66A3", border: "#7FB2EC"),
    fillsProminent: false)

  /// For printers without color: kinds differ by shape, families by line.
  public static let print = Theme(
    name: "print", background: "#FFFFFF", panel: "#FFFFFF", ink: "#000000", muted: "#404040",
    faint: "#A0A0A0", accent: "#000000",
    kinds: [
      .state: .init(border: "#000000", fill: "#FFFFFF"),
      .leader: .init(border: "#000000", fill: "#E8E8E8"),
      .person: .init(border: "#000000", fill: "#FFFFFF"),
      .organization: .init(border: "#000000", fill: "#D0D0D0"),
      .event: .init(border: "#000000", fill: "#FFFFFF"),
      .place: .init(border: "#606060", fill: "#FFFFFF"),
      .bloc: .init(border: "#606060", fill: "#F0F0F0"),
      .initiative: .init(border: "#000000", fill: "#FFFFFF"),
      .plain: .init(border: "#000000", fill: "#FFFFFF"),
    ],
    families: [
      .structure: .init(line: "#808080", text: "#404040"),
      .office: .init(line: "#606060", text: "#404040"),
      .cooperation: .init(line: "#000000", text: "#000000"),
      .contact: .init(line: "#303030", text: "#202020"),
      .conflict: .init(line: "#000000", text: "#000000"),
      .absence: .init(line: "#606060", text: "#404040"),
    ],
    categories: [
      .init(border: "#000000", fill: "#FFFFFF"),
      .init(border: "#000000", fill: "#E6E6E6"),
      .init(border: "#000000", fill: "#CCCCCC"),
      .init(border: "#000000", fill: "#F4F4F4"),
      .init(border: "#000000", fill: "#D9D9D9"),
      .init(border: "#000000", fill: "#BFBFBF"),
      .init(border: "#000000", fill: "#EEEEEE"),
      .init(border: "#000000", fill: "#E0E0E0"),
    ],
    other: .init(border: "#606060", fill: "#FFFFFF"),
    scale: .init(low: "#FFFFFF", high: "#A0A0A0", border: "#000000"),
    hasLetters: true)
}
