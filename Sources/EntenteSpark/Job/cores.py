"""Core numbers: the greatest k for which a node is in a set where each has k neighbors.

Each node supposes its degree, then again and again the greatest h for which h of its neighbors
suppose h or more, until nobody changes. Neighbors are counted by what they suppose, so that a
hub is as many rows as there are numbers, not neighbors.

L. Lü, T. Zhou, Q. Zhang, H. E. Stanley. "The H-index of a network node and its relation to degree
and coreness." Nature Communications 7, 2016, 10168. doi:10.1038/ncomms10168
"""

from pyspark.sql import Window
from pyspark.sql import functions as F

from arcs import Layout
from rounds import Rounds
from session import prepare_rounds

LIMIT = 10_000


def run(spark, checkpoint, graph, setting, plan):
    shells, figures = find(spark, checkpoint, graph, setting, plan)
    return shells.select("id", F.col("root").cast("double").alias("score")), figures


def find(spark, checkpoint, graph, setting, plan):
    """`id`, `root`: the core number; and figures."""
    arcs = graph.undirected_arcs().withColumn("weight", F.lit(1.0))
    layout = Layout(spark, checkpoint, "core", arcs, plan)
    start = arcs.groupBy(F.col("tail").alias("id")).agg(
        F.count("*").alias("core"), F.lit(0).cast("bigint").alias("change"))
    prepare_rounds(spark, graph.figures["edges"])

    def advance(state, figures):
        supposed = layout.with_slots(state.select("id", F.col("core").alias("value")))
        heard = (layout.send(supposed).groupBy(F.col("receiver").alias("id"), "value")
                 .agg(F.count("*").alias("neighbors")))
        own = state.select("id", "core")
        # Who supposes more than the node itself counts as it does.
        heard = (heard.join(own, "id").groupBy("id", "core", F.least("value", "core").alias("value"))
                 .agg(F.sum("neighbors").alias("neighbors")))
        downward = Window.partitionBy("id").orderBy(F.desc("value"))
        reached = F.least("value", F.sum("neighbors").over(downward))
        return (heard.select("id", "core", reached.alias("reached"))
                .groupBy("id", F.col("core").alias("old")).agg(F.max("reached").alias("core"))
                .select("id", "core", (F.col("old") - F.col("core")).alias("change")))

    def summarize(state):
        return state.agg(F.count_if(F.col("change") != 0).alias("change"))

    rounds = Rounds(checkpoint, "core", int(setting.get("rounds") or LIMIT),
                    lambda figures: figures["change"] == 0)
    state, figures = rounds.run(start, {}, advance, summarize)
    shells = graph.nodes.select("id").join(state, "id", "left").select(
        "id", F.coalesce("core", F.lit(0)).cast("bigint").alias("root"))
    return shells, {name: figures.get(name) for name in ("rounds", "change", "converged")}
