import Foundation

/// The sine, for closed forms.
func sine(_ angle: Double) -> Double { sin(angle) }
