"""PageRank: the share of time that a walker spends at each node.

The walker follows with probability d an arc that leaves the node, chosen by weight, and jumps
otherwise: to all nodes alike, or to seeds in proportion to their weights. From a node without
such arcs the walker always jumps. The rounds end when the sum of all changes is below the
tolerance; scores sum to 1.

S. Brin, L. Page. "The anatomy of a large-scale hypertextual Web search engine." Computer
Networks and ISDN Systems 30(1-7), 1998, pp. 107-117. doi:10.1016/S0169-7552(98)00110-X
"""

from pyspark.sql import functions as F

import words
from arcs import Layout
from failures import Refusal
from rounds import KEEP, Rounds
from session import prepare_rounds


def run(spark, checkpoint, graph, setting, plan):
    damping = float(setting.get("damping", 0.85))
    tolerance = float(setting.get("tolerance") or 1e-10)
    if not 0 <= damping < 1 or not tolerance > 0:
        raise Refusal("damping lies from 0 to below 1, and a tolerance is above 0")
    layout = Layout(spark, checkpoint, "pagerank", graph.arcs, plan)
    places = place_nodes(spark, graph, setting, layout)
    prepare_rounds(spark, graph.figures["edges"], always_same=True)
    start = places.select("id", F.col("jump").alias("score"), F.lit(0.0).alias("change"),
                          F.col("slots"))
    stranded = start.agg(F.sum(F.when(F.col("slots") == 0, F.col("score")))).first()[0] or 0.0

    def advance(state, figures):
        brought = (layout.send(state.select("id", "score", "slots")).groupBy("receiver")
                   .agg(F.sum(F.col("score") * F.col("share")).alias("sum")))
        jumping = 1 - damping + damping * figures["stranded"]
        score = damping * F.coalesce("sum", F.lit(0.0)) + jumping * F.col("jump")
        old = state.select("id", F.col("score").alias("old"))
        return (places.join(old, "id")
                .join(brought.withColumnRenamed("receiver", "id"), "id", "left")
                .select("id", score.alias("score"), F.abs(score - F.col("old")).alias("change"),
                        "slots"))

    def summarize(state):
        return state.agg(
            F.sum("change").alias("change"), F.sum("score").alias("total"),
            F.coalesce(F.sum(F.when(F.col("slots") == 0, F.col("score"))), F.lit(0.0))
            .alias("stranded"))

    rounds = Rounds(checkpoint, "pagerank", int(setting.get("rounds") or 1000),
                    lambda figures: figures["change"] < tolerance)
    state, figures = rounds.run(start, {"stranded": stranded}, advance, summarize)
    total = figures.get("total") or 1.0
    scores = state.select("id", (F.col("score") / total).alias("score"))
    return scores, {name: figures.get(name) for name in ("rounds", "change", "converged")}


def place_nodes(spark, graph, setting, layout):
    """The nodes with their slots, none if nothing leaves them, and how likely a jump is to each."""
    places = graph.nodes.join(layout.senders.select("id", "slots"), "id", "left")
    places = add_jumps(spark, graph, setting, places).select(
        "id", F.coalesce("slots", F.lit(0)).alias("slots"), "jump")
    return places.repartition(layout.partitions, "id").persist(KEEP)


def add_jumps(spark, graph, setting, places):
    """Adds how likely a jump leads to each node."""
    seeds = setting.get("seeds")
    if not seeds:
        return places.withColumn("jump", F.lit(1.0 / max(1, graph.node_count)))
    # Of several names of one entity the last counts.
    weights = {name: float(weight) for name, weight in zip(graph.same.known(seeds), seeds.values())}
    greatest = max(weights.values())
    if min(weights.values()) < 0 or not 0 < greatest < float("inf"):
        raise Refusal("weights of seeds are not negative, and not all 0")
    rows = [{"name": name, "weight": weight / greatest} for name, weight in weights.items()]
    table = words.table(spark, rows, "name string, weight double")
    found = {row["name"] for row in places.join(table, "name").select("name").collect()}
    missing = sorted(set(weights) - found)
    if missing:
        raise Refusal("the graph has no node '%s' to jump to" % missing[0])
    total = sum(weights[name] / greatest for name in sorted(weights))
    return places.join(table, "name", "left").withColumn(
        "jump", F.coalesce(F.col("weight") / total, F.lit(0.0)))
