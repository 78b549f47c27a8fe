import EntenteModel

/// What makes a style hard to read, tested by numbers.
///
/// The themes of the program have no fault; a theme of a user's own is drawn all
/// the same, with its faults told.
extension Theme {
  /// The least contrast of text with what it stands on.
  static let leastTextContrast = 4.5

  /// The least contrast of lines and borders with the paper.
  static let leastLineContrast = 3.0

  /// The least distance of two categories, to whomever it is least.
  static let leastDistance = 20.0

  /// What is hard to read or to tell apart in these colors, a sentence each.
  package var faults: [String] {
    textFaults + lineFaults + (hasLetters ? [] : distanceFaults)
  }

  private var textFaults: [String] {
    var texts: [(String, String, String)] = []
    for (name, paper) in [("background", background), ("panel", panel)] {
      texts += [("ink on \(name)", ink, paper), ("muted on \(name)", muted, paper)]
    }
    let fills =
      kinds.map { ("the fill of \($0.rawValue)", $1.fill) }
      + categories.enumerated().map { ("the fill of category \($0 + 1)", $1.fill) }
      + [("the fill of other", other.fill)]
    for (name, fill) in fills {
      texts += [("ink on \(name)", ink, fill), ("muted on \(name)", muted, fill)]
    }
    texts += stride(from: 0, through: 1, by: 0.125).map {
      ("ink on the scale at \($0)", ink, fill(at: $0))
    }
    if fillsProminent {
      let borders =
        kinds.map { ($0.rawValue, $1.border) }
        + categories.enumerated().map { ("category \($0 + 1)", $1.border) }
      texts += borders.map { ("the name on a shape filled with \($0)", ink(on: $1), $1) }
    }
    texts += families.map { ("the text of \($0.rawValue)", $1.text, background) }
    return Self.faults(of: texts, least: Self.leastTextContrast, "text")
  }

  private var lineFaults: [String] {
    let lines =
      families.map { ("the line of \($0.rawValue)", $1.line, background) }
      + kinds.map { ("the border of \($0.rawValue)", $1.border, background) }
      + categories.enumerated().map { ("category \($0 + 1)", $1.border, background) }
      + [
        ("the border of other", other.border, background),
        ("the border of the scale", scale.border, background),
        ("the accent", accent, background),
      ]
    return Self.faults(of: lines, least: Self.leastLineContrast, "lines")
  }

  private static func faults(
    of pairs: [(name: String, String, String)], least: Double, _ what: String
  ) -> [String] {
    pairs.filter { contrast($1, $2) < least }.sorted { $0.name < $1.name }.map { name, a, b in
      "\(name): \(a) on \(b) has a contrast of \(contrast(a, b).oneDigit), \(what) need "
        + least.oneDigit
    }
  }

  private var distanceFaults: [String] {
    let sets = [
      kinds.map { ($0.rawValue, $1.border) }, families.map { ($0.rawValue, $1.line) },
      categories.enumerated().map { ("category \($0 + 1)", $1.border) } + [("other", other.border)],
    ]
    return sets.flatMap { set in
      let set = set.sorted { $0.0 < $1.0 }
      return set.indices.flatMap { i in
        set[(i + 1)...].compactMap { Self.fault(between: set[i], and: $0) }
      }
    }
  }

  private static func fault(
    between first: (String, String), and second: (String, String)
  ) -> String? {
    guard let a = SheetColor(first.1), let b = SheetColor(second.1) else { return nil }
    let near = ColorVision.allCases.map { ($0, a.distance(to: b, seenWith: $0)) }
      .min { $0.1 < $1.1 }
    guard let (vision, distance) = near, distance < leastDistance else { return nil }
    return "\(first.0) and \(second.0) look alike (\(first.1), \(second.1)): "
      + "with \(vision.rawValue) they are \(distance.oneDigit) apart, categories need "
      + leastDistance.oneDigit
  }
}

extension DiagramStyle {
  /// The least difference in width of two lines that are alike otherwise.
  static let leastWidthDifference = 0.5

  /// Which kinds and families can't be told apart without color, a sentence each.
  package var faults: [String] {
    let kinds = kinds.sorted { $0.key.rawValue < $1.key.rawValue }
    let families = families.sorted { $0.key.rawValue < $1.key.rawValue }
    let kindFaults = kinds.indices.flatMap { i in
      kinds[(i + 1)...].filter { $0.value.looksLike(kinds[i].value) }.map {
        "\(kinds[i].key.rawValue) and \($0.key.rawValue) have the same shape"
      }
    }
    let familyFaults = families.indices.flatMap { i in
      families[(i + 1)...].filter { $0.value.looksLike(families[i].value) }.map {
        "\(families[i].key.rawValue) and \($0.key.rawValue) have lines of about the same width, "
          + "without color they look alike"
      }
    }
    return kindFaults + familyFaults
  }
}

extension KindMark {
  fileprivate func looksLike(_ other: KindMark) -> Bool {
    shape == other.shape && isRounded == other.isRounded && isDoubled == other.isDoubled
  }
}

extension FamilyMark {
  /// Whether two lines without heads look alike: a tie that runs both ways has none.
  fileprivate func looksLike(_ other: FamilyMark) -> Bool {
    dash == other.dash && abs(width - other.width) < DiagramStyle.leastWidthDifference - 1e-9
  }
}

extension Double {
  /// The number with one digit after the point.
  fileprivate var oneDigit: String {
    let tenths = Int((self * 10).rounded())
    return "\(tenths / 10).\(abs(tenths % 10))"
  }
}
