import EntenteAnalysis
import EntenteGraphviz
import EntenteModel

/// A view of one graph: what it shows, in words, and how it is drawn.
///
/// The frame, the legend, the titles of elements and the text for those who
/// can't see the picture are made from it in one way for all views.
protocol Arrangement: Sendable {
  /// The shapes and lines.
  var content: DiagramContent { get }

  /// What the legend explains; all of the content as a rule.
  var explained: DiagramContent { get }

  /// The title if the user gives none; nil for that of the graph.
  var heading: String? { get }

  /// What the picture shows, counted, in parts of one line.
  var caption: [String] { get }

  /// What a reader must know besides, in lines below the picture.
  var notes: [String] { get }

  /// Whether sources have numbers, by which the picture cites them.
  var numbersSources: Bool { get }

  /// Why sizes that stand for a measure or a property are not shown, if they are not.
  var unshown: String? { get }

  /// How the picture was made, for the remark on standard error.
  var summary: String { get }

  /// Why there is nothing to draw, if there is not.
  var reasonForNothing: String { get }

  /// What elements are that stand for neither a shape nor a line of the
  /// content, by id.
  var extraTitles: [String: String] { get }

  /// Draws the view without its frame.
  ///
  /// - Returns: The room that it takes on the sheet.
  /// - Throws: A `GraphvizError` if measuring or moving shapes fails.
  func draw(
    into document: inout DOTDocument, with painter: DiagramPainter, _ worker: GraphvizWorker
  ) async throws(GraphvizError) -> Extent2D
}

extension Arrangement {
  var explained: DiagramContent { content }
  var heading: String? { nil }
  var notes: [String] { [] }
  var numbersSources: Bool { false }
  var unshown: String? { nil }
  var extraTitles: [String: String] { [:] }
  var reasonForNothing: String { "no tie is left" }

  /// How many entities the shapes stand for.
  var shownCount: Int { content.nodes.reduce(0) { $0 + max(1, $1.chips.count) } }
}
