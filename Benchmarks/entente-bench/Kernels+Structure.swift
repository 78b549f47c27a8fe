import EntenteGraph

extension Kernel {
  /// Components, triangles, cores.
  static let structure: [String: Kernel] = [:]
}
