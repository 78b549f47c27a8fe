import EntenteAnalysis
import EntenteModel
import Testing

@Suite("How alike two orders are")
struct RankCorrelationTests {
  @Test("The same order has 1, the reverse −1")
  func extremes() throws {
    let up = Array(1...7)
    let same = RankCorrelation(of: up, up)
    #expect(try #require(same.kendall).isClose(to: 1))
    #expect(try #require(same.spearman).isClose(to: 1))
    let reverse = RankCorrelation(of: up, up.reversed())
    #expect(try #require(reverse.kendall).isClose(to: -1))
    #expect(try #require(reverse.spearman).isClose(to: -1))
  }

  @Test("Ties are corrected for, as SciPy does")
  func ties() throws {
    let correlation = RankCorrelation(
      of: [1, 2, 2, 4, 5, 6, 6, 6, 9, 10], [3, 1, 2, 3, 3, 6, 9, 6, 8, 10])
    #expect(try #require(correlation.kendall).isClose(to: 0.7804878048780488))
    #expect(try #require(correlation.spearman).isClose(to: 0.8875))
  }

  @Test("An order that ties all is like none")
  func constant() {
    let correlation = RankCorrelation(of: [1, 1, 1], [1, 2, 3])
    #expect(correlation.kendall == nil && correlation.spearman == nil)
    #expect(RankCorrelation(of: [], []).kendall == nil)
    #expect(RankCorrelation(of: [1], [1]).spearman == nil)
  }

  @Test("Agrees with a count of all pairs", arguments: 0..<20)
  func definition(seed: Int) throws {
    var state = UInt64(seed * 2 + 1)
    func next() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 60) % 7
    }
    let first = (0..<30).map { _ in next() }
    let second = (0..<30).map { _ in next() }
    var (difference, freeFirst, freeSecond) = (0, 0, 0)
    for i in first.indices {
      for j in first.indices where j > i {
        let (a, b) = ((first[i] - first[j]).signum(), (second[i] - second[j]).signum())
        difference += a * b
        freeFirst += a * a
        freeSecond += b * b
      }
    }
    let expected =
      Double(difference) / (Double(freeFirst).squareRoot() * Double(freeSecond).squareRoot())
    let correlation = RankCorrelation(of: first, second)
    #expect(try #require(correlation.kendall).isClose(to: expected))
  }
}
