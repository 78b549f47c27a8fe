import EntenteGraphviz
import Foundation
import Testing

@Suite("Fonts")
struct FontTests {
  /// A worker on a machine without fonts.
  private func bare() throws -> GraphvizWorker {
    var worker = try GraphvizWorker.fixture()
    let file = URL(fileURLWithPath: NSTemporaryDirectory())
      .appendingPathComponent("entente-no-fonts.conf")
    try Data("<fontconfig></fontconfig>".utf8).write(to: file, options: .atomic)
    worker.environment["FONTCONFIG_FILE"] = file.path
    return worker
  }

  @Test("Installed families are listed, missing ones found")
  func families() async throws {
    let worker = try GraphvizWorker.fixture()
    #expect(try await worker.fontFamilies().contains("DejaVu Sans"))
    let missing = try await worker.missingFontFamilies(
      among: ["No Such Font", "dejavu sans", "Nor This"])
    #expect(missing == ["No Such Font", "Nor This"])
  }

  @Test(
    "Without fonts, nothing is drawn that would show boxes", arguments: [GraphvizFormat.png, .pdf])
  func noFonts(format: GraphvizFormat) async throws {
    #expect(try await bare().fontFamilies().isEmpty)
    #expect(try await bare().reason(Document.summit, format: format) == .noFonts)
  }

  @Test("Without fonts, an SVG drawing comes with a warning")
  func noFontsSVG() async throws {
    let drawing = try await bare().draw(Document.summit, engine: .dot, format: .svg)
    #expect(drawing.warnings.count == 1)
    #expect(drawing.warnings.first?.hasPrefix("no font is installed") == true)
    #expect(drawing.warnings.first?.contains("fonts-inter") == true)
    #expect(DrawingReader(drawing.bytes)?.texts.contains("Russia") == true)
  }

  @Test("A character that no font has comes with a warning")
  func missingCharacter() async throws {
    let worker = try GraphvizWorker.fixture()
    let dot = Document.label("\u{10FF00}\u{10FF01}")
    let drawing = try await worker.draw(dot, engine: .dot, format: .png)
    #expect(drawing.warnings.count == 1)
    #expect(drawing.warnings.first?.contains("(U+10FF00) and 1 more") == true)
    let cyrillic = try await worker.draw(Document.label("Қазақстан"), engine: .dot, format: .png)
    #expect(cyrillic.warnings.isEmpty)
  }

  @Test("An unknown font is replaced by another")
  func unknownFont() async throws {
    let dot = "graph { a [fontname=\"No Such Font\" label=\"x\"] }"
    let worker = try GraphvizWorker.fixture()
    let svg = try await worker.run(dot, engine: .dot, format: .svg)
    #expect(DrawingReader(svg)?.texts == ["x"])
    #expect(try await !worker.run(dot, engine: .dot, format: .png).isEmpty)
  }
}
