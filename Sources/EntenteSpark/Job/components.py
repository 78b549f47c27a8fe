"""Components: who can be reached from whom, ties read without direction.

Two steps in turn make every component a star around its least node. The large-star step ties
each larger neighbor of a node to the least of its neighborhood, the small-star step each smaller
one. The number of rounds grows with the logarithm of the size.

R. Kiveris, S. Lattanzi, V. Mirrokni, V. Rastogi, S. Vassilvitskii. "Connected components in
MapReduce and beyond." SoCC 2014, pp. 1-13. doi:10.1145/2670979.2670997
"""

from pyspark.sql import functions as F

from arcs import slot_of
from rounds import Rounds
from session import prepare_rounds

LIMIT = 100


def find(spark, checkpoint, graph, setting, plan):
    """`id`, `root`: the component by the number of one of its nodes; and figures."""
    has_hubs = prepare_rounds(spark, graph.figures["edges"])
    slot = slot_of(plan) if has_hubs else None
    start = graph.undirected_arcs().where("tail > head").select(
        F.col("tail").alias("node"), F.col("head").alias("root"))

    def advance(state, figures):
        return small_star(large_star(state, slot))

    def summarize(state):
        # A state that does not change any more has the same arcs: their number and their sum.
        return state.agg(
            F.count("*").alias("arcs"),
            F.coalesce(F.sum(F.xxhash64("node", "root").cast("decimal(38,0)")), F.lit(0))
            .cast("string").alias("digest"))

    known = {}

    def is_done(figures):
        digest = (figures["arcs"], figures["digest"])
        is_same = known.get("digest") == digest
        known["digest"] = digest
        return is_same

    rounds = Rounds(checkpoint, "components", LIMIT, is_done, cuts_always=True)

    def told(state):
        summary = summarize(state)
        return summary.withColumn("change", F.col("arcs"))

    state, figures = rounds.run(start, {}, advance, told)
    labels = graph.nodes.select("id").join(
        state.withColumnRenamed("node", "id"), "id", "left").select(
        "id", F.coalesce("root", "id").alias("root"))
    return labels, {"rounds": figures["rounds"], "converged": figures["converged"],
                    "change": figures.get("change")}


def run(spark, checkpoint, graph, setting, plan):
    labels, figures = find(spark, checkpoint, graph, setting, plan)
    labels = labels.join(graph.nodes, "id")
    # A component goes by its least name.
    heads = labels.groupBy("root").agg(F.min("name").alias("component"), F.count("*").alias("size"))
    heads = checkpoint.keep("components-heads", heads)
    table = labels.join(heads, "root").select(
        "id", F.col("size").cast("double").alias("score"), "component", "size")
    count, largest = heads.agg(F.count("*"), F.max("size")).first()
    return table, {"components": count, "largest": largest, **figures}


def large_star(arcs, slot=None):
    """Ties each larger neighbor of a node to the least of the node and its neighbors.

    A node that has more of them than a slot holds is a hub, of which there are few: each worker
    gets a copy of what is least there, and its arcs stay where they are.
    """
    back = arcs.select(F.col("root").alias("node"), F.col("node").alias("root"))
    both = arcs.unionByName(back)
    least = both.groupBy("node").agg(F.min("root").alias("least"), F.count("*").alias("arcs")).select(
        "node", F.least("node", "least").alias("least"), "arcs")
    larger, own = both.where("root > node"), least.select("node", "least")
    if slot:
        hubs = F.broadcast(least.where(F.col("arcs") > slot).select("node", "least"))
        others = larger.join(hubs.select("node"), "node", "left_anti")
        larger = larger.join(hubs, "node").unionByName(others.join(own, "node"))
    else:
        larger = larger.join(own, "node")
    return larger.select(F.col("root").alias("node"), F.col("least").alias("root")).distinct()


def small_star(arcs):
    """Ties each smaller neighbor of a node, and the node, to the least of them."""
    least = arcs.groupBy("node").agg(F.min("root").alias("least"))
    smaller = arcs.join(least, "node").select(F.col("root").alias("node"), "least")
    own = least.select("node", "least")
    return (smaller.unionByName(own).where("node > least")
            .select("node", F.col("least").alias("root")).distinct())
