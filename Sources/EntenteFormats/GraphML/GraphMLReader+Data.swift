import EntenteModel

// MARK: - Data

extension GraphMLReader {
  /// What the open element is to declarations.
  private var domain: GraphMLKey.Domain {
    switch contexts.last {
    case .node: .node
    case .edge: .edge
    case .graph: .graph
    default: .graphml
    }
  }

  mutating func openData() -> Context {
    _ = scanner.takeText()
    guard let id = scanner.attribute("key") else {
      log.report("missing-key", at: scanner.offset, "these data name no key")
      return .skipped
    }
    let key = declarations.index(of: id.value, for: domain)
    if let key {
      let meant = declarations[key].domain
      if meant != .all, meant != domain {
        notes.add(
          "wrong-key", .warning, at: id.offset,
          "the key '\(id.value)' is for '\(meant.rawValue)', not for '\(domain.rawValue)'")
      }
    } else {
      notes.add(
        "unknown-key", .warning, at: id.offset,
        "no key '\(id.value)' is declared; its data are read as text",
        hint: nearest(to: id.value, among: declarations.ids).map { "did you mean '\($0)'?" })
    }
    return .data(id: id.value, key: key, isMarkup: false, offset: scanner.offset)
  }

  /// Opens an element within data: the label of a drawing, or what is passed
  /// over.
  mutating func openMarkup() -> Context {
    for i in contexts.indices.reversed() {
      guard case .data(let id, let key, let isMarkup, let offset) = contexts[i] else { continue }
      if !isMarkup {
        contexts[i] = .data(id: id, key: key, isMarkup: true, offset: offset)
        notes.add("not-read", at: offset, "drawing data other than labels are not read")
      }
      break
    }
    if let shown = realizers, scanner.depth == shown.depth + 1 { realizers?.current += 1 }
    switch scanner.name {
    case "Realizers" where realizers == nil:
      realizers = (scanner.depth, scanner["active"].flatMap { Int($0) } ?? 0, -1)
    case "NodeLabel", "EdgeLabel", "Label.Text":
      _ = scanner.takeText()
      return .label
    case "Label":
      if let text = scanner["Text"] { addLabel(text) }
    default: break
    }
    return .skipped
  }

  private mutating func addLabel(_ text: String) {
    if let shown = realizers, shown.current != shown.active { return }
    let label = text.trimmed
    guard !label.isEmpty, !elements.isEmpty else { return }
    elements[elements.count - 1].drawnLabels.append(label)
  }

  mutating func close(_ context: Context) {
    switch context {
    case .node, .edge: closeElement()
    case .label: addLabel(scanner.takeText())
    case .defaultValue:
      let text = scanner.takeText()
      if case .key(let index?) = contexts.last {
        declarations.setDefault(of: index, to: text, at: scanner.offset, log: &log)
      }
    case .description:
      let text = scanner.takeText().trimmed
      if text.isEmpty { break }
      switch contexts.last {
      case .node, .edge:
        elements[elements.count - 1].attributes.append(
          Claim.Attribute("desc", type: .text, value: text))
      case .graph where graph.title == nil: graph.title = text
      default: break
      }
    case .data(let id, let key, let isMarkup, let offset):
      let text = scanner.takeText()
      realizers = nil
      if !isMarkup { add(text, of: id, key, at: offset) }
    case .skipped:
      if let shown = realizers, shown.depth > scanner.depth { realizers = nil }
    case .document, .root, .graph, .key: break
    }
  }

  /// Adds the value of a key to the open element.
  private mutating func add(_ text: String, of id: String, _ key: Int?, at offset: Int) {
    if let key, declarations[key].isMarkup, text.trimmed.isEmpty { return }
    let name = key.map { declarations[$0].name } ?? id
    let type = key.map { declarations[$0].type } ?? .text
    switch contexts.last {
    case .node, .edge: break
    case .graph
    where elements.isEmpty && type == .text
      && ["name", "title", "label"].contains(name) && !text.trimmed.isEmpty:
      graph.title = text
      return
    case .graph where elements.isEmpty && CarriedField.Graph.all.contains(name):
      graph.attributes.append(Claim.Attribute(name, type: .text, value: text))
      return
    default:
      notes.add("not-read", at: offset, "the attribute '\(name)' of the graph itself is not read")
      return
    }
    let last = elements.count - 1
    if let key {
      guard !elements[last].keys.contains(key) else {
        log.report(
          "duplicate-data", at: offset, "this element has two values for the key '\(id)'")
        return
      }
      elements[last].keys.append(key)
    }
    if elements[last].lacksWeight(name, text) {
      notes.add(
        "absent-value", .warning, at: offset, "the weight '\(text.trimmed)' is read as no weight")
    }
    switch TypedValue(text, as: type) {
    case .value(let value):
      let attribute = Claim.Attribute(name, type: type, value: value)
      if !elements[last].attributes.contains(attribute) {
        elements[last].attributes.append(attribute)
      }
    case .absent:
      if text.trimmed.isEmpty || elements[last].lacksWeight(name, text) { break }
      notes.add(
        "absent-value", at: offset, "'\(text.trimmed)' is read as no value of '\(name)'")
    case .malformed:
      log.report(
        "wrong-type", at: offset,
        "'\(text.trimmed)' is not \(TypedValue.name(of: type)), as the key '\(id)' declares",
        hint: "correct the value, or declare the key as string")
    }
  }

  private mutating func closeElement() {
    guard var element = elements.popLast(), element.index >= 0 else { return }
    for (i, key) in declarations.all.enumerated() {
      guard let value = key.defaultValue, !element.keys.contains(i),
        key.domain == .all || key.domain == (element.isNode ? .node : .edge)
      else { continue }
      element.attributes.append(Claim.Attribute(key.name, type: key.type, value: value))
    }
    if element.isNode {
      element.finish(&graph.nodes[element.index])
    } else {
      element.finish(&graph.edges[element.index])
    }
  }
}
