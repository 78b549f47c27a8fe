import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("DOT")
struct DOTTests {
  @Test("Keywords have any case, semicolons are optional, names are kept")
  func header() {
    let reading = ForeignReading(dot: "STRICT DiGraph \"G 1\" { a -> b; b->c c }\n")
    #expect(reading.graph?.title == "G 1")
    #expect(reading.graph?.isDirected == true)
    #expect(reading.nodes == ["a", "b", "c"])
    #expect(reading.edges == ["a .. b", "b .. c"])
    #expect(reading.problems.isEmpty)
    #expect(ForeignReading(dot: "graph { a }").graph?.isDirected == false)
    #expect(ForeignReading(dot: "graph { label=\"Hello\\nworld\" }").graph?.title == "Hello world")
  }

  @Test("Ids are names, numerals, texts that continue and join, and HTML")
  func ids() {
    let text = """
      graph { a_1; Łódź; -1.5; .5; 7.; "q\\"uo\\
      te" + "d" + "!"; <i<b>x</b>>; "a\\nb"; "node"; "" }
      """
    let ids = ForeignReading(dot: text).graph?.nodes.map(\.id)
    #expect(
      ids == [
        "a_1", "Łódź", "-1.5", ".5", "7.", "q\"uoted!", "<i<b>x</b>>", "a\\nb", "node", "",
      ])
  }

  @Test("A number that runs into a word is two ids, with a warning")
  func crowdedNumber() {
    let reading = ForeignReading(dot: "graph { 3x }")
    #expect(reading.nodes == ["3", "x"])
    #expect(reading.places(.warning) == ["1:9 crowded-number"])
  }

  @Test("Comments of three kinds are skipped")
  func comments() {
    let text = "# made by hand\ngraph { // a -- x\n/* b -- y\n*/ a -- b \n# c -- z\n}"
    #expect(ForeignReading(dot: text).edges == ["a .. b"])
    #expect(ForeignReading(dot: "graph { a [x=\"# /* //\"] }").nodes == ["a x=# /* //"])
  }

  @Test("Chains, lists and subgraphs multiply into edges, in the order of the file")
  func endPoints() {
    #expect(
      ForeignReading(dot: "digraph { a -> b -> c }").edges == ["a .. b", "b .. c"])
    #expect(
      ForeignReading(dot: "digraph { a, b -> c, d }").edges
        == ["a .. c", "a .. d", "b .. c", "b .. d"])
    #expect(
      ForeignReading(dot: "graph { a -- {b; subgraph s {c} } -- d [w=1] }").edges
        == ["a .. b w=1", "a .. c w=1", "b .. d w=1", "c .. d w=1"])
    #expect(
      ForeignReading(dot: "graph { subgraph s {a b} subgraph s {c} -- d }").edges
        == ["a .. d", "b .. d", "c .. d"])
  }

  @Test("Ports are kept with the edges")
  func ports() {
    let text = "digraph { a:p:ne -> b:_ -> c; d:n }"
    #expect(
      ForeignReading(dot: text).edges == ["a .. b tailport=p:ne headport=_", "b .. c tailport=_"])
  }

  @Test("A default holds for what is made later within its braces")
  func defaults() {
    let text = """
      digraph {
        a; node [x=1]; b; edge [y=1]; a -> b
        { node [x=2, z=3]; edge [y=2]; a; c; a -> c [y=""] }
        d; d -> a [y=3]; subgraph s { node [x=5]; e } subgraph s { f }
      }
      """
    let reading = ForeignReading(dot: text)
    #expect(
      reading.nodes == [
        "a", "b x=1", "c x=2 z=3", "d x=1", "e x=5 subgraph=s", "f x=5 subgraph=s",
      ])
    #expect(reading.edges == ["a .. b y=1", "a .. c", "d .. a y=3"])
  }

  @Test("Clusters and other subgraphs are attributes of the nodes in them")
  func clusters() {
    let text = """
      graph { a; subgraph cluster_0 { label="Europe &amp; more"; b; a
        subgraph inner { c } { d } } }
      """
    let cluster = "cluster=cluster_0 cluster-label=Europe & more"
    #expect(
      ForeignReading(dot: text).nodes == [
        "a \(cluster)", "b \(cluster)", "c \(cluster) subgraph=inner", "d \(cluster)",
      ])
  }

  @Test("Attributes stand in one list or several, with commas, semicolons or neither")
  func attributeLists() {
    let reading = ForeignReading(dot: "graph { a [p=1 q=2; r=3, s=4] [\"t t\"=<u<b/>>] ; b [] }")
    #expect(reading.nodes == ["a p=1 q=2 r=3 s=4 t t=<u<b/>>", "b"])
  }

  @Test("An attribute has the type that all its values can have")
  func types() {
    let text = """
      graph { a [i=-1 n=1 b=true t=007 m=1 e="1e3"] b [i=20 n=2.5 b=false t=8 m=x e=-.5] 
      a -- b [i=x] }
      """
    let reading = ForeignReading(dot: text)
    #expect(
      reading.graph?.nodes[0].attributes.map(\.type) == [
        .integer, .number, .boolean, .text, .text, .number,
      ])
    #expect(reading.graph?.edges[0].attributes.map(\.type) == [.text])
  }

  @Test("Weight, key, relation and kind have fields of their own")
  func meanings() {
    let text = """
      digraph { a [kind=state]; a -> b [weight=2.5 relation=ally kind=x len=3]
      a -> b [kind=rival, dir=none]; a -> b [weight=heavy, dir=back] }
      """
    let reading = ForeignReading(dot: text)
    #expect(reading.nodes == ["a :state", "b"])
    #expect(
      reading.edges == [
        "a .. b *2.5 :ally kind=x len=3", "a -- b :rival", "a .. b weight=heavy dir=back",
      ])
    #expect(reading.places(.warning) == ["2:47 wrong-type"])
  }

  @Test("In a strict graph repeated edges are one, and what is overwritten is noted")
  func strict() {
    let undirected = ForeignReading(
      dot: "strict graph { a:p -- b [x=1]\n b:q -- a:p [x=2 y=3]\n a -- c }")
    #expect(undirected.edges == ["a .. b tailport=p x=2 headport=q y=3", "a .. c"])
    #expect(undirected.places(.warning) == ["2:16 overwritten"])
    let directed = ForeignReading(dot: "strict digraph { a -> b; b -> a; a -> b; a -> a; a -> a }")
    #expect(directed.edges == ["a .. b", "b .. a", "a .. a"])
    #expect(ForeignReading(dot: "digraph { a -> b; a -> b }").edges.count == 2)
  }

  @Test("Edges of one key between the same nodes are one")
  func keys() {
    let reading = ForeignReading(
      dot: "graph { a -- b [key=k x=1]; b -- a [key=k y=2]; a -- b [key=l]; a -- c [key=k] }")
    #expect(reading.edges == ["a .. b #k x=1 y=2", "a .. b #l", "a .. c #k"])
    #expect(reading.places(.warning).isEmpty)
  }

  @Test(
    "Labels become names of one line",
    arguments: [
      (#"a [label="Be\lta\r\N of \G"]"#, #"a "Be ta a of g""#),
      (#"a [label="\N"]"#, "a"),
      (#"a [label=""]"#, "a"),
      (#"a [label="x\\ny \q"]"#, #"a "x\ny q""#),
      (#"a [label="&Aring;land &#233;&#x10D; &amp;lt; &no; &"]"#, #"a "Åland éč &lt; &no; &""#),
      (
        #"a [label=<<b>Bo</b>ld<br/>li&lt;ne <!-- x -->>]"#,
        #"a "Bold li<ne" label=<<b>Bo</b>ld<br/>li&lt;ne <!-- x -->>"#
      ),
      (
        #"a [shape=Mrecord label="{<p> A\ b|B\|c|{}|D}"]"#,
        #"a "A b | B|c | D" shape=Mrecord label={<p> A\ b|B\|c|{}|D}"#
      ),
    ])
  func labels(text: String, node: String) {
    #expect(ForeignReading(dot: "graph g { \(text) }").nodes == [node])
  }

  @Test("An edge's label knows its ends")
  func edgeLabels() {
    let reading = ForeignReading(dot: #"digraph g { a -> b [label="\T to\n\H: \E"] }"#)
    #expect(reading.edges == [#"a .. b "a to b: a->b""#])
  }

  @Test("Latin-1 is read as declared, or where the bytes are not UTF-8")
  func encodings() {
    func read(_ bytes: [UInt8]) -> ForeignReading {
      ForeignReading(bytes) { DOTReader.read($0, log: &$1) }
    }
    let e: [UInt8] = [0xE9]
    let declared = read(Array("graph { charset=\"Latin1\" ".utf8) + e + Array(" }".utf8))
    #expect(declared.nodes == ["é"])
    #expect(declared.problems.isEmpty)
    let guessed = read(Array("graph { ".utf8) + e + Array(" }".utf8))
    #expect(guessed.nodes == ["é"])
    #expect(guessed.places(.warning) == ["1:1 encoding"])
    #expect(read(Array("graph { charset=latin1 é }".utf8)).nodes == ["Ã©"])
    #expect(read([0xEF, 0xBB, 0xBF] + Array("graph { é }".utf8)).nodes == ["é"])
    #expect(read(Array("graph { charset=big5 a }".utf8)).places(.warning) == ["1:17 encoding"])
  }

  @Test("Of several graphs the first is read and the others are reported")
  func severalGraphs() {
    let reading = ForeignReading(dot: "graph { a -- b }\ngraph { }\ndigraph { a -> c; d }")
    #expect(reading.nodes == ["a", "b"])
    #expect(reading.places(.warning) == ["3:1 several-graphs"])
    #expect(reading.problems.first?.message.contains("3 nodes and 1 edges") == true)
  }

  @Test("What is said of the graph alone is named as not kept")
  func graphAttributes() {
    let reading = ForeignReading(dot: "graph { rankdir=LR; graph [size=1]; a { rank=same b } }")
    #expect(reading.places(.note) == ["1:1 ignored-attribute"])
    #expect(reading.problems.first?.message.hasSuffix("'rankdir', 'size', 'rank'") == true)
    #expect(ForeignReading(dot: "graph { }").places(.warning) == ["1:1 empty"])
    #expect(
      ForeignReading(dot: "graph { {a} [x=1] }").places(.warning) == ["1:13 ignored-attributes"])
  }

  @Test("Each node and edge knows its byte")
  func offsets() {
    let graph = ForeignReading(dot: "graph { a b -- c }").graph
    #expect(graph?.nodes.map(\.offset) == [8, 10, 15])
    #expect(graph?.edges.map(\.offset) == [10])
  }
}
