/// The gate through which a drawing of Graphviz passes before anyone opens it.
///
/// Graphviz lets attributes of a document become markup, links to `javascript:`
/// and keys of nodes shown as titles. The gate reads the drawing with a strict
/// tokenizer, refuses whatever is not a plain drawing, and writes it anew, with
/// what screen readers need:
///
///     let gate = SVGGate(title: "SCO summit", description: "58 entities, 131 ties.")
///     let safe = try gate.rewritten(svg, titles: ["n-russia": "Russia, state"])
///
/// The result has no document type, comments or style sheets; it scales down to
/// the width of a page, and keeps its size for print and for other programs.
public struct SVGGate: Hashable, Sendable {
  /// A part of the drawing with a title of its own, which viewers show as a tooltip.
  public struct Element: Hashable, Sendable {
    /// What the part shows.
    public enum Kind: String, Hashable, Sendable {
      /// A box around nodes.
      case cluster

      /// A node.
      case node

      /// An edge.
      case edge
    }

    /// What the part shows.
    public var kind: Kind

    /// The `id` attribute of the document, or one that Graphviz made up.
    public var id: String

    /// The words of the `class` attribute of the document.
    public var classes: [String]

    /// Graphviz's own title: the name of the node, or `a->b`.
    public var name: String
  }

  /// A drawing that may not pass.
  public struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong with it.
    public var message: String

    /// The line at fault, counted from 1.
    public var line: Int

    /// One line that says what is wrong.
    public var description: String { "line \(line) of the drawing: \(message)" }

    /// What to do next.
    public var hint: String {
      "leave out the attribute of the graph's text that leads to this, such as 'image', 'URL' "
        + "or 'stylesheet'"
    }
  }

  /// The title of the whole drawing.
  public var title: String

  /// A sentence or two in place of the drawing, for those who do not see it.
  public var description: String

  /// The language of the title and labels, such as `en`.
  public var language: String?

  /// Goes before the ids of title and description, where a page has several drawings.
  public var idPrefix: String

  /// The fonts of all texts, the best first, as CSS has them.
  public var fontFamily: String

  /// Creates a gate.
  public init(
    title: String, description: String, language: String? = nil, idPrefix: String = "drawing",
    fontFamily: String = SVGGate.standardFontFamily
  ) {
    self.title = title
    self.description = description
    self.language = language
    self.idPrefix = idPrefix
    self.fontFamily = fontFamily
  }

  /// The fonts with which a drawing looks as it should, then those that most machines have.
  public static let standardFontFamily =
    "Inter, 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"

  /// Returns the drawing as it may be published.
  ///
  /// - Parameters:
  ///   - svg: the drawing as Graphviz wrote it.
  ///   - titles: the title of a part; nil leaves the part without one.
  /// - Returns: the bytes of an SVG file.
  /// - Throws: ``Refusal`` if the drawing has an element, attribute or link that
  ///   is not on the list, or is not well-formed.
  public func rewritten(
    _ svg: [UInt8], titles: (Element) -> String?
  ) throws(Refusal) -> [UInt8] {
    do throws(XMLProblem) {
      var writer = SVGRewriter(gate: self)
      var tokens = try XMLTokenizer(svg)
      while true {
        let place = tokens.place
        guard let token = try tokens.next() else { break }
        if let message = writer.take(token, titles: titles) {
          throw XMLProblem(message: message, line: tokens.line(at: place))
        }
      }
      if let message = writer.end() {
        throw XMLProblem(message: message, line: tokens.line(at: tokens.place))
      }
      return Array(writer.text.utf8)
    } catch {
      throw Refusal(message: error.message, line: error.line)
    }
  }

  /// Returns the drawing as it may be published, with titles by the ids of parts.
  public func rewritten(
    _ svg: [UInt8], titles: [String: String] = [:]
  ) throws(Refusal) -> [UInt8] {
    try rewritten(svg) { titles[$0.id] }
  }
}
