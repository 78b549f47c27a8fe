"""Strong components: who can reach each other along the directions of ties.

Rounds of three sorts follow each other until every node has its component. Trimming: whoever has
no arc in, or none out, is a component alone. Coloring: every node takes the least number among
those that reach it. Reaching: from the node whose number a color is, backward within the color;
all that are met are the component of that node. A color holds whole components, so arcs between
two colors don't count any more.

S. Orzan. "On distributed verification and verified distribution." PhD thesis, Vrije Universiteit
Amsterdam, 2004. G. M. Slota, S. Rajamanickam, K. Madduri. "BFS and coloring-based parallel
algorithms for strongly connected components and related problems." IPDPS 2014, pp. 550-559.
doi:10.1109/IPDPS.2014.64
"""

from pyspark.sql import functions as F

from arcs import Layout
from failures import Refusal
from rounds import Rounds
from session import prepare_rounds

LIMIT = 100_000
# The rounds that trim before colors are tried: a long path would be trimmed from its ends for ever.
TRIMS = 10


def find(spark, checkpoint, graph, setting, plan):
    """`id`, `root`: the component by the number of one of its nodes; and figures."""
    arcs = graph.arcs.withColumn("weight", F.lit(1.0))
    along = Layout(spark, checkpoint, "strong-along", arcs, plan)
    against = Layout(spark, checkpoint, "strong-against", arcs, plan, "head", "tail")
    prepare_rounds(spark, graph.figures["edges"])
    # `part` holds the components of those who were of one color, `color` is sought in it.
    start = graph.nodes.select(
        "id", F.lit(None).cast("bigint").alias("root"), F.lit(0).cast("bigint").alias("part"),
        F.col("id").alias("color"), F.lit(False).alias("changed"),
        F.lit("trim").alias("step"), F.lit(0).alias("turn"))

    def advance(state, figures):
        if figures["step"] == "trim":
            if figures["change"] and figures["turn"] < TRIMS:
                after, step, turn = trim(state, along, against), "trim", figures["turn"] + 1
            else:
                after, step, turn = color(begin_colors(state), along), "color", 0
        elif figures["step"] == "color" and figures["change"]:
            after, step, turn = color(state, along), "color", 0
        elif figures["step"] == "color":
            after, step, turn = reach(begin_reach(state), against), "reach", 0
        elif figures["change"]:
            after, step, turn = reach(state, against), "reach", 0
        else:
            after, step, turn = trim(divide(state), along, against), "trim", 1
        return after.withColumn("step", F.lit(step)).withColumn("turn", F.lit(turn))

    def summarize(state):
        return state.agg(
            F.count_if("changed").alias("change"), F.count_if(F.col("root").isNull()).alias("open"),
            F.max("step").alias("step"), F.max("turn").alias("turn"))

    rounds = Rounds(checkpoint, "strong-components", LIMIT, lambda figures: not figures["open"])
    state, figures = rounds.run(
        start, {"step": "trim", "turn": 0, "change": 1}, advance, summarize)
    if not figures["converged"]:
        raise Refusal("%d nodes are in no component yet after %d rounds" % (
            figures["open"], figures["rounds"]), "paths are too long for Spark")
    return state.select("id", "root"), {"rounds": figures["rounds"]}


def live(state):
    return state.where("root is null")


def trim(state, along, against):
    """Settles those to whom nobody leads of those left in their part, or who lead to nobody."""
    values = live(state).select("id", "part")
    for name, layout in (("entered", along), ("left", against)):
        met = (layout.send(layout.with_slots(values))
               .select(F.col("receiver").alias("id"), "part").distinct().withColumn(name, F.lit(True)))
        state = state.join(met, ["id", "part"], "left")
    alone = F.col("root").isNull() & (F.col("entered").isNull() | F.col("left").isNull())
    return state.select(
        "id", F.when(alone, F.col("id")).otherwise(F.col("root")).alias("root"), "part", "color",
        alone.alias("changed"))


def begin_colors(state):
    return state.withColumns({"color": F.col("id"), "changed": F.col("root").isNull()})


def color(state, along):
    """Hands on the colors that changed."""
    fresh = live(state).where("changed").select("id", "part", "color")
    met = (along.send(along.with_slots(fresh)).groupBy(F.col("receiver").alias("id"), "part")
           .agg(F.min("color").alias("met")))
    lower = F.col("root").isNull() & F.coalesce(F.col("met") < F.col("color"), F.lit(False))
    return state.join(met, ["id", "part"], "left").select(
        "id", "root", "part", F.when(lower, F.col("met")).otherwise(F.col("color")).alias("color"),
        lower.alias("changed"))


def begin_reach(state):
    """Those whose number is their color begin, as the first of their component."""
    first = F.col("root").isNull() & (F.col("color") == F.col("id"))
    return state.withColumns({
        "root": F.when(first, F.col("id")).otherwise(F.col("root")), "changed": first})


def reach(state, against):
    """Takes in those of the color who lead to one who was taken in."""
    fresh = state.where("changed").select("id", "part", "color")
    met = (against.send(against.with_slots(fresh))
           .select(F.col("receiver").alias("id"), "part", "color").distinct()
           .withColumn("met", F.lit(True)))
    taken = F.col("root").isNull() & F.col("met").isNotNull()
    return state.join(met, ["id", "part", "color"], "left").select(
        "id", F.when(taken, F.col("color")).otherwise(F.col("root")).alias("root"), "part", "color",
        taken.alias("changed"))


def divide(state):
    """Makes a part of each color, of those who are in no component yet."""
    return state.withColumn("part", F.xxhash64("part", "color"))
