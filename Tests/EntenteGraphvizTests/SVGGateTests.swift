import EntenteGraphviz
import Foundation
import Testing

@Suite("The gate for SVG")
struct SVGGateTests {
  private let gate = SVGGate(title: "A <b> & \"c\"", description: "Two ties.", language: "en")

  private func drawing(_ dot: String) async throws -> [UInt8] {
    try await GraphvizWorker.fixture().run(dot, engine: .dot, format: .svg)
  }

  /// A drawing with one element in place of a node.
  private func drawing(with element: String) -> [UInt8] {
    Array(
      """
      <?xml version="1.0"?>
      <svg width="8pt" height="8pt" viewBox="0 0 8 8" xmlns="http://www.w3.org/2000/svg">
      \(element)
      </svg>
      """.utf8)
  }

  private func refusal(_ svg: [UInt8]) -> SVGGate.Refusal? {
    do {
      _ = try gate.rewritten(svg)
      return nil
    } catch {
      return error
    }
  }

  @Test("A drawing passes with titles of our own", arguments: GraphvizEngine.allCases)
  func titles(engine: GraphvizEngine) async throws {
    let svg = try await GraphvizWorker.fixture().run(
      Document.summit, engine: engine, format: .svg)
    let result = try gate.rewritten(svg) { part in
      switch part.kind {
      case .node: "node <\(part.name)>"
      case .edge: "edge \(part.id)"
      case .cluster: nil
      }
    }
    let reader = try #require(DrawingReader(result))
    #expect(reader.titles.first == "A <b> & \"c\"")
    #expect(
      Set(reader.titles.dropFirst()) == [
        "node <n0>", "node <n1>", "node <n2>", "edge e-ally", "edge e-office",
      ])
    #expect(reader.texts.sorted() == DrawingReader(svg)?.texts.sorted())
  }

  @Test("The root says what it is, and scales")
  func root() async throws {
    let result = try gate.rewritten(try await drawing(Document.summit))
    let reader = try #require(DrawingReader(result))
    let root = try #require(reader.elements.first)
    #expect(root.name == "svg")
    #expect(root.attributes["role"] == "img")
    #expect(root.attributes["aria-labelledby"] == "drawing-title drawing-description")
    #expect(root.attributes["lang"] == "en")
    #expect(root.attributes["viewBox"]?.hasPrefix("0.00 0.00 ") == true)
    #expect(root.attributes["width"]?.hasSuffix("pt") == true)
    #expect(root.attributes["style"] == "max-width:100%;height:auto")
    #expect(reader.elements[1].attributes["id"] == "drawing-title")
    #expect(reader.elements[2].name == "desc")
    let text = String(decoding: result, as: UTF8.self)
    for banned in ["<!DOCTYPE", "<!--", "<?xml-stylesheet", "Times", "DejaVu Sans\""] {
      #expect(!text.contains(banned), "\(banned)")
    }
    #expect(text.contains("font-family=\"Inter, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif\""))
  }

  @Test("Shapes, gradients, styles and HTML-like labels pass")
  func vocabulary() async throws {
    let dot = """
      digraph { graph [tooltip=t label=l labelloc=t];
      a [shape=box style="filled" fillcolor="red:blue" gradientangle=90]
      b [style=radial fillcolor="red:blue"] c [style=wedged fillcolor="red:blue"]
      d [style="rounded,filled,dashed" shape=box fillcolor="#11223344"] e [shape=cylinder]
      f [shape=record label="{x|<p>y}"] g [shape=plain label=<<TABLE BORDER="1" STYLE="ROUNDED">
      <TR><TD BGCOLOR="red:blue"><I>a</I><U>b</U><SUB>c</SUB><O>d</O><S>e</S></TD></TR></TABLE>>]
      a -> b [color="red:blue" dir=both arrowhead=odot] b -> c [style=tapered penwidth=9]
      c -> d [URL="https://un.org/?a=1&b=2" target="_blank" label=x headlabel=h xlabel=y]
      }
      """
    let result = try gate.rewritten(try await drawing(dot))
    let reader = try #require(DrawingReader(result))
    let link = reader.elements.first { $0.attributes["xlink:href"] != nil }
    #expect(link?.attributes["xlink:href"] == "https://un.org/?a=1&b=2")
    #expect(link?.attributes["rel"] == "noopener noreferrer")
    #expect(reader.elements.contains { $0.attributes["stop-color"] == "red" })
    #expect(!String(decoding: result, as: UTF8.self).contains("transparent"))
  }

  @Test(
    "Hostile labels, names, ids and classes stay text",
    arguments: [
      "<script>alert(1)</script>", "\" onload=\"alert(1)", "--><script>", "]]>", "&",
      "javascript:x",
    ])
  func hostileText(text: String) async throws {
    let quoted = GraphvizText.quoted(GraphvizText.label(text))
    let dot =
      "digraph \(quoted) { \(quoted) [label=\(quoted) id=\(quoted) class=\(quoted) "
      + "tooltip=\(quoted) comment=\(quoted)] }"
    let result = try gate.rewritten(try await drawing(dot)) { $0.name }
    let reader = try #require(DrawingReader(result))
    #expect(reader.text == text)
    #expect(!reader.elements.contains { $0.name == "script" || $0.attributes["onload"] != nil })
  }

  @Test(
    "What turns into markup is refused",
    arguments: [
      "URL=\"javascript:alert(1)\"", "URL=\"data:text/html,x\"",
      "URL=\"https://x/\\\" onload=\\\"alert(1)\"", "URL=\"https://x/<b>\"",
      "fontname=\"Inter\\\" onload=\\\"alert(1)\"",
    ])
  func hostileAttributes(attribute: String) async throws {
    #expect(refusal(try await drawing("graph { a [\(attribute)] }")) != nil)
  }

  @Test("Markup before the root is refused")
  func styleSheet() async throws {
    let sheet = "x\\\"?><script>alert(1)</script><?y \\\""
    #expect(refusal(try await drawing("graph { stylesheet=\"\(sheet)\"; a }")) != nil)
    let plain = try await drawing("graph { stylesheet=\"https://x/y.css\"; a }")
    #expect(!String(decoding: try gate.rewritten(plain), as: UTF8.self).contains("y.css"))
  }

  @Test(
    "Elements and attributes that are not listed are refused",
    arguments: [
      "<script/>", "<style>*{}</style>", "<image xlink:href=\"https://x\"/>", "<foreignObject/>",
      "<animate/>", "<use href=\"#x\"/>", "<g onclick=\"x\"/>", "<g style=\"x\"/>",
      "<path d=\"M0,0\" filter=\"url(#x)\"/>", "<path d=\"url(x)\"/>",
      "<path fill=\"url(http://x)\"/>",
      "<path fill=\"red;x\"/>", "<a xlink:href=\"ftp://x\"/>", "<a xlink:href=\"#x\"/>", "<svg/>",
      "<linearGradient id=\"x\"><stop style=\"stop-color:red;stop-opacity:1;x:y\"/></linearGradient>",
    ])
  func unlisted(element: String) {
    #expect(refusal(drawing(with: element))?.line == 3)
  }

  @Test(
    "What is not well-formed is refused",
    arguments: [
      "<g>", "</g>", "<g></a>", "<g", "<g id=x/>", "<g id='x'/>", "<g id=\"a\" id=\"b\"/>",
      "<g id=\"a\"class=\"b\"/>", "<g id=\"<\"/>", "<text>&bogus;</text>", "<text>&</text>",
      "<text>&#0;</text>", "<text>&#xD800;</text>", "<text>\u{1}</text>", "<![CDATA[x]]>", "x",
      "<!-- ", "<!DOCTYPE x [<!ENTITY y \"z\">]>", "<title><g/></title>", "<1/>", "< g/>",
    ])
  func malformed(element: String) {
    #expect(refusal(drawing(with: element)) != nil)
  }

  @Test("Bytes that are not UTF-8 are refused, with their line")
  func invalidUTF8() {
    var svg = drawing(with: "<text>x</text>")
    svg[svg.firstRange(of: Array("x</text>".utf8))!.lowerBound] = 0xFF
    #expect(refusal(svg)?.line == 3)
  }

  @Test("A document without exactly one drawing is refused")
  func roots() {
    #expect(refusal([]) != nil)
    #expect(refusal(Array("<?xml version=\"1.0\"?>".utf8)) != nil)
    #expect(refusal(drawing(with: "") + drawing(with: "")) != nil)
    #expect(refusal(Array("<g></g>".utf8)) != nil)
    #expect(refusal(drawing(with: "<g/>")) == nil)
  }

  @Test("A drawing of megabytes takes time in proportion")
  func large() throws {
    let node = "<g id=\"n\" class=\"node\"><title>n</title><text x=\"1\">label</text></g>\n"
    let svg = drawing(with: String(repeating: node, count: 10_000))
    let start = ContinuousClock.now
    _ = try gate.rewritten(svg)
    #expect(ContinuousClock.now - start < .seconds(60), "time in the square would be many minutes")
  }
}
