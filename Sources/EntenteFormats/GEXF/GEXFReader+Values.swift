import EntenteModel

/// An `<attvalue>`: what it is of, its value, and when it holds.
struct GEXFValue {
  var id: String
  var attribute: Int?
  var text: String?
  var times: [GEXFTime]
  /// The byte of the value.
  var offset: Int
}

// MARK: - Values

extension GEXFReader {
  mutating func openValue() -> Context {
    _ = scanner.takeText()
    let isNode = elements.last?.content.isNode == true
    guard let id = scanner.attribute("for") ?? scanner.attribute("id") else {
      log.report("missing-key", at: scanner.offset, "this value names no attribute")
      return .skipped
    }
    let index = declarations.index(of: id.value, forNodes: isNode)
    if index == nil {
      notes.add(
        "unknown-key", .warning, at: id.offset,
        "no attribute '\(id.value)' of \(isNode ? "nodes" : "edges") is declared; "
          + "its values are read as text",
        hint: nearest(to: id.value, among: declarations.ids(forNodes: isNode))
          .map { "did you mean '\($0)'?" })
    }
    let value = scanner.attribute("value")
    return .value(
      GEXFValue(
        id: id.value, attribute: index, text: value?.value, times: GEXFTime.all(in: scanner),
        offset: value?.offset ?? scanner.offset))
  }

  mutating func close(_ context: Context) {
    switch context {
    case .node, .edge: closeElement()
    case .value(let value): add(value, text: value.text ?? scanner.takeText())
    case .metaText(let name):
      let text = scanner.takeText()
      if text.trimmed.isEmpty { break }
      if name == "title", graph.title == nil {
        graph.title = text
      } else if name != "creator" || text != GEXFWriter.creator {
        notes.add("not-read", at: scanner.offset, "the \(name) of the file is not read")
      }
    case .carried(let name):
      let text = scanner.takeText()
      if CarriedField.Graph.all.contains(name) {
        graph.attributes.append(Claim.Attribute(name, type: .text, value: text))
      }
    case .defaultValue:
      let text = scanner.takeText()
      if case .attribute(let index?, let forNodes) = contexts.last {
        declarations.setDefault(
          of: index, to: text, forNodes: forNodes, at: scanner.offset, log: &log)
      }
    case .options:
      let text = scanner.takeText()
      if case .attribute(let index?, _) = contexts.last {
        declarations.setOptions(of: index, to: text)
      }
    default: break
    }
  }

  private mutating func add(_ value: GEXFValue, text: String) {
    guard !elements.isEmpty else { return }
    let attribute = value.attribute.map { declarations[$0] }
    if let index = value.attribute { elements[elements.count - 1].content.keys.append(index) }
    if let attribute, !attribute.options.isEmpty, !attribute.options.contains(text.trimmed) {
      notes.add(
        "not-an-option", .warning, at: value.offset,
        "'\(text.trimmed)' is none of the options of '\(attribute.title)'")
    }
    let names =
      value.times.isEmpty
      ? [attribute?.title ?? value.id]
      : value.times.compactMap {
        label(of: $0).map { "\(attribute?.title ?? value.id)@\($0)" }
      }
    let type = attribute?.type ?? .text
    let element = elements[elements.count - 1].content
    let lacksWeight = names.contains { element.lacksWeight($0, text) }
    if lacksWeight {
      notes.add(
        "absent-value", .warning, at: value.offset,
        "the weight '\(text.trimmed)' is read as no weight")
    }
    for one in attribute?.values(of: text) ?? [.value(text)] {
      switch one {
      case .value(let word):
        for name in names {
          elements[elements.count - 1].content.attributes.append(
            Claim.Attribute(name, type: Self.type(of: word, as: type), value: word))
        }
      case .absent:
        if text.trimmed.isEmpty || lacksWeight { break }
        notes.add(
          "absent-value", at: value.offset,
          "'\(text.trimmed)' is read as no value of '\(names.first ?? value.id)'")
      case .malformed:
        log.report(
          "wrong-type", at: value.offset,
          "'\(text.trimmed)' is not \(TypedValue.name(of: type)), as '\(value.id)' is declared",
          hint: "correct the value, or declare the attribute as string")
      }
    }
  }

  /// The type of a value: a date with a time of day is text.
  private static func type(of value: String, as type: Property.ValueType) -> Property.ValueType {
    type == .period && (try? Period(value)) == nil ? .text : type
  }

  private mutating func closeElement() {
    guard var element = elements.popLast(), element.content.index >= 0 else { return }
    let isNode = element.content.isNode
    for index in isNode ? declarations.nodeDefaults : declarations.edgeDefaults {
      let attribute = declarations[index]
      guard !element.content.keys.contains(index), let text = attribute.defaultValue else {
        continue
      }
      for case .value(let value) in attribute.values(of: text) {
        element.content.attributes.append(
          Claim.Attribute(
            attribute.title, type: Self.type(of: value, as: attribute.type), value: value))
      }
    }
    addTimes(of: &element)
    if isNode {
      element.content.finish(&graph.nodes[element.content.index])
    } else {
      element.content.finish(&graph.edges[element.content.index])
    }
  }
}
