/// How somebody sees colors.
///
/// > G. M. Machado, M. M. Oliveira, L. A. F. Fernandes. "A physiologically-based
/// > model for simulation of color vision deficiency." *IEEE Transactions on
/// > Visualization and Computer Graphics* 15(6), 2009, pp. 1291–1298, severity 1.
/// > doi:[10.1109/TVCG.2009.113](https://doi.org/10.1109/TVCG.2009.113)
enum ColorVision: String, CaseIterable, Sendable {
  case normal = "normal sight"
  /// Without the cones for long waves: reds are dark.
  case protanopia
  /// Without the cones for middle waves, the most frequent of the three.
  case deuteranopia
  /// Without the cones for short waves.
  case tritanopia

  /// The light that makes others see what this one sees of a color.
  func seen(_ color: SheetColor) -> LinearLight {
    let light = LinearLight(color)
    guard let matrix else { return light }
    func part(_ row: (Double, Double, Double)) -> Double {
      min(1, max(0, row.0 * light.red + row.1 * light.green + row.2 * light.blue))
    }
    return LinearLight(red: part(matrix.0), green: part(matrix.1), blue: part(matrix.2))
  }

  private typealias Row = (Double, Double, Double)

  private var matrix: (Row, Row, Row)? {
    switch self {
    case .normal: nil
    case .protanopia:
      (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998)
      )
    case .deuteranopia:
      (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881)
      )
    case .tritanopia:
      (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900)
      )
    }
  }
}
