import Testing

@testable import EntenteSpark

@Suite("Masters of Spark")
struct SparkMasterTests {
  @Test(
    "Addresses are those that Spark takes",
    arguments: [
      "local", "local[2]", "local[*]", "local[2,4]", "yarn", "k8s://https://host:443",
      "spark://host:7077", "spark://a:7077,b:7077", "spark://[::1]:7077",
    ])
  func knownAddresses(address: String) throws {
    #expect(try SparkMaster(address).address == address)
  }

  @Test(
    "Others are refused before anything is started",
    arguments: [
      "", "host:7077", "spark://", "spark://host", "spark://host:", "spark://host:0",
      "spark://host:99999", "spark://:7077", "local[0]", "local[x]", "local[", "--conf x",
    ])
  func unknownAddresses(address: String) {
    #expect(throws: SparkError.self) { try SparkMaster(address) }
  }

  @Test("A port where nobody listens is told at once, not after Spark's minute and a half")
  func nobodyListens() throws {
    let clock = ContinuousClock()
    let master = try SparkMaster("spark://127.0.0.1:1")
    let time = clock.measure {
      #expect(throws: SparkError.self) { try master.probe() }
    }
    #expect(time < .seconds(30))
    let error = #expect(throws: SparkError.self) { try master.probe() }
    #expect(error?.message.contains("127.0.0.1:1 refuses") == true)
  }

  @Test("A host that nobody knows is named")
  func unknownHost() throws {
    let master = try SparkMaster("spark://no-such-host.invalid:7077")
    let error = #expect(throws: SparkError.self) { try master.probe() }
    #expect(error?.message.contains("no-such-host.invalid") == true)
  }
}
