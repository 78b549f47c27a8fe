import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("GraphSON")
struct GraphSONTests {
  private func read(_ text: String) -> ForeignReading {
    ForeignReading(Array(text.utf8)) { GraphSONReader.read($0, log: &$1) }
  }

  private static let nodes = [#"1 "marko" :person age=29"#, #"2 "lop" :software"#]
  private static let edges = ["1 .. 2 #9 *0.4 :created since=2009"]

  @Test(
    "Vertices of one a line, typed or not, and whole graphs of every version are one graph",
    arguments: [
      // Version 1, one vertex a line.
      """
      {"id":1,"label":"person","outE":{"created":[{"id":9,"inV":2,"properties":{"weight":0.4,"since":2009}}]},"properties":{"name":[{"id":0,"value":"marko"}],"age":[{"id":2,"value":29}]}}
      {"id":2,"label":"software","inE":{"created":[{"id":9,"outV":1,"properties":{"weight":0.4,"since":2009}}]},"properties":{"name":[{"id":3,"value":"lop"}]}}
      """,
      // Versions 2 and 3, one vertex a line.
      """
      {"id":{"@type":"g:Int32","@value":1},"label":"person","outE":{"created":[{"id":{"@type":"g:Int32","@value":9},"inV":{"@type":"g:Int32","@value":2},"properties":{"weight":{"@type":"g:Double","@value":0.4},"since":{"@type":"g:Int32","@value":2009}}}]},"properties":{"name":[{"id":{"@type":"g:Int64","@value":0},"value":"marko"}],"age":[{"id":{"@type":"g:Int64","@value":2},"value":{"@type":"g:Int32","@value":29}}]}}
      {"id":{"@type":"g:Int32","@value":2},"label":"software","properties":{"name":[{"id":{"@type":"g:Int64","@value":3},"value":"lop"}]}}
      """,
      // Version 1, whole.
      """
      {"graph":{"mode":"NORMAL","vertices":[{"id":1,"label":"person","type":"vertex","properties":{"name":[{"id":0,"value":"marko"}],"age":[{"id":2,"value":29}]}},{"id":2,"label":"software","properties":{"name":[{"id":3,"value":"lop"}]}}],
      "edges":[{"id":9,"label":"created","type":"edge","inV":2,"outV":1,"properties":{"weight":0.4,"since":2009}}]}}
      """,
      // Versions 2 and 3, whole.
      """
      {"@type":"tinker:graph","@value":{"vertices":[{"@type":"g:Vertex","@value":{"id":{"@type":"g:Int32","@value":1},"label":"person","properties":{"name":[{"@type":"g:VertexProperty","@value":{"id":{"@type":"g:Int64","@value":0},"value":"marko","label":"name"}}],"age":[{"@type":"g:VertexProperty","@value":{"id":{"@type":"g:Int64","@value":2},"value":{"@type":"g:Int32","@value":29},"label":"age"}}]}}},{"@type":"g:Vertex","@value":{"id":{"@type":"g:Int32","@value":2},"label":"software","properties":{"name":[{"@type":"g:VertexProperty","@value":{"id":3,"value":"lop","label":"name"}}]}}}],"edges":[{"@type":"g:Edge","@value":{"id":{"@type":"g:Int32","@value":9},"label":"created","inVLabel":"software","outVLabel":"person","inV":{"@type":"g:Int32","@value":2},"outV":{"@type":"g:Int32","@value":1},"properties":{"weight":{"@type":"g:Property","@value":{"key":"weight","value":{"@type":"g:Double","@value":0.4}}},"since":{"@type":"g:Property","@value":{"key":"since","value":{"@type":"g:Int32","@value":2009}}}}}}]}}
      """,
    ])
  func versions(text: String) {
    let reading = read(text)
    #expect(reading.problems.isEmpty)
    #expect(reading.nodes == Self.nodes)
    #expect(reading.edges == Self.edges)
    #expect(reading.graph?.isDirected == true)
    #expect(reading.types(of: "age") == [.integer])
    #expect(InputFormat(of: InputFile("x.json", text)) == .graphson)
  }

  @Test("The keys of TinkerPop 2 have a line below")
  func tinkerPop2() {
    let reading = read(
      #"{"graph":{"mode":"EXTENDED","vertices":[{"_id":"1","_type":"vertex","name":{"type":"string","value":"marko"}},{"_id":"2","_type":"vertex"}],"edges":[{"_id":"9","_type":"edge","_label":"knows","_outV":"1","_inV":"2","weight":{"type":"float","value":0.5}}]}}"#
    )
    #expect(reading.nodes == [#"1 "marko""#, "2"])
    #expect(reading.edges == ["1 .. 2 #9 *0.5 :knows"])
  }

  @Test("A property has all its values, and theirs; maps and lists are taken apart")
  func properties() {
    let reading = read(
      #"{"id":1,"label":"person","properties":{"place":[{"id":1,"value":"a","properties":{"from":{"@type":"g:Int32","@value":1997}}},{"id":2,"value":"b"}],"kind":[{"id":3,"value":"x"}],"m":[{"id":4,"value":{"@type":"g:Map","@value":["k",{"@type":"g:Set","@value":["v","w"]}]}}]}}"#
    )
    #expect(
      reading.nodes == ["1 :person place=a place.from=1997 place=b properties.kind=x m.k=v m.k=w"])
  }

