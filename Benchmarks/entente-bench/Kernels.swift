extension Kernel {
  /// The kernels by the names that scripts/bench gives them.
  static let all: [String: Kernel] = [
    spectral, paths, structure, communities, approximation,
  ]
  .reduce(into: [:]) { $0.merge($1) { first, _ in first } }
}
