import EntenteGraphviz

/// The whole network, or the most tied part of it: the best of several stress
/// layouts.
struct NetworkArrangement: Arrangement {
  let content: DiagramContent

  private let placement: Placement

  init(_ content: DiagramContent, seed: UInt64) {
    self.content = content
    let size = content.nodes.count + content.edges.count
    let tries = size < 250 ? 16 : size < 600 ? 4 : 1
    placement = Placement.best(of: content, seed: seed, tries: tries)
  }

  var caption: [String] {
    [
      "\(shownCount) entities, \(content.relationCount) relations from \(content.claimCount) claims",
      "larger name = more neighbors",
    ]
  }

  var summary: String {
    let score = placement.score
    return "\(content.nodes.count) shapes and \(content.edges.count) lines for "
      + "\(shownCount) entities and \(content.relationCount) relations; stress layout with "
      + "\(score.crossings) crossings, aspect \(score.aspect.twoDigits)"
  }

  func draw(
    into document: inout DOTDocument, with painter: DiagramPainter, _ worker: GraphvizWorker
  ) async throws(GraphvizError) -> Extent2D {
    let shapes = try await worker.outlines(
      of: content, at: placement.points, painter, separation: 12)
    let drawing = NetworkDrawing(content, shapes: shapes)
    drawing.draw(into: &document, with: painter)
    return drawing.extent
  }
}
