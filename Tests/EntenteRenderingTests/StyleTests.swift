import EntenteModel
import Foundation
import Testing

@testable import EntenteRendering

@Suite("Themes")
struct ThemeTests {
  @Test("Text can be read: its contrast is at least 4.5", arguments: Theme.all)
  func textContrast(theme: Theme) {
    for paper in [theme.background, theme.panel] {
      #expect(contrast(theme.ink, paper) >= 4.5)
      #expect(contrast(theme.muted, paper) >= 4.5)
    }
    for (kind, colors) in theme.kinds {
      #expect(contrast(theme.ink, colors.fill) >= 4.5, "\(kind.rawValue)")
      #expect(contrast(theme.muted, colors.fill) >= 4.5, "\(kind.rawValue)")
      if theme != .dark {
        #expect(contrast(theme.background, colors.border) >= 4.5, "\(kind.rawValue), filled")
      }
    }
    for (family, colors) in theme.families {
      #expect(contrast(colors.text, theme.background) >= 4.5, "\(family.rawValue)")
    }
  }

  @Test("Lines can be seen: their contrast is at least 3", arguments: Theme.all)
  func lineContrast(theme: Theme) {
    for (family, colors) in theme.families {
      #expect(contrast(colors.line, theme.background) >= 3, "\(family.rawValue)")
    }
    for (kind, colors) in theme.kinds {
      #expect(contrast(colors.border, theme.background) >= 3, "\(kind.rawValue)")
    }
  }

  @Test(
    "Every kind and family of the vocabulary has its colors in every theme", arguments: Theme.all)
  func complete(theme: Theme) {
    for definition in Vocabulary.standard.entityKinds {
      #expect(theme.kinds[definition.kind] != nil)
    }
    #expect(Set(theme.families.keys) == Set(Relation.Family.allCases))
  }

  @Test("Kinds are told apart by shape alone, but for a person who leads")
  func shapes() {
    let words = Vocabulary.standard
    let kinds: [Entity.Kind] = [
      .state, .leader, .organization, .event, .place, .bloc, .initiative, .plain,
    ]
    let marks = kinds.map { KindMark.of($0, in: words) }
    #expect(Set(marks.map { "\($0.shape) \($0.isRounded)" }).count == kinds.count)
  }

  @Test("Families are told apart by line alone: width, dashes, head")
  func lines() {
    let marks = Relation.Family.allCases.map { FamilyMark.of($0) }
    #expect(Set(marks.map { "\($0.width) \($0.isDashed) \($0.head)" }).count == marks.count)
  }

  /// The contrast of two colors (WCAG 2.2).
  private func contrast(_ a: String, _ b: String) -> Double {
    let (x, y) = (luminance(a), luminance(b))
    return (max(x, y) + 0.05) / (min(x, y) + 0.05)
  }

  private func luminance(_ color: String) -> Double {
    let value = Int(color.dropFirst(), radix: 16) ?? 0
    let channels = [value >> 16, value >> 8 & 255, value & 255].map { channel -> Double in
      let c = Double(channel) / 255
      return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }
}
