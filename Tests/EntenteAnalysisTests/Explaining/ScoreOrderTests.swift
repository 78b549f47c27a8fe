import Testing

@testable import EntenteAnalysis

@Suite("Ranks when a few scores change")
struct ScoreOrderTests {
  /// Scores of which some are the same, and some very close.
  private func scores(_ seed: Int) -> [Double] {
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func draw(_ bound: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % bound
    }
    return (0..<25).map { _ in
      Double(draw(6)) * (1 + [0, 4e-10, 8e-10, 1.5e-9, 1e-3][Int(draw(5))])
    }
  }

  @Test("A rank is that among all scores as they are now", arguments: 0..<200)
  func definition(seed: Int) {
    let old = scores(seed)
    let other = scores(seed + 1000)
    let order = ScoreOrder(old)
    for count in 0...6 {
      // The node is the first, the next so many change as well.
      var new = old
      for node in 0...count { new[node] = other[node] }
      let rank = order.rank(
        of: new[0], removing: Array(old[0...count]), adding: Array(new[1..<count + 1]))
      #expect(rank == LeaveOut.rank(of: 0, in: new))
    }
  }

  @Test("The only one is first, and so is one of zeros")
  func degenerate() {
    #expect(ScoreOrder([3]).rank(of: 1, removing: [3], adding: []) == 1)
    #expect(ScoreOrder([0, 0, 0]).rank(of: 0, removing: [0], adding: []) == 1)
    #expect(ScoreOrder([2, 1]).rank(of: 0, removing: [2], adding: []) == 2)
    // Beside the greatest of all, what is next to nothing is nothing.
    #expect(ScoreOrder([1e9, 1e-6, 0]).rank(of: 0, removing: [0], adding: []) == 2)
    #expect(ScoreOrder([1e9, 1e-6, 0]).rank(of: 0, removing: [1e9], adding: [0]) == 2)
  }
}
