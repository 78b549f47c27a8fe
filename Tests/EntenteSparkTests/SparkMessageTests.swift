import Testing

@testable import EntenteSpark

@Suite("Lines of a job")
struct SparkMessageTests {
  @Test("Each line of the job says one thing")
  func everyKindIsRead() throws {
    #expect(
      SparkMessage(#"ENTENTE {"event":"plan","partitions":4,"inputBytes":1024}"#)
        == .plan(partitions: 4, bytes: 1024))
    #expect(
      SparkMessage(#"ENTENTE {"event":"stage","name":"merge ties","rows":12,"seconds":0.5}"#)
        == .stage(name: "merge ties", rows: 12, seconds: 0.5))
    #expect(SparkMessage(#"ENTENTE {"event":"warning","message":"odd"}"#) == .warning("odd"))
    #expect(
      SparkMessage(#"ENTENTE {"event":"failed","class":"X","message":"no","hint":"try"}"#)
        == .failed(message: "no", hint: "try"))
    #expect(
      SparkMessage(#"ENTENTE {"event":"failed","class":"Refusal","message":"no","hint":null}"#)
        == .refused(message: "no", hint: nil))
    guard
      case .round(let round)? = SparkMessage(
        #"ENTENTE {"event":"round","measure":"pagerank","round":3,"of":100,"change":0.01}"#)
    else { return #expect(Bool(false), "a round is read") }
    #expect(round.round == 3 && round.of == 100 && round.change == 0.01)
    guard
      case .bad(let bad)? = SparkMessage(
        #"ENTENTE {"event":"bad","count":2,"path":"x","samples":[{"line":"a","reason":"b"}]}"#)
    else { return #expect(Bool(false), "bad records are read") }
    #expect(bad.count == 2 && bad.samples?.first?.reason == "b")
    guard
      case .done(let done)? = SparkMessage(
        #"ENTENTE {"event":"done","rows":2,"figures":{"nodes":2,"note":"x"},"converged":true,"#
          + #""top":[{"id":"Ö","score":0.5,"value":0.5}]}"#)
    else { return #expect(Bool(false), "the end is read") }
    #expect(done.top == [.init(id: "Ö", value: 0.5)] && done.converged == true)
    #expect(done.figures == ["nodes": 2])
  }

  @Test(
    "What is no line of the job is passed over",
    arguments: [
      "", "WARN Utils: hostname", "ENTENTE", "ENTENTE {", #"ENTENTE {"event":"unheard"}"#,
      #"ENTENTE {"event":"plan"}"#, #" ENTENTE {"event":"warning","message":"indented"}"#,
    ])
  func otherTalkIsIgnored(line: String) {
    #expect(SparkMessage(line) == nil)
  }
}
