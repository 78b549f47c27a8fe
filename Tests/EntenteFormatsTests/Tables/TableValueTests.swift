import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("Values of tables")
struct TableValueTests {
  @Test(
    "A column is of the type that fits all its values",
    arguments: [
      (["1", "-20", "0"], Property.ValueType.integer), (["1", "2.5"], .number),
      (["1e5", ".5", "-0.25"], .number), (["1.5", "Infinity", "-inf"], .number),
      (["01234", "5678"], .text), (["00.5"], .text), (["+49"], .text), (["0x10"], .text),
      (["1234567890123456789"], .text), (["123456789012345678"], .integer),
      (["1e999"], .text), (["true", "False", "TRUE"], .boolean), (["true", "1"], .text),
      (["2024-07-03", "2024-07"], .period), (["2024-07-03/2024-07-04"], .period),
      (["2024", "2023"], .integer), (["2024-13-01"], .text), (["1-2-3"], .text),
      (["1", "NA", ""], .integer), (["true", "null"], .boolean), (["NA", "N/A"], .text),
      (["NA", "Namibia"], .text), (["", ""], .text), ([], .text), (["1,5", "2"], .number),
      (["1,500", "2,250"], .text), (["1.5", "1,5"], .text), (["-", "1"], .text),
      (["1.", "2."], .number), (["."], .text), (["1e", "2"], .text), (["Infinity and more"], .text),
    ])
  func types(values: [String], type: Property.ValueType) {
    var column = ColumnType()
    for value in values { column.add(Array(value.utf8)[...]) }
    #expect(column.type == type)
  }

  @Test("Further columns are kept with their types, and empty fields are none")
  func attributes() {
    let reading = read(
      #"""
      source;target;code;share;ok;when;note;n
      a;b;007;1,5;TRUE;2024-07-03;" x ";NA
      b;c;010;2;false;;"say ""hi""";3

      """#)
    #expect(
      reading.graph?.edges.map { PlainReading.texts($0.attributes) } == [
        ["code=007:text", "share=1.5:number", "ok=true:boolean", "note= x :text"],
        [
          "code=010:text", "share=2:number", "ok=false:boolean", "note=say \"hi\":text",
          "n=3:integer",
        ],
      ])
    #expect(reading.graph?.edges.map { $0.period?.description } == ["2024-07-03", nil])
    #expect(reading.doubts == ["2:1 assumed-direction", "2:35 missing-value"])
  }

  @Test("What a typed header promises is held, or a mistake; dates may be any text")
  func declaredTypes() {
    #expect(read("id,n:int\n1,3.0\n2,x\n").errors == ["3:3 wrong-type"])
    let reading = read("id,d:date,e:date,n:int,l:int[]\n1,2024-02-01,20240201,NA,1; 2\n2,,,7,\n")
    #expect(
      reading.nodes == [
        "1 d=2024-02-01:period e=20240201:text l=1:integer l=2:integer", "2 n=7:integer",
      ])
    #expect(AttributeReader.split("a\\;b;c\\d; e ") == ["a;b", "c\\d", "e"])
  }

  @Test(
    "The times of Gephi are read as it writes them",
    arguments: [
      ("<[2000,2001); [2003.0, 2004]>", ["2000/2001[", "2003.0/2004"]),
      ("[1,5]; [10, 10.5];", ["1/5", "10/10.5"]), ("<[3.0]>", ["3.0"]),
      ("<[1.0, 2.0, 3.0]>", ["1.0", "2.0", "3.0"]), ("[2016-03-04, Infinity]", ["2016-03-04/.."]),
      ("(-Infinity, 3]", ["]../3"]), ("[-Infinity, Infinity]", []), ("<>", []), ("", []),
    ])
  func times(text: String, expected: [String]) {
    #expect(TableTime.all(in: text)?.map(\.text) == expected)
  }

  @Test(
    "What is no time of Gephi is none",
    arguments: ["<[1,2]", "[1,2", "1,2", "[]", "[,]", "[1,,2]", "<[1]> x", "[a;b] c", "["])
  func noTimes(text: String) { #expect(TableTime.all(in: text) == nil) }

  @Test("Times in the calendar are periods, numbers are kept as they are")
  func timeColumns() {
    let reading = read(
      """
      Source,Target,Type,timeset
      a,b,Directed,"<[2016-02-03, 2016-02-04]>"
      a,c,Directed,"<[2000,2001)>"
      a,d,Directed,"<[2001, 2002]; [2005, 2006]>"
      a,e,Directed,"<[1.5, 2.0]>"
      a,f,Directed,soon

      """)
    let edges = reading.graph?.edges ?? []
    #expect(
      edges.map { $0.period?.description } == [
        "2016-02-03/2016-02-04", "2000/2001", "2001/2006", nil, nil,
      ])
    #expect(
      edges.map { PlainReading.texts($0.attributes) } == [
        [], ["time=<[2000,2001)>:text"],
        ["spell=2001/2002:period", "spell=2005/2006:period"],
        ["start=1.5:number", "end=2.0:number"], ["time=soon:text"],
      ])
    #expect(reading.doubts == ["4:1 spells", "6:14 unknown-time"])
    let nodes = read("Id;Label;Interval\n1;;<[2000,2001]>\n2;;<[3.0]>\n").nodes
    #expect(nodes == ["1 period=2000/2001:period", "2 timestamp=3.0:number"])
  }

  @Test("A weight that holds at one time is the weight, and several are kept as a text")
  func dynamicWeights() {
    let reading = read(
      "source,target,weight\na,b,\"<[2001, 2002, 0.5]>\"\na,b,\"<[1.0, 2, 1]; [2, 3, 2]>\"\n",
      isDirected: true)
    #expect(reading.edges == ["a?b 0.5", "a?b"])
    #expect(reading.graph?.edges[0].period?.description == "2001/2002")
    #expect(
      PlainReading.texts(reading.graph?.edges[1].attributes ?? []) == [
        "weight=<[1.0, 2, 1]; [2, 3, 2]>:text"
      ])
    #expect(reading.doubts == ["3:5 dynamic-weight"])
  }

  private func read(_ text: String, isDirected: Bool? = nil) -> PlainReading {
    PlainReading(text) { TableReader.read($0, isDirected: isDirected, log: &$1) }
  }
}
