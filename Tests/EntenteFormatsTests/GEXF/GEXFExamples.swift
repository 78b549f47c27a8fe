/// GEXF files of our own that hold what the format has.
enum GEXFExamples {
  static let full = """
    <?xml version="1.0" encoding="UTF-8"?>
    <gexf xmlns="http://www.gexf.net/1.3" xmlns:viz="http://www.gexf.net/1.3/viz" version="1.3">
      <meta lastmodifieddate="2024-07-03"><creator>Entente</creator><title>Summit</title></meta>
      <graph defaultedgetype="directed">
        <attributes class="node">
          <attribute id="0" title="url" type="anyURI"/>
          <attribute id="1" title="members" type="integer"><default>2</default></attribute>
          <attribute id="2" title="open" type="boolean"/>
          <attribute id="3" title="tongues" type="liststring"/>
          <attribute id="4" title="size" type="string"><options>big|small</options></attribute>
          <attribute id="5" title="founded" type="date"/>
        </attributes>
        <attributes class="edge"><attribute id="0" title="strength" type="float"/></attributes>
        <nodes count="3">
          <node id="a" label="Alliance">
            <attvalues>
              <attvalue for="0" value="http://a.example"/><attvalue id="1" value="3"/>
              <attvalue for="2" value="true"/><attvalue for="tongues" value="ru|kk"/>
              <attvalue for="4" value="big"/><attvalue for="5" value="2001-06-15"/>
            </attvalues>
            <viz:color r="1" g="2" b="3"/>
            <nodes><node id="b" label="Alliance"/></nodes>
          </node>
          <node id="c" pid="a" label=""><parents><parent for="b"/></parents></node>
        </nodes>
        <edges>
          <edge id="0" source="a" target="b" weight="2.5" kind="ally" label="treaty"/>
          <edge id="1" source="b" target="c" type="undirected">
            <attvalues><attvalue for="0" value="4"/></attvalues></edge>
          <edge id="2" source="c" target="a" type="mutual"/>
        </edges>
      </graph>
    </gexf>
    """

  static let dated = """
    <gexf version="1.2">
      <graph mode="dynamic" timeformat="date">
        <attributes class="edge" mode="dynamic"><attribute id="w" title="weight" type="double"/></attributes>
        <nodes>
          <node id="a" start="2001-06-15"/>
          <node id="b"><spells><spell end="2001-12-31"/><spell start="2005" end="2006"/></spells></node>
        </nodes>
        <edges>
          <edge source="a" target="b" start="2001-06-15" end="2004-01-01">
            <attvalues><attvalue for="w" value="1" start="2001" end="2002"/>
            <attvalue for="w" value="2" timestamp="2003-01-01"/></attvalues></edge>
          <edge source="a" target="b"><spells><spell start="2001" end="2002"/><spell start="2004"/></spells></edge>
          <edge source="a" target="b" timestamp="2012-01-12T15:00:00+03:00"/>
          <edge source="a" target="b" timestamps="&lt;[2003-01-01, 2002-01-01]&gt;"/>
        </edges>
      </graph>
    </gexf>
    """
}
