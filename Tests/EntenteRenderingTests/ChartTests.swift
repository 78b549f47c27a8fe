import EntenteModel
import Testing

@testable import EntenteRendering

@Suite("Scales of charts")
struct ChartTests {
  @Test(
    "A scale of numbers holds them between its ends, with few marks at round numbers",
    arguments: [
      [0, 3, 7], [0.2, 0.25], [-5, 5], [1e300, 3], [1e17, 1e18, 9e18], [5], [0, 0],
      [1e-9, 2e-9], [.infinity, 1], [.nan, 2, 3], [],
    ] as [[Double]])
  func numbers(values: [Double]) {
    let axis = NumberAxis(holding: values, marks: 6)
    #expect(axis.low < axis.high && axis.high.isFinite && axis.low.isFinite)
    #expect((2...51).contains(axis.marks.count))
    for value in values where value.isFinite {
      #expect((-1e-9...1 + 1e-9).contains(axis.place(of: value)), "\(value)")
    }
    #expect(axis.marks.allSatisfy { (-1e-9...1 + 1e-9).contains(axis.place(of: $0)) })
  }
}
