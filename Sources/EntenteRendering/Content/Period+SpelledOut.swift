import EntenteModel

extension Period {
  /// The period as one writes it in a text: `3–4 July 2024`, `May 2024`,
  /// `since 2001`.
  package var spelledOut: String {
    if isSingleDate, case .date(let date) = start { return date.spelledOut }
    switch (start, end) {
    case (.date(let first), .date(let last)):
      if first.month == last.month, first.firstYear == last.firstYear, let day = first.day,
        last.day != nil
      {
        return "\(day)–\(last.spelledOut)"
      }
      return "\(first.spelledOut) – \(last.spelledOut)"
    case (.date(let first), .open), (.date(let first), .unknown):
      return "since " + first.spelledOut
    case (_, .date(let last)):
      return "until " + last.spelledOut
    default:
      return description
    }
  }
}

extension PartialDate {
  /// The date as one writes it in a text: `3 July 2024`, `about 2022`.
  package var spelledOut: String {
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ]
    guard firstYear == lastYear, let month, month <= 12 else { return qualified(description) }
    let name = "\(months[Int(month) - 1]) \(firstYear)"
    return qualified(day.map { "\($0) \(name)" } ?? name)
  }

  private func qualified(_ text: String) -> String {
    let plain = text.last.map { "?~%".contains($0) } == true ? String(text.dropLast()) : text
    switch qualifier {
    case .plain: return plain
    case .approximate, .uncertainAndApproximate: return "about " + plain
    case .uncertain: return plain + "?"
    }
  }
}
