import EntenteModel

/// Which of several times a document is read.
enum XMLReadingPass {
  /// All is read, up to attributes that are declared behind the first node.
  case first
  /// Declared attributes are gathered and all else is passed over.
  case gathering
  /// All is read but the declarations, which are known.
  case second
}

/// A reader of a graph language in XML: what GraphML and GEXF have in common.
///
/// The reader is told of each tag and keeps the open elements as contexts.
/// Attributes may be declared behind what uses them; then the document is read
/// three times.
protocol XMLGraphReader {
  /// What an open element is.
  associatedtype Context
  /// The attributes that a document declares.
  associatedtype Declarations

  /// What the language is called.
  static var language: String { get }
  /// The name of the root element.
  static var root: String { get }

  var pass: XMLReadingPass { get }
  var log: ProblemLog { get set }
  var scanner: XMLScanner { get set }
  var contexts: [Context] { get set }
  var rootNamespace: String { get set }
  var rootOffset: Int { get set }
  var graph: ForeignGraph { get }
  var graphCount: Int { get }
  var declarations: Declarations { get set }
  var notes: ReadingNotes { get set }

  init(_ file: InputFile, log: ProblemLog, pass: XMLReadingPass)

  /// Whether the start tag just read declares attributes.
  var isDeclaration: Bool { get }
  /// Whether the text of the innermost element matters.
  var isTextKept: Bool { get }
  mutating func noteStrayText(at offset: Int)
  /// What the element that starts here is.
  mutating func open() -> Context
  /// Ends an element.
  mutating func close(_ context: Context)
  /// Reports references to nodes that no node declares.
  mutating func checkReferences()
}

extension XMLGraphReader {
  /// Reads a graph; nil with an error reported if that can't be done.
  static func read(_ file: InputFile, log: inout ProblemLog) -> ForeignGraph? {
    guard let file = XMLEncoding.decoded(file, log: &log) else { return nil }
    var reader = Self(file, log: log, pass: .first)
    do throws(XMLMalformation) {
      if try !reader.readDocument() {
        var gatherer = Self(file, log: log, pass: .gathering)
        _ = try gatherer.readDocument()
        reader = Self(file, log: gatherer.log, pass: .second)
        reader.declarations = gatherer.declarations
        _ = try reader.readDocument()
      }
      reader.finish()
    } catch {
      reader.reportNotes()
      reader.log.report(error)
    }
    log = reader.log
    return log.problems.contains { $0.severity == .error } ? nil : reader.graph
  }

  /// Reads the document; false if attributes have to be gathered first.
  private mutating func readDocument() throws(XMLMalformation) -> Bool {
    while true {
      let event = try scanner.next()
      if let offset = scanner.strayText {
        if pass != .gathering { noteStrayText(at: offset) }
        scanner.strayText = nil
      }
      switch event {
      case .start:
        if pass == .first, isDeclaration, !graph.nodes.isEmpty { return false }
        let context = open()
        contexts.append(context)
      case .end:
        if let context = contexts.popLast() { close(context) }
      case .finished: return true
      }
      scanner.keepsText = isTextKept
    }
  }

  private mutating func reportNotes() {
    var log = log
    notes.report(to: &log)
    self.log = log
  }

  private mutating func finish() {
    if graphCount == 0, !log.problems.contains(where: { $0.severity == .error }) {
      log.report(
        "no-graph", at: rootOffset, "the file holds no graph",
        hint: "\(Self.language) has <graph> within <\(Self.root)>")
    }
    if let undeclared = scanner.undeclaredPrefix {
      notes.add(
        "undeclared-prefix", .warning, at: undeclared.offset,
        "the prefix '\(undeclared.prefix)' is not declared",
        hint: "write xmlns:\(undeclared.prefix)=\"…\" in the root element")
    }
    checkReferences()
    reportNotes()
  }
}

// MARK: - Elements

extension XMLGraphReader {
  /// Takes the root element; false with an error if it is of another language.
  mutating func takeRoot() -> Bool {
    rootNamespace = scanner.namespace
    rootOffset = scanner.offset
    let name = scanner.name
    if name == Self.root { return true }
    let other = ["graphml": "GraphML", "gexf": "GEXF"][name]
    log.report(
      "not-\(Self.root)", at: rootOffset, "the root element is '\(name)', not '\(Self.root)'",
      hint: other.map { "this is \($0); name the file so" })
    return false
  }

  /// Reports an element that the language does not have here: as an error if it
  /// may have been meant to hold a part of the graph.
  mutating func noteUnknownElement(among names: [String], hint: String) {
    let name = scanner.name
    let offset = scanner.offset
    if names.contains(name) {
      log.report("misplaced-element", at: offset, "'\(name)' can't stand here", hint: hint)
    } else if let meant = nearest(to: name, among: names) {
      log.report(
        "unknown-element", at: offset, "\(Self.language) has no element '\(name)'",
        hint: "did you mean '\(meant)'?")
    } else {
      notes.add(
        "unknown-element", .warning, at: offset,
        "\(Self.language) has no element '\(name)'; it is not read")
    }
  }

  /// What a tag says beyond what the language knows.
  func ownAttributes(where isOther: (String) -> Bool) -> [Claim.Attribute] {
    scanner.attributes.filter { $0.prefix.isEmpty && isOther($0.name) }
      .map { Claim.Attribute($0.name, type: .text, value: $0.value) }
  }
}
