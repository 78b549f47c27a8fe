/// The likeliest of many pairs, of which only so many are kept.
///
/// A heap holds the pairs kept, the least likely on top, so that one more costs O(log *k*)
/// time at most and the room is that of *k* pairs, however many are offered.
struct LikeliestLinks {
  private let limit: Int
  private var heap: [LikelyLink] = []

  init(limit: Int) { self.limit = limit }

  /// Keeps a pair if it is among the likeliest so far.
  mutating func offer(_ link: LikelyLink) {
    if heap.count < limit {
      heap.append(link)
      if heap.count == limit { makeHeap() }
    } else if limit > 0, Self.precedes(link, heap[0]) {
      heap[0] = link
      sink(0)
    }
  }

  /// The pairs, the likeliest first; of equal ones those of the smaller nodes.
  consuming func sorted() -> [LikelyLink] {
    heap.sort(by: Self.precedes)
    return heap
  }

  private static func precedes(_ a: LikelyLink, _ b: LikelyLink) -> Bool {
    a.score != b.score ? a.score > b.score : (a.first, a.second) < (b.first, b.second)
  }

  /// Orders the pairs, which came in any order, as a heap.
  private mutating func makeHeap() {
    for place in stride(from: heap.count / 2 - 1, through: 0, by: -1) { sink(place) }
  }

  /// Lets the pair at a place change places with those below it that are less likely.
  private mutating func sink(_ start: Int) {
    let link = heap[start]
    var place = start
    while 2 * place + 1 < heap.count {
      var child = 2 * place + 1
      if child + 1 < heap.count, Self.precedes(heap[child], heap[child + 1]) { child += 1 }
      if !Self.precedes(link, heap[child]) { break }
      heap[place] = heap[child]
      place = child
    }
    heap[place] = link
  }
}
