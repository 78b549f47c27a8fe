import EntenteModel
import Testing

@testable import EntenteFormats

@Suite("XML")
struct XMLScannerTests {
  /// The tags of a text, with their texts behind them, or the error.
  private func trace(_ bytes: [UInt8], limits: XMLScanner.Limits = .init()) -> [String] {
    var scanner = XMLScanner(bytes, limits: limits)
    scanner.keepsText = true
    var found: [String] = []
    do {
      while true {
        let event = try scanner.next()
        let text = scanner.takeText()
        if !text.isEmpty { found.append("'\(text)'") }
        switch event {
        case .start:
          let attributes = scanner.attributes.map {
            " \($0.prefix.isEmpty ? "" : $0.prefix + ":")\($0.name)=\($0.value)"
          }
          found.append("<\(scanner.namespace)|\(scanner.name)\(attributes.joined())")
        case .end: found.append(">\(scanner.name)")
        case .finished: return found
        }
      }
    } catch {
      let place = InputFile(name: "a", bytes: bytes).location(ofByte: error.offset)
      return found + ["\(place.line):\(place.column) \(error.message)"]
    }
  }

  private func trace(_ text: String) -> [String] { trace(Array(text.utf8)) }

  @Test("Tags, attributes and text come with their references resolved")
  func tags() {
    #expect(
      trace(
        "<?xml version='1.0'?>\n<!-- c --><a b=\"1 &lt;\n&#x4E2D;\" c='\"'>x&amp;&#233;<d/>y\r\nz</a>\n<?p q?>"
      )
        == ["<|a b=1 < 中 c=\"", "'x&é'", "<|d", ">d", "'y\nz'", ">a"])
    #expect(trace("<a><![CDATA[<b>&amp;]]]]><!-- c -->!</a>") == ["<|a", "'<b>&amp;]]!'", ">a"])
    #expect(trace("\u{FEFF}<é ü='ß'/>") == ["<|é ü=ß", ">é"])
  }

  @Test("Prefixes stand for the namespaces in scope")
  func namespaces() {
    #expect(
      trace("<a xmlns='u' xmlns:p='v'><p:b p:c='1'/><d xmlns=''><e/></d><f/></a>") == [
        "<u|a", "<v|b p:c=1", ">b", "<|d", "<|e", ">e", ">d", "<u|f", ">f", ">a",
      ])
  }

  @Test("A document type is passed over, declared entities are refused")
  func documentTypes() {
    #expect(
      trace("<!DOCTYPE a SYSTEM \"x.dtd\" [<!ELEMENT a (b>c)> <!-- ] -->]>\n<a/>").last == ">a")
    let hidden = "entities declared by the document are not read"
    #expect(trace("<!DOCTYPE a [\n  <!ENTITY x 'y'>]><a>&x;</a>") == ["2:3 \(hidden)"])
    #expect(trace("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///b'>]><a/>") == ["1:14 \(hidden)"])
    #expect(trace("<!DOCTYPE a [%x;]><a/>") == ["1:14 \(hidden)"])
    #expect(trace("<a>&x;</a>").last == "1:4 the entity '&x;' is not known")
  }

  @Test(
    "Every mistake is found at its byte",
    arguments: [
      ("", "1:1 the file holds no XML element"),
      ("a", "1:1 this is not XML: text before the root element"),
      ("<a>\n<b></a>", "2:4 '</a>' does not end the element 'b'"),
      ("<a>\n<b>", "2:4 the file ends within the element 'b'"),
      ("<a/>\nb", "2:1 text after the root element"),
      ("<a/><b/>", "1:5 a second root element"),
      ("<a/></b>", "1:5 an end tag without a start tag"),
      (" <?xml version='1.0'?><a/>", "1:2 the XML declaration is not the first thing in the file"),
      ("<a b=c/>", "1:6 the value of the attribute 'b' is not in quotes"),
      ("<a b/>", "1:5 expected '=' after the attribute 'b'"),
      ("<a b='1'c='2'/>", "1:9 expected a space before the attribute"),
      ("<a b='1' b='2'/>", "1:10 the attribute 'b' stands twice in one tag"),
      ("<a b='<'/>", "1:7 '<' in the value of the attribute 'b'"),
      ("<a b='1/>", "1:7 the value of the attribute 'b' is never closed"),
      ("<a\n<b/>", "2:1 the tag is not closed before the next one starts"),
      ("<a", "1:3 the file ends within a tag"),
      ("<a>1 & 2</a>", "1:6 '&' starts no character reference"),
      ("<a>1 < 2</a>", "1:7 '<' starts no tag here"),
      ("<a>&#0;</a>", "1:4 '&#0;' is no character that may stand in XML"),
      ("<a>&#xD800;</a>", "1:4 '&#xD800;' is no character that may stand in XML"),
      ("<a>]]></a>", "1:4 ']]>' in text ends no section"),
      ("<a><!-- -- --></a>", "1:9 '--' within a comment"),
      ("<a><!-- </a>", "1:4 a comment is never closed"),
      ("<a><![CDATA[ </a>", "1:4 a CDATA section is never closed"),
      ("<a>é\u{1}</a>", "1:5 the control character U+0001 can't stand in XML"),
      ("<a:b:c/>", "1:2 'a:b:c' is not a name with a prefix"),
    ])
  func mistakes(text: String, expected: String) {
    #expect(trace(text).last == expected)
  }

  @Test("Bytes that are not UTF-8 are found, wherever they stand", arguments: [0, 1, 2])
  func invalidBytes(kind: Int) {
    let (before, after) = [("<a>é", "</a>"), ("<a b='", "'/>"), ("<a><!--", "--></a>")][kind]
    for bad: [UInt8] in [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xC0, 0x80], [0xEF, 0xBF, 0xBF]] {
      let bytes = Array(before.utf8) + bad + Array(after.utf8)
      #expect(trace(bytes).last == "1:\(before.count + 1) this byte is not UTF-8 text")
    }
  }

  @Test("Depth and number of attributes have limits")
  func limits() {
    let limits = XMLScanner.Limits(depth: 3, attributes: 2)
    #expect(trace(Array("<a><a><a/></a></a>".utf8), limits: limits).count == 6)
    #expect(
      trace(Array("<a><a><a><a/></a></a></a>".utf8), limits: limits).last
        == "1:10 elements are nested more than 3 deep")
    #expect(
      trace(Array("<a b='' c='' d=''/>".utf8), limits: limits).last
        == "1:14 an element has more than 2 attributes")
    let many = (0..<40).map { " a\($0)=''" }.joined()
    #expect(trace("<a\(many)/>").count == 2)
    #expect(
      trace("<a\(many) a39=''/>").last?.hasSuffix("the attribute 'a39' stands twice in one tag")
        == true)
  }
}
