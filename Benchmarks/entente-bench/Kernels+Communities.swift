import EntenteGraph

extension Kernel {
  /// Groups of nodes that are densely tied.
  static let communities: [String: Kernel] = [:]
}
