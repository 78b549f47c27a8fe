import EntenteModel
import Testing

@testable import EntenteFormats

private let words = StyleSheet.Words(
  shapes: ["box", "ellipse", "hexagon"], dashes: ["solid", "dashed"],
  heads: ["none", "vee", "tee"],
  themes: ["light", "dark", "print"])

private func sheet(_ text: String) throws -> StyleSheet {
  try StyleSheet(InputFile("my.style.yaml", text), words: words)
}

private func problems(_ text: String) -> [Problem] {
  do throws(ReadError) {
    _ = try StyleSheet(InputFile("my.style.yaml", text), words: words)
    return []
  } catch { return error.problems }
}

@Suite("Style files")
struct StyleSheetTests {
  @Test("Every part is read")
  func everything() throws {
    let sheet = try sheet(
      """
      entente-style: 1
      theme: dusk
      size-by: population
      color-by: region
      label-top: 12
      kinds:
        state: {shape: hexagon, rounded: false, doubled: true}
      families:
        conflict: {width: 2.5, dash: dashed, head: tee, length: 1.5}
      themes:
        dusk:
          based-on: dark
          background: "#abc"
          scale-high: "#0a0B0c"
          kinds: {state: {border: "#112233"}}
          families: {office: {line: "#445566", text: "#FFFFFF"}}
          categories: ["#111111", {border: "#222222", fill: "#333333"}]
      """)
    #expect(sheet.theme == "dusk" && sheet.sizeBy == "population" && sheet.colorBy == "region")
    #expect(sheet.labelTop == 12)
    #expect(sheet.kinds.map(\.kind) == [.state] && sheet.kinds[0].shape == "hexagon")
    #expect(sheet.kinds[0].isRounded == false && sheet.kinds[0].isDoubled == true)
    #expect(sheet.families.map(\.family) == [.conflict])
    #expect(sheet.families[0].width == 2.5 && sheet.families[0].head == "tee")
    let theme = try #require(sheet.themes.first)
    #expect(theme.base == "dark")
    #expect(theme.colors == ["background": "#AABBCC", "scale-high": "#0A0B0C"])
    #expect(theme.kinds[0].border == "#112233" && theme.kinds[0].fill == nil)
    #expect(theme.families[0].text == "#FFFFFF")
    #expect(theme.categories.map(\.border) == ["#111111", "#222222"])
    #expect(theme.categories.map(\.fill) == [nil, "#333333"])
    #expect(theme.location.line == 11)
  }

  @Test("The version alone is a style that changes nothing")
  func empty() throws {
    let sheet = try sheet("entente-style: 1\nkinds:\nthemes:\n")
    #expect(sheet.theme == nil && sheet.kinds.isEmpty && sheet.themes.isEmpty)
  }

