"""Triangles and clustering: which neighbors of a node are tied themselves.

Every edge runs from the end of fewer neighbors to that of more, so that no node has more than
the root of twice the edges going out, hubs included. Two edges from one node make a triangle if
an edge joins their ends.

T. Schank, D. Wagner. "Finding, counting and listing all triangles in large graphs, an
experimental study." WEA 2005, pp. 606-609. doi:10.1007/11427186_54
"""

from pyspark.sql import functions as F

from failures import Refusal
from rounds import KEEP
from session import prepare_rounds

# The pairs of edges to look at: more take days even on many machines.
LIMIT = 1_000_000_000_000


def run(spark, checkpoint, graph, setting, plan):
    prepare_rounds(spark, graph.figures["edges"])
    arcs = graph.undirected_arcs()
    degrees = arcs.groupBy(F.col("tail").alias("id")).agg(F.count("*").alias("degree"))
    degrees = checkpoint.keep("triangles-degrees", degrees)
    for end in ("tail", "head"):
        arcs = arcs.join(degrees.select(
            F.col("id").alias(end), F.col("degree").alias(end + "Degree")), end)
    upward = place("tailDegree", "tail") < place("headDegree", "head")
    edges = checkpoint.keep("triangles-edges", arcs.where(upward).select(
        "tail", "head", "headDegree"))
    out = edges.groupBy("tail").agg(F.count("*").cast("double").alias("out"))
    pairs = out.agg(F.coalesce(F.sum(F.col("out") * (F.col("out") - 1) / 2), F.lit(0.0))).first()[0]
    if pairs > float(setting.get("pairs") or LIMIT):
        raise Refusal("%.3g pairs of edges would have to be looked at" % pairs,
                      "leave out weak ties, or sample them")
    first = edges.select("tail", F.col("head").alias("b"), F.col("headDegree").alias("bDegree"))
    second = edges.select("tail", F.col("head").alias("c"), F.col("headDegree").alias("cDegree"))
    wedges = first.join(second, "tail").where(
        place("bDegree", "b") < place("cDegree", "c")).select("tail", "b", "c")
    closing = edges.select(F.col("tail").alias("b"), F.col("head").alias("c"))
    corners = wedges.join(closing, ["b", "c"]).select(
        F.explode(F.array("tail", "b", "c")).alias("id"))
    counts = corners.groupBy("id").agg(F.count("*").alias("triangles")).persist(KEEP)
    table = graph.nodes.select("id").join(degrees, "id", "left").join(counts, "id", "left").na.fill(0)
    neighbors = F.col("degree") * (F.col("degree") - 1) / 2
    clustering = F.when(F.col("degree") > 1, F.col("triangles") / neighbors).otherwise(0.0)
    score = (clustering if setting["measure"] == "clustering"
             else F.col("triangles").cast("double"))
    table = table.select("id", score.alias("score"), "triangles", clustering.alias("clustering"),
                         neighbors.alias("pairs"))
    sums = table.agg(F.sum("triangles").alias("corners"), F.sum("pairs").alias("pairs")).first()
    corners, pairs = sums["corners"] or 0, sums["pairs"] or 0.0
    return table.drop("pairs"), {
        "triangles": corners // 3, "transitivity": corners / pairs if pairs else 0.0}


def place(degree, id):
    """Where a node stands in the order of degrees; of equal ones, by number."""
    return F.struct(F.col(degree).alias("degree"), F.col(id).alias("id"))
