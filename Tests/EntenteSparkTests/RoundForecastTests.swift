import Foundation
import Testing

@testable import EntenteSpark

@Suite("The time that rounds will take")
struct RoundForecastTests {
  private func forecast(_ changes: [Double], tolerance: Double = 1e-10) -> RoundForecast {
    var forecast = RoundForecast(tolerance: tolerance)
    for (place, change) in changes.enumerated() {
      forecast.add(.init(measure: "pagerank", round: place + 1, change: change, seconds: 2))
    }
    return forecast
  }

  @Test("Changes that shrink by a tenth need one round for each power of ten")
  func geometric() throws {
    let left = try #require(forecast([1, 0.1, 0.01]).secondsLeft)
    #expect(abs(left - 16) < 1e-9, "from 1e-2 to 1e-10 in 8 rounds of 2 seconds")
  }

  @Test("What is below the tolerance takes no more time")
  func settled() {
    #expect(forecast([1e-9, 1e-10, 1e-11]).secondsLeft == 0)
  }

  @Test("Before three rounds, and where changes do not shrink, nothing is foretold")
  func unknown() {
    #expect(forecast([]).secondsLeft == nil)
    #expect(forecast([1, 0.5]).secondsLeft == nil)
    #expect(forecast([0.5, 0.5, 0.5]).secondsLeft == nil)
    #expect(forecast([0.1, 0.2, 0.4]).secondsLeft == nil)
    #expect(forecast([1, 0.5, 0]).secondsLeft == nil)
  }
}
