/// The words of a DOT file, one ahead, and what is made of words alone: ids,
/// ports and lists of attributes.
struct DOTWords {
  private var scanner: DOTScanner

  /// The word that comes next.
  private(set) var token = DOTToken(offset: 0, content: .end)

  init(_ scanner: DOTScanner) { self.scanner = scanner }

  /// Numbers that a letter follows without a space, which makes two words.
  var crowdedNumbers: [DOTToken] { scanner.crowdedNumbers }
}

// MARK: - Ids and attributes

extension DOTWords {
  /// Reads the id of a node.
  mutating func nodeID() throws(DOTMalformation) -> DOTGraph.NodeID {
    guard case .id(let text, let notation) = try takeID() else { throw unexpected("a node") }
    return DOTGraph.NodeID(text: text, isHTML: notation == .html)
  }

  /// Reads `:port`, `:compass` or `:port:compass`.
  mutating func port() throws(DOTMalformation) -> DOTAttributes.Value? {
    guard try take(":") else { return nil }
    let start = token.offset
    guard case .id(var text, _) = try takeID() else { throw unexpected("a port after ':'") }
    if try take(":") {
      guard case .id(let compass, _) = try takeID() else {
        throw unexpected("a compass point after ':'")
      }
      text += ":" + compass
    }
    return DOTAttributes.Value(text: text, offset: start)
  }

  /// Reads `[a=b, c=d] [e=f]`.
  mutating func attributeLists() throws(DOTMalformation) -> DOTAttributes {
    var attributes = DOTAttributes()
    while try take("[") {
      while try !take("]") {
        guard case .id(let name, _) = try takeID() else {
          throw unexpected("an attribute or ']'")
        }
        guard try take("=") else {
          throw unexpected("'=' after the attribute '\(name)'", hint: "write \(name)=true")
        }
        attributes.set(name, to: try value())
        if try !take(",") { _ = try take(";") }
      }
    }
    return attributes
  }

  /// Reads what stands after the `=` of an attribute.
  mutating func value() throws(DOTMalformation) -> DOTAttributes.Value {
    let start = token.offset
    guard case .id(let text, let notation) = try takeID() else {
      throw unexpected("a value after '='", hint: "an empty value is written \"\"")
    }
    return DOTAttributes.Value(text: text, isHTML: notation == .html, offset: start)
  }
}

// MARK: - Words

extension DOTWords {
  mutating func advance() throws(DOTMalformation) { token = try scanner.next() }

  /// Takes an id with the texts that `+` adds to it; the token's content if there
  /// is none.
  mutating func takeID() throws(DOTMalformation) -> DOTToken.Content {
    guard case .id(let text, let notation) = token.content else { return token.content }
    try advance()
    return .id(try concatenated(text, notation), notation)
  }

  mutating func concatenated(
    _ text: String, _ notation: DOTToken.Notation
  ) throws(DOTMalformation) -> String {
    var whole = text
    while token.content == .mark(UInt8(ascii: "+")) {
      guard notation == .quoted else {
        throw unexpected("something else", hint: "'+' joins texts in double quotes only")
      }
      try advance()
      guard case .id(let more, .quoted) = token.content else {
        throw unexpected("a text in double quotes after '+'")
      }
      whole += more
      try advance()
    }
    return whole
  }

  mutating func take(_ keyword: DOTToken.Keyword) throws(DOTMalformation) -> Bool {
    guard token.content == .keyword(keyword) else { return false }
    try advance()
    return true
  }

  mutating func take(_ mark: Unicode.Scalar) throws(DOTMalformation) -> Bool {
    guard token.content == .mark(UInt8(ascii: mark)) else { return false }
    try advance()
    return true
  }

  mutating func expect(_ mark: Unicode.Scalar) throws(DOTMalformation) {
    guard try take(mark) else { throw unexpected("'\(mark)'") }
  }

  func unexpected(_ expected: String, hint: String? = nil) -> DOTMalformation {
    var hint = hint
    if hint == nil, case .keyword(let keyword) = token.content {
      hint = "an id that is also a keyword stands in double quotes: \"\(keyword.rawValue)\""
    }
    return DOTMalformation(
      message: "expected \(expected), found \(token.description)", hint: hint,
      offset: token.offset)
  }
}
