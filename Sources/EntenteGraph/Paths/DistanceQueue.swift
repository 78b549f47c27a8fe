/// Nodes waiting for their turn, the nearest first; of several as near, the smallest.
///
/// A binary heap that knows the place of every node, so that a node whose distance
/// shrinks moves up and is never held twice.
struct DistanceQueue {
  /// The nodes; each is no farther than the two at twice its place.
  private var heap: [CSRGraph.Node] = []

  /// The place of each node in the heap, or −1.
  private var places: [Int32]

  init(nodeCount: Int) {
    places = [Int32](repeating: -1, count: nodeCount)
  }

  /// Adds a node, or moves it to its place after its distance has shrunk.
  mutating func insert(_ node: CSRGraph.Node, distance: [Double]) {
    var place = Int(places[Int(node)])
    if place < 0 {
      place = heap.count
      heap.append(node)
    }
    while place > 0 {
      let parent = (place - 1) / 2
      if !isNearer(node, heap[parent], distance) { break }
      put(heap[parent], at: place)
      place = parent
    }
    put(node, at: place)
  }

  /// Removes and returns the nearest node.
  mutating func popNearest(distance: [Double]) -> CSRGraph.Node? {
    guard let nearest = heap.first, let last = heap.popLast() else { return nil }
    places[Int(nearest)] = -1
    if heap.isEmpty { return nearest }

    var place = 0
    while true {
      var child = 2 * place + 1
      if child >= heap.count { break }
      if child + 1 < heap.count && isNearer(heap[child + 1], heap[child], distance) { child += 1 }
      if !isNearer(heap[child], last, distance) { break }
      put(heap[child], at: place)
      place = child
    }
    put(last, at: place)
    return nearest
  }

  /// Empties the queue, and returns the nodes that were in it.
  mutating func removeAll() -> [CSRGraph.Node] {
    let nodes = heap
    for node in nodes { places[Int(node)] = -1 }
    heap.removeAll(keepingCapacity: true)
    return nodes
  }

  private mutating func put(_ node: CSRGraph.Node, at place: Int) {
    heap[place] = node
    places[Int(node)] = Int32(place)
  }

  private func isNearer(_ a: CSRGraph.Node, _ b: CSRGraph.Node, _ distance: [Double]) -> Bool {
    let (da, db) = (distance[Int(a)], distance[Int(b)])
    return da < db || (da == db && a < b)
  }
}