  @Test("An edge that stands at its end alone is read there; one at both ends once; a loop once")
  func ends() {
    let reading = read(
      """
      {"id":1,"label":"vertex","outE":{"self":[{"id":3,"inV":1}]},"inE":{"self":[{"id":3,"outV":1}],"link":[{"id":4,"outV":2}]}}
      {"id":2,"label":"vertex"}
      """)
    #expect(reading.edges == ["1 .. 1 #3 :self", "2 .. 1 #4 :link"])
  }

  @Test(
    "What is malformed is pointed at",
    arguments: [
      (#"{"label":"x"}"#, "1:1 missing-id"), ("[1]", "1:2 wrong-type"),
      (#"{"id":1,"label":"v","outE":{"e":[{"id":1,"inV":2}]}}"#, "1:48 unknown-node"),
      ("{\"id\":1}\n{\"id\":1}", "2:7 duplicate-id"), ("{\"id\":1}\n{\"id\":", "2:7 json"),
    ])
  func errors(text: String, error: String) {
    let reading = read(text)
    #expect(reading.graph == nil)
    #expect(reading.places(.error) == [error])
  }
}

@Suite("APOC")
struct APOCTests {
  private func read(_ text: String) -> ForeignReading {
    ForeignReading(Array(text.utf8)) { APOCReader.read($0, log: &$1) }
  }

  private static let a =
    #"{"type":"node","id":"0","labels":["User","Person"],"properties":{"name":"Ada","kids":["S","T"],"place":{"crs":"wgs-84","height":null}}}"#
  private static let b = #"{"type":"node","id":"1","labels":["Person"]}"#
  private static let edge =
    #"{"id":"0","type":"relationship","label":"KNOWS","properties":{"since":1993,"type":"x"},"start":{"id":"0","labels":["User"]},"end":{"id":"1","labels":["Person"]}}"#

  @Test(
    "Lines, lists, nodes and rels, and rows of a query are one graph",
    arguments: [
      "\(a)\n\(b)\n\(edge)\n", "[\(a),\(b),\(edge)]", #"{"nodes":[\#(a),\#(b)],"rels":[\#(edge)]}"#,
      "{\"row\":{\"rels\":[\(edge)],\"nodes\":[\(a),\(b)]}}\n{\"row\":{\"rels\":[\(edge)]}}",
    ])
  func layouts(text: String) {
    let reading = read(text)
    #expect(reading.problems.isEmpty)
    #expect(
      reading.nodes == [
        #"0 "Ada" :User labels=User labels=Person kids=S kids=T place.crs=wgs-84"#, "1 :person",
      ])
    #expect(reading.edges == ["0 .. 1 #0 :KNOWS since=1993 properties.type=x"])
    #expect(InputFormat(of: InputFile("x.json", text)) == .apoc)
  }

  @Test("Nodes that stand only at the ends of a relationship are read there")
  func ends() {
    #expect(read(Self.edge).nodes == ["0 :User", "1 :person"])
  }

  @Test("JSON without nodes, and a relationship without an end, are errors")
  func errors() {
    #expect(read(#"{"key":{"data":[10,"car"]}}"#).places(.error) == ["1:1 unknown-layout"])
    #expect(
      read(#"{"type":"relationship","id":"0","start":{"id":"0"}}"#).places(.error)
        == ["1:1 missing-end"])
  }
}
