/// GraphML files of our own that hold what the format has.
enum GraphMLExamples {
  static let full = """
    <?xml version="1.0" encoding="UTF-8"?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="l" for="node" attr.name="label" attr.type="string"/>
      <key id="k" for="node" attr.name="labelV" attr.type="string"/>
      <key id="p" for="node" attr.name="people" attr.type="long"/>
      <key id="m" for="node" attr.name="landlocked" attr.type="boolean"><default>false</default></key>
      <key id="w" for="edge" attr.name="weight" attr.type="double"/>
      <key id="r" for="edge" attr.name="relation" attr.type="string"/>
      <key id="y" for="edge" attr.name="year" attr.type="int"><default> 2024 </default></key>
      <key id="n" for="graph" attr.name="name" attr.type="string"/>
      <key id="c" attr.name="note"/>
      <graph id="G" edgedefault="undirected">
        <data key="n">Steppe</data>
        <edge id="e0" source="kz" target="uz"><data key="w"> 2.5 </data><data key="r">ally</data></edge>
        <node id="kz"><data key="l">Kazakhstan</data><data key="k">state</data><data key="p">20000000</data>
          <data key="m"> TRUE </data></node>
        <node id="uz"><data key="l"><![CDATA[Uz & Co]]></data><data key="c">x &lt; y</data></node>
        <edge source="uz" target="kz" directed="true"><data key="y">1999</data></edge>
        <edge source="kz" target="kz" sourceport="north"/>
      </graph>
    </graphml>
    """

  static let yEd = """
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
      <key id="d6" for="node" yfiles.type="nodegraphics"/>
      <key id="d9" for="edge" yfiles.type="edgegraphics"/>
      <graph edgedefault="directed">
        <node id="n0" yfiles.foldertype="group">
          <data key="d6"><y:ProxyAutoBoundsNode><y:Realizers active="0">
            <y:GroupNode><y:NodeLabel x="1">Union<y:LabelModel><y:M/></y:LabelModel></y:NodeLabel></y:GroupNode>
            <y:GroupNode><y:NodeLabel>Folder 1</y:NodeLabel></y:GroupNode>
          </y:Realizers></y:ProxyAutoBoundsNode></data>
          <graph id="n0:" edgedefault="undirected">
            <node id="n0::n0"><data key="d6"><y:ShapeNode><y:Geometry height="30.0"/>
              <y:NodeLabel>Member
    State</y:NodeLabel><y:NodeLabel>second</y:NodeLabel></y:ShapeNode></data></node>
            <edge source="n0::n0" target="n0"/>
          </graph>
        </node>
        <edge source="n0" target="n0::n0"><data key="d9"><y:PolyLineEdge><y:EdgeLabel>holds<y:X/>
        </y:EdgeLabel></y:PolyLineEdge></data></edge>
      </graph>
    </graphml>
    """
}