  @Test(
    "A mistake is told with its place and what was meant",
    arguments: [
      ("", 1, 1, "the file is empty", "begin with 'entente-style: 1'"),
      ("theme: dark", 1, 1, "this is not a style", "begin with 'entente-style: 1'"),
      ("entente-style: 2", 1, 16, "styles of version 1, not '2'", nil),
      ("entente-style: 1\nthem: dark", 2, 1, "a style has no key 'them'", "did you mean 'theme'?"),
      (
        "entente-style: 1\ntheme: dusc\nthemes: {dusk: {}}", 2, 8, "no theme 'dusc'",
        "did you mean 'dusk'?"
      ),
      ("entente-style: 1\nlabel-top: -1", 2, 12, "a whole number from 0, not '-1'", nil),
      ("entente-style: 1\nlabel-top: 99999999999999999999", 2, 12, "a whole number", nil),
      (
        "entente-style: 1\nkinds: {state: {shape: bax}}", 2, 24, "'shape' can't be 'bax'",
        "did you mean 'box'?"
      ),
      ("entente-style: 1\nkinds: {state: {rounded: yes}}", 2, 26, "true or false, not 'yes'", nil),
      (
        "entente-style: 1\nkinds: {state: {color: red}}", 2, 17, "has no key 'color'",
        "known keys: doubled, rounded, shape"
      ),
      (
        "entente-style: 1\nfamilies: {conflct: {}}", 2, 12, "no family of relations 'conflct'",
        "did you mean 'conflict'?"
      ),
      ("entente-style: 1\nfamilies: {conflict: {width: nan}}", 2, 30, "a number, not 'nan'", nil),
      (
        "entente-style: 1\nfamilies: {conflict: {width: 1e99}}", 2, 30, "'width' is 1e99",
        "it lies between 0.25 and 12.0"
      ),
      ("entente-style: 1\nthemes: {a: {ink: red}}", 2, 19, "'red' is no color", "as \"#1770D2\""),
      (
        "entente-style: 1\nthemes:\n  a:\n    ink: #123456\n", 4, 9, "the color 'ink' has no value",
        "in quotes"
      ),
      (
        "entente-style: 1\nthemes: {a: {ink: '#12345'}}", 2, 19, "'#12345' is no color",
        "as \"#1770D2\""
      ),
      ("entente-style: 1\nthemes: {a: {ink: '#١٢٣'}}", 2, 19, "is no color", nil),
      ("entente-style: 1\nthemes: {a: {ink: '#000\" onload=\"x'}}", 2, 19, "is no color", nil),
      (
        "entente-style: 1\nthemes: {a: {inc: '#000'}}", 2, 14, "a theme has no key 'inc'",
        "did you mean 'ink'?"
      ),
      (
        "entente-style: 1\nthemes: {dark: {}}", 2, 10, "'dark' is a theme of the program",
        "based-on: dark"
      ),
      (
        "entente-style: 1\nthemes: {a: {based-on: drak}}", 2, 24, "'based-on' can't be 'drak'",
        "did you mean 'dark'?"
      ),
      ("entente-style: 1\nthemes: {a: {categories: ['#000']}}", 2, 26, "has 1 colors", "2 to 26"),
      (
        "entente-style: 1\nthemes: {a: {categories: ['#000', {fill: '#111'}]}}", 2, 35,
        "has no 'border'", nil
      ),
      (
        "entente-style: 1\nthemes: {a: {kinds: {state: {border: [1]}}}}", 2, 38,
        "'border' is a color, not a list", "in quotes"
      ),
      ("[entente-style]", 1, 1, "expected the keys of a style", nil),
    ] as [(String, Int, Int, String, String?)])
  func mistakes(text: String, line: Int, column: Int, message: String, hint: String?) throws {
    let problem = try #require(problems(text).first)
    #expect(problem.severity == .error)
    #expect(problem.message.contains(message), "\(problem.message)")
    if let hint { #expect(problem.hint?.contains(hint) == true, "\(problem.hint ?? "")") }
    #expect(problem.location?.line == line && problem.location?.column == column)
  }

  @Test("All mistakes of a file are told at once, in the order of the text")
  func together() {
    let found = problems("entente-style: 1\nlabel-top: x\nkinds: {state: {shape: y}}\nzzz: 1\n")
    #expect(found.compactMap(\.location?.line) == [2, 3, 4])
  }
}

@Suite("The schema of style files")
struct StyleSchemaTests {
  private let schema: JSONSchema

  init() throws {
    let path = Summit.path.replacing(
      "graphs/sco-astana-2024.yaml", with: "schema/style.schema.json")
    schema = try JSONSchema(InputFile(contentsOf: path))
  }

  private func allows(_ text: String) throws -> Bool {
    let file = InputFile("a.yaml", text)
    var log = ProblemLog(file: file)
    return try schema.allows(try #require(YAMLDocument(file, log: &log)?.root))
  }

  @Test(
    "Has the keys that the reader knows, no more and no fewer",
    arguments: [
      ("properties", "zzzzzzzz: 1"), ("$defs/kind-mark/properties", "kinds: {x: {zzzzzzzz: 1}}"),
      ("$defs/family-mark/properties", "families: {office: {zzzzzzzz: 1}}"),
      ("$defs/theme/properties", "themes: {x: {zzzzzzzz: 1}}"),
      ("$defs/kind-colors/properties", "themes: {x: {kinds: {x: {zzzzzzzz: 1}}}}"),
      ("$defs/family-colors/properties", "themes: {x: {families: {office: {zzzzzzzz: 1}}}}"),
      (
        "$defs/category/properties",
        "themes: {x: {categories: ['#000', {border: '#111', zzzzzzzz: 1}]}}"
      ),
    ])
  func keys(path: String, text: String) throws {
    let found = problems("entente-style: 1\n" + text)
    let hint = try #require(found.first { $0.rule == "unknown-key" }?.hint)
    let known = try #require(hint.split(separator: "known keys: ").last).split(separator: ", ")
    let keys = try #require(schema[path]).members
    #expect(Set(known.map(String.init)) == Set(keys.map(\.key)))
    for key in keys { #expect(key.value["description"]?.scalar?.isEmpty == false, "\(key.key)") }
  }

  @Test(
    "Takes and refuses what the reader takes and refuses",
    arguments: [
      ("entente-style: 1", true), ("entente-style: 2", false), ("theme: dark", false),
      ("entente-style: 1\nkinds: {state: {shape: box, rounded: true}}", true),
      ("entente-style: 1\nkinds: {state: {shape: banana}}", false),
      ("entente-style: 1\nfamilies: {offices: {width: 1}}", false),
      ("entente-style: 1\nthemes: {x: {ink: '#12AB34', based-on: dark}}", true),
      ("entente-style: 1\nthemes: {x: {ink: 'red'}}", false),
      ("entente-style: 1\nlabel-top: some", false),
    ])
  func agreement(text: String, isGood: Bool) throws {
    #expect(problems(text).isEmpty == isGood)
    #expect(try allows(text) == isGood)
  }
}
