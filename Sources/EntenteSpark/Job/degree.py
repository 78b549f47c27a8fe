"""Degree and strength: how many others a node is tied to, and how strongly.

In a graph with directions, `degree` and `strength` are of the ties that enter, as on one machine.
"""

from pyspark.sql import functions as F

import sums


def run(spark, checkpoint, graph, setting, plan):
    total = sums.total("weight", **graph.most)
    out = graph.arcs.groupBy(F.col("tail").alias("id")).agg(
        F.count("*").alias("outDegree"), total.alias("outStrength"))
    into = graph.arcs.groupBy(F.col("head").alias("id")).agg(
        F.count("*").alias("inDegree"), total.alias("inStrength"))
    table = graph.nodes.select("id").join(into, "id", "left").join(out, "id", "left").na.fill(0)
    direction = "out" if setting["measure"].startswith("out") else "in"
    what = "Strength" if setting["measure"].endswith("strength") else "Degree"
    score = F.col(direction + what).cast("double").alias("score")
    if not graph.is_directed:
        return table.select("id", score, F.col("inDegree").alias("degree"),
                            F.col("inStrength").alias("strength")), {}
    return table.select("id", score, "inDegree", "outDegree", "inStrength", "outStrength"), {}
