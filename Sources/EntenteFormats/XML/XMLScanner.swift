import EntenteModel

/// Splits an XML document (XML 1.0, with namespaces) into tags and text.
///
/// The scanner checks that the document is well-formed and stops at the first
/// byte that is not. It reads UTF-8; ``XMLEncoding`` turns other encodings into
/// it. A document type is passed over and never fetched; declared entities are
/// refused, so that a document means what it says and is no longer than it is.
///
/// Text is kept only on demand: between most tags of a graph stands nothing but
/// space.
///
/// - Complexity: O(*n*) for *n* bytes.
struct XMLScanner {
  /// What the scanner came upon.
  enum Event {
    /// A start tag; an empty element gives its end as well.
    case start
    /// An end tag.
    case end
    /// The document is over.
    case finished
  }

  /// Limits on the shape of a document.
  struct Limits: Sendable {
    /// How deep elements may be nested.
    var depth = 256
    /// How many attributes an element may have.
    var attributes = 1000

    /// The limits for a file, of which a user may have raised that of nesting.
    static func of(_ file: InputFile) -> Limits {
      var limits = Limits()
      limits.depth = file.limits.nesting(orDefault: limits.depth)
      return limits
    }
  }

  /// An element whose end has not come yet.
  struct OpenElement {
    var name: String
    var namespace: String
    /// The name as written, prefix included.
    var qualifiedName: Range<Int>
    var offset: Int
    /// How many bindings hold outside of the element.
    var bindingCount: Int
  }

  let bytes: [UInt8]
  let limits: Limits

  /// The byte at which reading stops: the first that is not XML, or the end.
  let end: Int

  /// The next byte.
  var position = 0

  /// The name of the last tag, without its prefix.
  private(set) var name = ""
  /// The namespace of the last tag, empty if it has none.
  private(set) var namespace = ""
  /// The byte at which the last tag starts.
  private(set) var offset = 0
  /// The attributes of the last start tag, without namespace declarations.
  var attributes: [XMLAttribute] = []

  /// Whether text is kept for ``takeText()``.
  var keepsText = false
  var text: [UInt8] = []
  /// The first byte of text, other than space, that nobody asked to keep.
  var strayText: Int?
  /// The first prefix that no attribute declares.
  var undeclaredPrefix: (prefix: String, offset: Int)?

  private(set) var openElements: [OpenElement] = []
  var bindings: [(prefix: String, namespace: String)] = []
  private var isEmptyElement = false
  private var hasRoot = false

  /// Creates a scanner of a document.
  init(_ bytes: [UInt8], limits: Limits = Limits()) {
    self.bytes = bytes
    self.limits = limits
    end = XMLEncoding.firstIllegalByte(in: bytes) ?? bytes.count
    if bytes.starts(with: XMLEncoding.byteOrderMark) { position = 3 }
  }

  /// Creates a scanner that reads a tag of a document read before once more.
  init(rereading bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    limits = Limits()
    end = bytes.count
    position = start
  }

  /// How many elements are open, the one of the last start tag included.
  var depth: Int { openElements.count }

  /// The value of an attribute of the last start tag.
  subscript(name: String) -> String? { attribute(name)?.value }

  /// An attribute without a prefix of the last start tag.
  func attribute(_ name: String) -> XMLAttribute? {
    attributes.first { $0.name == name && $0.prefix.isEmpty }
  }

  /// The text kept since it was last taken.
  mutating func takeText() -> String {
    defer { text.removeAll(keepingCapacity: true) }
    return String(decoding: text, as: UTF8.self)
  }
}

// MARK: - Events

extension XMLScanner {
  /// Goes on to the next tag.
  mutating func next() throws(XMLMalformation) -> Event {
    if isEmptyElement {
      isEmptyElement = false
      closeElement()
      return .end
    }
    while true {
      if openElements.isEmpty {
        skipSpace()
      } else {
        try readText()
      }
      guard position < end else {
        try checkEnd()
        return .finished
      }
      let start = position
      guard bytes[position] == UInt8(ascii: "<") else {
        throw malformed(
          hasRoot ? "text after the root element" : "this is not XML: text before the root element",
          hint: hasRoot ? nil : "an XML document starts with '<'")
      }
      switch byte(after: 1) {
      case UInt8(ascii: "/"):
        try readEndTag(from: start)
        return .end
      case UInt8(ascii: "?"): try passOverInstruction()
      case UInt8(ascii: "!"):
        if matches("<!--") {
          try passOverComment()
        } else if matches("<![CDATA["), !openElements.isEmpty {
          try readCDATA()
        } else if matches("<!DOCTYPE"), !hasRoot {
          try passOverDocumentType()
        } else {
          throw malformed("'<!' starts no comment, section or declaration that may stand here")
        }
      default:
        try readStartTag(from: start)
        return .start
      }
    }
  }

  private func checkEnd() throws(XMLMalformation) {
    if let illegal = illegalByte() { throw illegal }
    if let element = openElements.last {
      throw XMLMalformation(
        message: "the file ends within the element '\(element.name)'",
        hint: "the file may be cut off", offset: position, opening: element.offset)
    }
    guard hasRoot else {
      throw malformed("the file holds no XML element", hint: "the file may be empty or cut off")
    }
  }
}

// MARK: - Tags

extension XMLScanner {
  private mutating func readStartTag(from start: Int) throws(XMLMalformation) {
    position += 1
    guard position < end, Self.startsName(bytes[position]) else {
      throw malformed(
        "'<' starts no tag here", hint: "in text, '<' is written &lt; and '&' is written &amp;")
    }
    guard !openElements.isEmpty || !hasRoot else {
      position = start
      throw malformed("a second root element", hint: "an XML document has one root element")
    }
    guard openElements.count < limits.depth else {
      position = start
      throw malformed(
        "elements are nested more than \(limits.depth) deep",
        hint: ReadingLimits.nestingHint(beyond: limits.depth))
    }
    hasRoot = true
    let qualifiedName = try readName()
    let bindingCount = bindings.count
    isEmptyElement = try readAttributes(of: start)
    let split = try splitName(qualifiedName)
    name = split.name
    namespace = resolve(split.prefix, at: qualifiedName.lowerBound)
    offset = start
    openElements.append(
      OpenElement(
        name: name, namespace: namespace, qualifiedName: qualifiedName, offset: start,
        bindingCount: bindingCount))
  }

  private mutating func readEndTag(from start: Int) throws(XMLMalformation) {
    guard let element = openElements.last else {
      throw malformed("an end tag without a start tag")
    }
    position += 2
    let name = try readName()
    guard bytes[name] == bytes[element.qualifiedName] else {
      throw XMLMalformation(
        message: "'</\(text(of: name))>' does not end the element "
          + "'\(text(of: element.qualifiedName))'",
        hint: "close the inner element first", offset: start, opening: element.offset)
    }
    skipSpace()
    try take(">", "'>' at the end of the tag")
    closeElement()
    offset = start
  }

  private mutating func closeElement() {
    guard let element = openElements.popLast() else { return }
    name = element.name
    namespace = element.namespace
    attributes.removeAll(keepingCapacity: true)
    bindings.removeLast(bindings.count - element.bindingCount)
  }
}
