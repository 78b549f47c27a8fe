"""Label propagation: each node has the label that most weight joins it to.

As on one machine, a node keeps its label if it is among those of most weight, otherwise one of
these is drawn. Here half of the nodes, drawn anew in each round, look at once: if all did, those
on both sides of a tie would swap labels for ever, and if ties between labels went to the least,
one label would take all. What is drawn is a number made of the seed, the round and the names, the
same whoever computes it.

U. N. Raghavan, R. Albert, S. Kumara. "Near linear time algorithm to detect community structures in
large-scale networks." Physical Review E 76, 2007, 036106. doi:10.1103/PhysRevE.76.036106
"""

from pyspark.sql import functions as F

from arcs import Layout
from progress import warn
from rounds import Rounds
from session import prepare_rounds

LIMIT = 500
# Weights are summed as whole numbers, the same in any order: parts of the greatest.
PARTS = 1 << 34
# From which share on one community says that there are none.
MOST = 0.9


def find(spark, checkpoint, graph, setting, plan):
    """`id`, `root`: the community by the number of one node; and figures with `modularity`."""
    seed = int(setting.get("seed") or 0)
    layout = Layout(spark, checkpoint, "labels", whole_weights(graph.arcs), plan)
    prepare_rounds(spark, graph.figures["edges"])
    start = graph.nodes.select("id", F.col("id").alias("label"), F.lit(True).alias("wants"))

    def advance(state, figures):
        turn = figures.get("round", 0) + 1
        labels = layout.with_slots(state.select("id", "label"))
        met = (layout.send(labels).groupBy(F.col("receiver").alias("id"), "label")
               .agg(F.sum("weight").alias("weight")))
        own = state.select("id", F.col("label").alias("own"))
        # The heaviest; of equal ones the node's own, then one that is drawn.
        drawn = F.xxhash64(F.lit(seed), F.lit(turn), "id", "label")
        best = F.max_by("label", F.struct("weight", (F.col("label") == F.col("own")), drawn))
        chosen = met.join(own, "id").groupBy("id").agg(best.alias("best"))
        wants = F.coalesce(F.col("best") != F.col("own"), F.lit(False))
        looks = F.pmod(F.xxhash64(F.lit(seed), F.lit(turn), "id"), F.lit(2)) == 0
        return own.join(chosen, "id", "left").select(
            "id", F.when(wants & looks, F.col("best")).otherwise(F.col("own")).alias("label"),
            wants.alias("wants"))

    def summarize(state):
        return state.agg(F.count_if("wants").alias("change"))

    rounds = Rounds(checkpoint, "label-propagation", LIMIT, lambda figures: not figures["change"])
    state, figures = rounds.run(start, {}, advance, summarize)
    labels = checkpoint.keep("labels-found", state.select("id", F.col("label").alias("root")))
    largest = labels.groupBy("root").count().agg(F.max("count")).first()[0] or 0
    if graph.node_count > 2 and largest > MOST * graph.node_count:
        warn("one community has %.0f %% of all: the ties show no clear communities to this method, "
             "on one machine either; leiden looks for weaker ones" % (
                 100 * largest / graph.node_count))
    return labels, {"modularity": modularity(graph.arcs, labels),
                    **{name: figures[name] for name in ("rounds", "change", "converged")}}


def whole_weights(arcs):
    greatest = arcs.agg(F.max("weight")).first()[0] or 1.0
    parts = F.round(F.col("weight") / greatest * PARTS).cast("bigint")
    return arcs.select("tail", "head", F.greatest(parts, F.lit(1)).alias("weight"))


def modularity(arcs, labels):
    """How much more weight is within than chance would put there."""
    for end in ("tail", "head"):
        arcs = arcs.join(
            labels.select(F.col("id").alias(end), F.col("root").alias(end + "Root")), end)
    of_groups = arcs.groupBy("tailRoot").agg(
        F.sum("weight").alias("whole"),
        F.sum(F.when(F.col("tailRoot") == F.col("headRoot"), F.col("weight"))).alias("within"))
    whole, within, squares = of_groups.agg(
        F.sum("whole"), F.sum("within"), F.sum(F.col("whole") * F.col("whole"))).first()
    if not whole:
        return 0.0
    return (within or 0.0) / whole - squares / whole / whole
