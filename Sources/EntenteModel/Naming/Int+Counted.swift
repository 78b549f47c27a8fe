extension Int {
  /// The number with what it counts: `1 tie`, `2 ties`.
  package func counted(_ one: String, _ several: String) -> String {
    "\(self) \(self == 1 ? one : several)"
  }
}
