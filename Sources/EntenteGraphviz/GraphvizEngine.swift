/// A layout algorithm of the Graphviz library.
public enum GraphvizEngine: String, CaseIterable, Sendable {
  /// Layers, for directed graphs; its time explodes on large dense ones.
  case dot

  /// Stress majorization or a spring model, for up to some hundred nodes.
  case neato

  /// Forces on a grid.
  case fdp

  /// Forces on many scales, for thousands of nodes.
  case sfdp

  /// Circles, one for each biconnected component.
  case circo

  /// Rings around a root.
  case twopi

  /// Clusters packed as boxes.
  case osage

  /// Keeps the positions of the nodes, may remove overlaps, and routes the edges.
  ///
  /// The program calls this `neato -n1`. Every node needs a `pos`.
  case nop1

  /// Keeps the positions of nodes, and the routes of edges that have a `pos`.
  ///
  /// The program calls this `neato -n2`.
  case nop2
}
