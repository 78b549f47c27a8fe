extension KnowledgeGraph.Builder {
  /// Numbers the sources, and turns the source ids of citations into numbers.
  ///
  /// Sources of one id and one description are one; a source that another file
  /// describes otherwise is kept apart under an id marked with its file.
  mutating func resolveSources() -> [Source] {
    var resolution = SourceResolution()
    for declaration in sources {
      resolution.add(
        declaration.source, from: declaration.input, named: inputs[declaration.input].file.name)
    }
    for (claim, citations) in claims.citationRanges {
      let input = claims.origin[claim].file
      for citation in citations {
        let text = TextID(rawValue: claims.citations[citation].source)
        let known = resolution.number(
          of: text, in: input, texts: texts.arena, isShared: inputs[input].scope == .global)
        claims.citations[citation].source =
          known ?? declareOrReport(text, citedBy: claim, in: input, &resolution)
      }
    }
    return resolution.sources
  }

  /// The number of a source that is declared nowhere: a new one if the input
  /// declares by use, else any, with an error.
  private mutating func declareOrReport(
    _ text: TextID, citedBy claim: Int, in input: Int, _ resolution: inout SourceResolution
  ) -> UInt32 {
    let id = texts.arena[text]
    if inputs[input].declaresByUse {
      return resolution.add(Source(id: id), from: input, named: inputs[input].file.name)
    }
    if resolution.isAmbiguous(id) {
      report(
        "unknown-source", .error, "several files describe a source '\(id)', each otherwise",
        claim: claim, field: .cite
      ) { "declare under 'sources:' here which one is meant" }
    } else {
      report(
        "unknown-source", .error, "unknown source '\(id)'", claim: claim, field: .cite
      ) {
        nearest(to: id, among: resolution.ids).map { "did you mean '\($0)'?" }
          ?? "declare it under 'sources:'"
      }
    }
    return 0
  }
}

/// Which source an id means in which input.
struct SourceResolution {
  /// The sources, in the order of their declarations.
  private(set) var sources: [Source] = []

  private var numbersByInput: [Int: [String: UInt32]] = [:]
  private var numbersByID: [String: [UInt32]] = [:]
  private var shownIDs: Set<String> = []

  /// What was found for the texts of the last input asked for.
  private var found: (input: Int, numbers: [TextID: UInt32]) = (-1, [:])

  /// The ids declared, in order.
  var ids: [String] { numbersByID.keys.sorted() }

  /// Whether several sources go by an id, so that elsewhere it means none.
  func isAmbiguous(_ id: String) -> Bool { numbersByID[id, default: []].count > 1 }

  @discardableResult
  mutating func add(_ source: Source, from input: Int, named file: String) -> UInt32 {
    let known = numbersByID[source.id] ?? []
    let number =
      known.first { numberOfSame in
        var same = sources[Int(numberOfSame)]
        same.id = source.id
        return same == source
      } ?? append(source, file: file)
    numbersByInput[input, default: [:]][source.id] = number
    return number
  }

  private mutating func append(_ source: Source, file: String) -> UInt32 {
    var shown = source
    let stem = file.split(separator: "/").last.map(String.init) ?? file
    var ordinal = 1
    while !shownIDs.insert(shown.id).inserted {
      shown.id = stem + (ordinal == 1 ? "" : "#\(ordinal)") + ":" + source.id
      ordinal += 1
    }
    let number = UInt32(sources.count)
    sources.append(shown)
    numbersByID[source.id, default: []].append(number)
    return number
  }

  /// The number of the source that an id means in an input; if its ids are
  /// shared, the only source of that id in any input.
  mutating func number(
    of text: TextID, in input: Int, texts: TextArena, isShared: Bool
  ) -> UInt32? {
    if found.input != input { found = (input, [:]) }
    if let number = found.numbers[text] { return number }
    let id = texts[text]
    let others = isShared ? numbersByID[id, default: []] : []
    let number = numbersByInput[input]?[id] ?? (others.count == 1 ? others[0] : nil)
    if let number { found.numbers[text] = number }
    return number
  }
}
