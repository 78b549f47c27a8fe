import EntenteFormats
import EntenteModel
import Foundation

/// The dossier that comes with the program.
enum Summit {
  static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("graphs/sco-astana-2024.yaml").path

  static func graph() throws -> KnowledgeGraph { try KnowledgeGraph(contentsOf: path) }
}

extension Double {
  /// Whether two numbers agree to a share of the greater.
  func isClose(to other: Double, within tolerance: Double = 1e-9) -> Bool {
    self == other || (self - other).magnitude <= tolerance * Swift.max(magnitude, other.magnitude)
  }
}
