import Testing

@testable import EntenteModel

@Suite("Folding of names")
struct NameFoldingTests {
  @Test(
    "Case, accents, spaces, hyphens and the shape of apostrophes do not count",
    arguments: [
      ("António  GUTERRES", "antonio guterres"), ("Côte d’Ivoire", "cote d'ivoire"),
      ("saudi-arabia", "saudi arabia"), ("Guinea–Bissau ", "guinea bissau"),
      ("Recep Tayyip Erdoğan", "recep tayyip erdogan"), ("İstanbul", "istanbul"),
      ("Diyarbakır", "diyarbakir"), ("Łódź", "lodz"), ("Ærø", "aero"), ("Straße", "strasse"),
      ("Nguyễn Phú Trọng", "nguyen phu trong"), ("Ελλάδα", "ελλαδα"), ("Αθήνας", "αθηνασ"),
      ("Горбачёв", "горбачев"), ("Ｒｕｓｓｉａ", "russia"), ("Rus\u{200B}sia", "russia"),
      ("e\u{301}cole", "ecole"), ("\u{A0}US\t", "us"), ("", ""), ("Toʻqayev", "to'qayev"),
    ])
  func folding(name: String, folded: String) { #expect(name.foldedForSearch == folded) }

  @Test(
    "The marks of other scripts make other letters",
    arguments: [("й", "и"), ("が", "か"), ("कि", "क"), ("U.S.", "US"), ("Ａ1", "A")])
  func differing(a: String, b: String) { #expect(a.foldedForSearch != b.foldedForSearch) }

  @Test("A letter and its mark fold as the one character that they make")
  func composition() {
    for name in ["Côte", "Горбачёв", "Китай", "が", "ế"] {
      let parts = name.unicodeScalars.flatMap { scalar in
        Self.decompositions[scalar].map { Array($0.unicodeScalars) } ?? [scalar]
      }
      var decomposed = ""
      decomposed.unicodeScalars.append(contentsOf: parts)
      #expect(decomposed.unicodeScalars.count > name.unicodeScalars.count)
      #expect(decomposed.foldedForSearch == name.foldedForSearch)
    }
  }

  private static let decompositions: [Unicode.Scalar: String] = [
    "ô": "o\u{302}", "ё": "е\u{308}", "й": "и\u{306}", "が": "か\u{3099}",
    "ế": "e\u{302}\u{301}",
  ]
}
