#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Who gives out the work: a cluster's master, or this machine.
package struct SparkMaster: Hashable, Sendable {
  /// As Spark takes it: `spark://host:7077`, `local[2]`, `yarn`, `k8s://…`.
  package let address: String

  /// The masters of a cluster of its own, of which one leads; none elsewhere.
  let hosts: [Host]

  struct Host: Hashable, Sendable {
    var name: String
    var port: UInt16
  }

  /// Reads an address.
  ///
  /// - Throws: ``SparkError`` if Spark would not take it.
  package init(_ address: String) throws(SparkError) {
    self.address = address
    let standalone = "spark://"
    guard address.hasPrefix(standalone) else {
      hosts = []
      guard Self.isKnown(address) else {
        throw SparkError(
          "'\(address)' is no address of a Spark master",
          hint: "such as spark://host:7077, local[2], yarn, k8s://https://host:443")
      }
      return
    }
    var hosts: [Host] = []
    for part in address.dropFirst(standalone.count).split(
      separator: ",", omittingEmptySubsequences: false)
    {
      guard let colon = part.lastIndex(of: ":"), colon != part.startIndex,
        let port = UInt16(part[part.index(after: colon)...]), port > 0
      else {
        throw SparkError(
          "'\(address)' names no host and port", hint: "such as spark://host:7077")
      }
      hosts.append(Host(name: String(part[..<colon]), port: port))
    }
    self.hosts = hosts
  }

  private static func isKnown(_ address: String) -> Bool {
    if address == "local" || address == "yarn" || address.hasPrefix("k8s://") { return true }
    guard address.hasPrefix("local["), address.hasSuffix("]") else { return false }
    let inside = address.dropFirst("local[".count).dropLast()
    return inside.split(separator: ",", omittingEmptySubsequences: false).allSatisfy {
      $0 == "*" || Int($0).map { $0 > 0 } ?? false
    }
  }

  /// Whether the work is done in one process of this machine.
  package var isLocal: Bool { address.hasPrefix("local") }

  /// Asks whether a master listens, and doesn't wait as long as Spark would: more
  /// than a minute.
  ///
  /// - Parameter patience: How many seconds are waited for each.
  /// - Throws: ``SparkError`` if none does.
  package func probe(patience: Int = 3) throws(SparkError) {
    guard !hosts.isEmpty else { return }
    var reasons: [String] = []
    for host in hosts {
      guard let reason = host.refusal(patience: patience) else { return }
      reasons.append("\(host.name):\(host.port) \(reason)")
    }
    throw SparkError(
      "no Spark master answers: " + reasons.joined(separator: ", "),
      hint: "scripts/spark-cluster start starts a cluster on this machine and prints its address")
  }
}

extension SparkMaster.Host {
  /// Why nobody answers; nil if somebody does.
  fileprivate func refusal(patience: Int) -> String? {
    var wanted = addrinfo()
    #if canImport(Glibc)
      wanted.ai_socktype = Int32(SOCK_STREAM.rawValue)
    #else
      wanted.ai_socktype = SOCK_STREAM
    #endif
    var found: UnsafeMutablePointer<addrinfo>?
    guard getaddrinfo(name, String(port), &wanted, &found) == 0 else {
      return "is not known by that name"
    }
    defer { freeaddrinfo(found) }
    var reason = "has no address"
    var next = found
    while let address = next?.pointee {
      guard let refusal = Self.refusal(of: address, patience: patience) else { return nil }
      reason = refusal
      next = address.ai_next
    }
    return reason
  }

  private static func refusal(of address: addrinfo, patience: Int) -> String? {
    let line = socket(address.ai_family, address.ai_socktype, address.ai_protocol)
    guard line >= 0 else { return "can't be asked" }
    defer { close(line) }
    _ = fcntl(line, F_SETFL, fcntl(line, F_GETFL, 0) | O_NONBLOCK)
    if connect(line, address.ai_addr, address.ai_addrlen) == 0 { return nil }
    guard errno == EINPROGRESS else { return "refuses: " + String(cString: strerror(errno)) }
    var waiting = pollfd(fd: line, events: Int16(POLLOUT), revents: 0)
    guard poll(&waiting, 1, Int32(patience) * 1000) > 0 else {
      return "doesn't answer within \(patience) seconds"
    }
    var failure: Int32 = 0
    var length = socklen_t(MemoryLayout<Int32>.size)
    getsockopt(line, SOL_SOCKET, SO_ERROR, &failure, &length)
    return failure == 0 ? nil : "refuses: " + String(cString: strerror(failure))
  }
}
