import Foundation

/// The sine of an angle, rounded so that every machine gives the same bytes.
func sine(_ angle: Double) -> Double { (sin(angle) * 1e9).rounded() / 1e9 }

/// The cosine of an angle, rounded so that every machine gives the same bytes.
func cosine(_ angle: Double) -> Double { (cos(angle) * 1e9).rounded() / 1e9 }

/// A power, rounded for the same reason.
func power(_ base: Double, _ exponent: Double) -> Double {
  (pow(base, exponent) * 1e9).rounded() / 1e9
}

/// The cube root, rounded for the same reason.
func cubeRoot(_ value: Double) -> Double { (cbrt(value) * 1e9).rounded() / 1e9 }
