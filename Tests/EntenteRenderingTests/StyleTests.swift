import EntenteModel
import Testing

@testable import EntenteRendering

@Suite("Colors as they are seen")
struct SheetColorTests {
  private func color(_ text: String) throws -> SheetColor { try #require(SheetColor(text)) }

  @Test("Contrast is that of WCAG: black on white 21, a color on itself 1, #767676 on white 4.54")
  func contrast() throws {
    let white = try color("#FFFFFF")
    #expect(abs(try color("#000000").contrast(with: white) - 21) < 1e-9)
    #expect(abs(white.contrast(with: white) - 1) < 1e-9)
    #expect(abs(try color("#767676").contrast(with: white) - 4.54) < 0.005)
  }

  @Test(
    "Lab is that of CIE 1976 for daylight",
    arguments: [
      ("#FF0000", 53.24, 80.09, 67.20), ("#00FF00", 87.73, -86.18, 83.18),
      ("#0000FF", 32.30, 79.19, -107.86), ("#808080", 53.59, 0, 0), ("#000000", 0, 0, 0),
    ])
  func lab(text: String, l: Double, a: Double, b: Double) throws {
    let lab = LabColor(LinearLight(try color(text)))
    #expect(abs(lab.lightness - l) < 0.02 && abs(lab.a - a) < 0.03 && abs(lab.b - b) < 0.03)
  }

  @Test("Who lacks a kind of cone sees grays as they are, and confuses what others tell apart")
  func deficiencies() throws {
    let gray = try color("#7F7F7F")
    for vision in ColorVision.allCases {
      let seen = LabColor(vision.seen(gray))
      #expect(abs(seen.a) < 0.1 && abs(seen.b) < 0.1)
    }
    let (red, green) = (try color("#B05A00"), try color("#6E7A00"))
    #expect(red.distance(to: green) > 30)
    #expect(red.distance(to: green, seenWith: .deuteranopia) < 12)
    #expect(red.distance(to: green, seenWith: .tritanopia) > 25)
    #expect(red.leastDistance(to: green) <= red.distance(to: green, seenWith: .protanopia))
  }

  @Test(
    "Nothing but #RRGGBB is a color",
    arguments: ["", "#", "red", "#12345", "#+12345", "#1234567", "#12345G", "#١٢٣٤٥٦", "123456"])
  func malformed(text: String) {
    #expect(SheetColor(text) == nil)
  }

  @Test("A color is written as it was read")
  func roundTrip() throws {
    for text in ["#000000", "#0A1B2C", "#FFFFFF"] { #expect(try color(text).hex == text) }
  }
}

@Suite("Themes")
struct ThemeTests {
  @Test(
    "Text and lines can be seen, and nobody confuses two categories", arguments: Theme.all)
  func faultless(theme: Theme) {
    #expect(theme.faults == [])
  }

  @Test(
    "Text is measured on every fill, filled shapes and the scale included", arguments: Theme.all)
  func textContrast(theme: Theme) {
    for colors in Array(theme.kinds.values) + theme.categories + [theme.other, theme.unknown] {
      #expect(Theme.contrast(theme.ink, colors.fill) >= 4.5)
      #expect(Theme.contrast(theme.muted, colors.fill) >= 4.5)
      #expect(Theme.contrast(theme.background, colors.border) >= 3)
    }
    for colors in Array(theme.kinds.values) + theme.categories {
      #expect(Theme.contrast(theme.ink(on: colors.border), colors.border) >= 4.5)
    }
    for level in stride(from: 0, through: 1, by: 0.01) {
      #expect(Theme.contrast(theme.ink, theme.fill(at: level)) >= 4.5)
    }
    for colors in theme.families.values {
      #expect(Theme.contrast(colors.text, theme.background) >= 4.5)
      #expect(Theme.contrast(colors.line, theme.background) >= 3)
    }
  }

  @Test(
    "Kinds, families and categories are 20 apart to everybody", arguments: [Theme.light, .dark])
  func distances(theme: Theme) throws {
    let sets = [
      theme.kinds.values.map(\.border), theme.families.values.map(\.line),
      theme.categories.map(\.border) + [theme.other.border],
    ]
    for set in sets {
      let colors = try set.map { try #require(SheetColor($0)) }
      for i in colors.indices {
        for other in colors[(i + 1)...] {
          #expect(colors[i].leastDistance(to: other) >= 20, "\(colors[i].hex) \(other.hex)")
        }
      }
    }
  }

  @Test("There are eight categories, and without color each bears a letter", arguments: Theme.all)
  func categories(theme: Theme) {
    #expect(theme.categories.count >= 8)
    #expect(theme.hasLetters == (theme.name == "print"))
    let letters = theme.categories.indices.map { EntityColor.category($0).letter }
    #expect(Set(letters).count == theme.categories.count && !letters.contains(nil))
  }

  @Test(
    "Every kind and family of the vocabulary has its colors in every theme", arguments: Theme.all)
  func complete(theme: Theme) {
    for definition in Vocabulary.standard.entityKinds {
      #expect(theme.kinds[definition.kind] != nil)
    }
    #expect(Set(theme.families.keys) == Set(Relation.Family.allCases))
  }

  @Test("Kinds are told apart by shape alone, families by width and dashes alone")
  func withoutColor() {
    let style = DiagramStyle()
    #expect(style.faults == [])
    for definition in Vocabulary.standard.entityKinds {
      #expect(style.kinds[definition.kind] != nil)
    }
    #expect(Set(style.families.keys) == Set(Relation.Family.allCases))
  }

  @Test("The verdict names what is wrong with a theme and with marks")
  func verdict() {
    var theme = Theme.light
    theme.muted = "#C0C0C0"
    theme.kinds[.state]?.border = "#F0F0A0"
    theme.kinds[.person] = theme.kinds[.leader]
    theme.families[.conflict]?.line = "#056E51"
    let faults = theme.faults
    #expect(faults.contains { $0.hasPrefix("muted on background: #C0C0C0 on #FFFFFF has a") })
    #expect(faults.contains { $0.hasPrefix("the border of state: ") })
    #expect(faults.contains { $0.hasPrefix("leader and person look alike") })
    #expect(faults.contains { $0.hasPrefix("conflict and cooperation look alike") })
    var style = DiagramStyle()
    style.kinds[.person] = style.kinds[.leader]
    style.families[.contact]?.width = 1.2
    #expect(style.faults.first == "leader and person have the same shape")
    #expect(style.faults.count == 3, "contact is now as wide as structure, and nearly as office")
  }

  @Test("A kind of the user's own looks as the kind above it")
  func inherited() {
    var words = Vocabulary.standard
    let ministry = Entity.Kind(rawValue: "ministry")
    words.add(.init(ministry, parent: .organization))
    let style = DiagramStyle()
    #expect(style.mark(of: ministry, in: words) == style.kinds[.organization])
    #expect(style.colors(of: ministry, in: words) == style.theme.kinds[.organization])
    let unheard = Entity.Kind(rawValue: "unheard")
    #expect(style.mark(of: unheard, in: words) == style.kinds[.plain])
  }
}
