/// Writes a drawing anew, token by token.
///
/// Each step returns what is wrong with a token, or nil if it may pass.
struct SVGRewriter {
  /// An element that is open.
  private struct Open {
    var name: String
    var part: SVGGate.Element?
  }

  private let gate: SVGGate
  private var open: [Open] = []
  private var hasRoot = false
  private var drawingTitle = ""

  /// The drawing so far.
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  init(gate: SVGGate) { self.gate = gate }

  mutating func take(
    _ token: XMLToken, titles: (SVGGate.Element) -> String?
  ) -> String? {
    switch token {
    case .passedOver: nil
    case .text(let characters): take(characters)
    case .start(let name, let attributes, let isEmpty):
      start(name, attributes) ?? (isEmpty ? closeEmpty(name, titles: titles) : nil)
    case .end(let name): end(name, titles: titles)
    }
  }

  /// Returns what is missing at the end of the document.
  mutating func end() -> String? {
    if !hasRoot { return "there is no drawing" }
    if let element = open.last { return "<\(element.name)> is not closed" }
    text += "\n"
    return nil
  }

  // MARK: Tokens

  private mutating func take(_ characters: String) -> String? {
    switch open.last?.name {
    case "title", "desc":
      drawingTitle += characters
    case "text", "tspan":
      text += XMLReference.escaped(characters)
    default:
      if !characters.allSatisfy(\.isWhitespace) { return "text is outside of <text>" }
      if characters.contains(where: \.isNewline), text.utf8.last != UInt8(ascii: "\n") {
        text += "\n"
      }
    }
    return nil
  }

  private mutating func start(_ name: String, _ attributes: [XMLAttribute]) -> String? {
    guard let allowed = SVGVocabulary.attributes(of: name) else {
      return "the element <\(name)> is not allowed"
    }
    if (name == "svg") != open.isEmpty || (open.isEmpty && hasRoot) {
      return "the drawing is not one <svg>"
    }
    if let parent = open.last?.name, parent == "title" || parent == "desc" {
      return "<\(parent)> has elements"
    }
    for attribute in attributes {
      guard let kind = allowed[attribute.name] else {
        return "the attribute \(attribute.name) of <\(name)> is not allowed"
      }
      if !kind.allows(attribute.value) {
        return "the attribute \(attribute.name) of <\(name)> has the value "
          + "'\(GraphvizText.cleaned(attribute.value).prefix(60))', which is not allowed"
      }
    }
    open.append(Open(name: name, part: name == "g" ? part(attributes) : nil))
    switch name {
    case "svg": return startRoot(attributes)
    case "title", "desc": drawingTitle = ""
    default: write(name, attributes.flatMap(rewritten) + additions(to: name, attributes))
    }
    return nil
  }

  private mutating func closeEmpty(
    _ name: String, titles: (SVGGate.Element) -> String?
  ) -> String? {
    if name == "svg" || name == "title" || name == "desc" { return end(name, titles: titles) }
    open.removeLast()
    text.removeLast()
    text += "/>"
    return nil
  }

  private mutating func end(
    _ name: String, titles: (SVGGate.Element) -> String?
  ) -> String? {
    guard let element = open.popLast(), element.name == name else {
      return "</\(name)> closes nothing"
    }
    guard name == "title" || name == "desc" else {
      text += "</\(name)>"
      return nil
    }
    guard name == "title", var part = open.last?.part else { return nil }
    part.name = drawingTitle
    if let title = titles(part), !title.isEmpty { write(title, in: "title") }
    return nil
  }

  // MARK: Writing

  private mutating func startRoot(_ attributes: [XMLAttribute]) -> String? {
    hasRoot = true
    func value(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
    guard let viewBox = value("viewBox") else { return "<svg> has no viewBox" }
    var root = [
      XMLAttribute(name: "xmlns", value: "http://www.w3.org/2000/svg"),
      XMLAttribute(name: "xmlns:xlink", value: "http://www.w3.org/1999/xlink"),
    ]
    // The size in points holds for print, and in programs that know no CSS.
    for name in ["width", "height"] {
      if let value = value(name) { root.append(XMLAttribute(name: name, value: value)) }
    }
    let titleID = gate.idPrefix + "-title"
    let descriptionID = gate.idPrefix + "-description"
    root += [
      XMLAttribute(name: "viewBox", value: viewBox),
      XMLAttribute(name: "style", value: "max-width:100%;height:auto"),
      XMLAttribute(name: "role", value: "img"),
      XMLAttribute(name: "aria-labelledby", value: "\(titleID) \(descriptionID)"),
    ]
    if let language = gate.language {
      root.append(XMLAttribute(name: "lang", value: language))
      root.append(XMLAttribute(name: "xml:lang", value: language))
    }
    write("svg", root)
    text += "\n"
    write(gate.title, in: "title", id: titleID)
    text += "\n"
    write(gate.description, in: "desc", id: descriptionID)
    return nil
  }

  private mutating func write(_ name: String, _ attributes: [XMLAttribute]) {
    text += "<\(name)"
    for attribute in attributes {
      text += " \(attribute.name)=\"\(XMLReference.escaped(attribute.value))\""
    }
    text += ">"
  }

  private mutating func write(_ content: String, in name: String, id: String? = nil) {
    write(name, id.map { [XMLAttribute(name: "id", value: $0)] } ?? [])
    text += XMLReference.escaped(GraphvizText.cleaned(content)) + "</\(name)>"
  }

  /// Returns what stands in place of an attribute.
  private func rewritten(_ attribute: XMLAttribute) -> [XMLAttribute] {
    var attribute = attribute
    switch attribute.name {
    case "font-family":
      attribute.value = gate.fontFamily
    case "fill", "stroke":
      // A color of CSS, which SVG 1.1 and its programs do not know.
      if attribute.value == "transparent" { attribute.value = "none" }
    case "style":
      guard let stop = SVGValue.stopParts(attribute.value) else { return [] }
      return [
        XMLAttribute(name: "stop-color", value: stop.color),
        // Graphviz writes `1.`, which is not a number of CSS.
        XMLAttribute(
          name: "stop-opacity",
          value: stop.opacity.hasSuffix(".") ? stop.opacity + "0" : stop.opacity),
      ]
    default:
      break
    }
    return [attribute]
  }

  /// Returns the attributes that an element should have had.
  private func additions(to name: String, _ attributes: [XMLAttribute]) -> [XMLAttribute] {
    let opensWindow = name == "a" && attributes.contains { $0.name == "target" }
    return opensWindow ? [XMLAttribute(name: "rel", value: "noopener noreferrer")] : []
  }

  /// Returns the part that a group shows, if its class says so.
  private func part(_ attributes: [XMLAttribute]) -> SVGGate.Element? {
    func value(_ name: String) -> String { attributes.first { $0.name == name }?.value ?? "" }
    let classes = value("class").split(separator: " ").map(String.init)
    guard let kind = classes.first.flatMap(SVGGate.Element.Kind.init) else { return nil }
    return SVGGate.Element(
      kind: kind, id: value("id"), classes: Array(classes.dropFirst()), name: "")
  }
}
