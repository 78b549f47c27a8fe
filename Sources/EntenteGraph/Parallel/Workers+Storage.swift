extension Workers {
  /// Does pieces of work, each once, on all threads, with storage that pieces on one
  /// thread use in turn.
  ///
  /// Which pieces share a storage depends on chance. So what is gathered there must be
  /// put together in a way that does not: by the numbers of the pieces, or by sums of
  /// integers.
  ///
  /// - Returns: The storages.
  func forEach<Storage: Sendable>(
    of pieces: Int, storage makeStorage: @Sendable () -> Storage,
    _ body: @Sendable (_ piece: Int, _ storage: inout Storage) -> Void
  ) -> [Storage] {
    let held = (0..<min(count, pieces)).map { _ in HeldStorage(makeStorage()) }
    forEach(of: pieces) { piece, worker in body(piece, &held[worker].storage) }
    return held.map(\.storage)
  }
}

/// Storage in the hands of one thread at a time.
private final class HeldStorage<Storage: Sendable>: @unchecked Sendable {
  var storage: Storage

  init(_ storage: Storage) { self.storage = storage }
}
