extension CSRGraph {
  package func draftLayout(
    lengths: EdgeLengths = .hops, seed: UInt64 = 0, dense: Bool, spread: Int, random: Int, rounds: Int, tolerance: Double, 
    workers: Workers = .all
  ) -> [PlanePoint] {
    let clock = CPUClock()
    let pivots: Pivots
    let t0 = clock.now
    pivots = Pivots(in: self, spread: min(spread, 50), random: dense ? 0 : random, seed: seed, workers: workers)
    let t1 = clock.now
    let first = PivotScaling(
      distances: Array(pivots.distances.prefix(50)), nodeCount: nodeCount, seed: seed, workers: workers)
    let t2 = clock.now
    if dense {
      let terms = DenseTerms(of: self, workers: workers)
      let t3 = clock.now
      var descent = StressDescent(terms: terms, x: first.x, y: first.y)
      let n = descent.run(rounds: rounds, tolerance: tolerance, workers: workers) { false }
      print("pivots \(t1-t0) scaling \(t2-t1) terms \(t3-t2) descent \(clock.now-t3) rounds \(n)")
      return nodes.map { PlanePoint(x: Double(descent.x[$0]), y: Double(descent.y[$0])) }
    }
    let terms = SparseTerms(of: self, pivots: pivots, seed: seed, workers: workers)
    let t3 = clock.now
    var descent = StressDescent(terms: terms, x: first.x, y: first.y)
    let n = descent.run(rounds: rounds, tolerance: tolerance, workers: workers) { false }
    print("pivots \(t1-t0) scaling \(t2-t1) terms \(t3-t2) descent \(clock.now-t3) rounds \(n)")
    return nodes.map { PlanePoint(x: Double(descent.x[$0]), y: Double(descent.y[$0])) }
  }
}
import Glibc
struct CPUClock { var now: Double { var t = timespec(); clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t); return (Double(t.tv_sec) + Double(t.tv_nsec) * 1e-9) } }
