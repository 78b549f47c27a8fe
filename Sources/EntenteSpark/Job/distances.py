"""Harmonic centrality and closeness: how few steps it takes to a node from all others.

The searches go on in batches of 64, a bit of a whole number each: in a round every node tells
along its arcs which searches have just met it, and what arrives is joined by a bitwise or. The
round in which a search meets a node is their distance. Harmonic centrality is the sum of the
inverse distances; closeness the share of those who reach the node, by their mean distance.

With an approximation, searches start from some nodes only, drawn without repetition. Of k of n
nodes each mean of inverse distances is within r of that of all but for a probability of
2 exp(-2 k r^2), so k = ln(2 n / p) / (2 r^2) searches do for all nodes but for a probability p.

M. Then, M. Kaufmann, F. Chirigati, et al. "The more the merrier: efficient multi-source graph
traversal." PVLDB 8(4), 2014, pp. 449-460. doi:10.14778/2735496.2735507
D. Eppstein, J. Wang. "Fast approximation of centrality." Journal of Graph Algorithms and
Applications 8(1), 2004, pp. 39-45. doi:10.7155/jgaa.00081
W. Hoeffding. "Probability inequalities for sums of bounded random variables." Journal of the
American Statistical Association 58, 1963, pp. 13-30. doi:10.1080/01621459.1963.10500830
"""

import math

from pyspark.sql import Window
from pyspark.sql import functions as F

from arcs import Layout
from failures import Refusal
from rounds import Rounds
from session import prepare_rounds

WIDTH = 64
ROUNDS = 1_000_000
# The messages of all rounds: more take days even on many machines.
LIMIT = 200_000_000_000
# The rows that are held at once: a batch has one for each node at most.
HELD = 50_000_000
# Sums of inverse distances are added up as decimals, the same in any order.
EXACT = "decimal(38,18)"


def run(spark, checkpoint, graph, setting, plan):
    if (plan.get("graph") or {}).get("weight") not in (None, "none"):
        raise Refusal("distances are counted in steps on Spark", "leave out the weight")
    searches, error = plan_searches(graph, setting)
    arcs = graph.arcs.withColumn("weight", F.lit(1.0))
    layout = Layout(spark, checkpoint, "distances", arcs, plan)
    batches = -(-searches // WIDTH)
    check_cost(batches * max(graph.node_count, graph.figures["edges"]), setting)
    approximation = setting.get("approximation") or {}
    sources = checkpoint.keep("distances-sources", number_sources(
        graph.nodes, searches, int(approximation.get("seed") or 0)))
    prepare_rounds(spark, graph.figures["edges"])
    held = max(1, int(setting.get("held") or HELD) // max(1, graph.node_count))
    sums, rounds = [], 0
    for first in range(0, batches, held):
        name = "distances-%d" % first
        if not checkpoint.has(name):
            chosen = sources.where(F.col("batch").between(first, first + held - 1))
            state, figures = search(checkpoint, layout, chosen, name + "-search")
            found = state.groupBy("id").agg(
                F.sum(F.col("inverse").cast(EXACT)).alias("inverse"),
                F.sum("steps").alias("steps"), F.sum("met").alias("met"))
            checkpoint.keep(name, found, {"rounds": figures["rounds"]})
            state.unpersist()
            for kept in [kept for kept in checkpoint.done if kept.startswith(name + "-search-")]:
                checkpoint.drop(kept)
        rounds = max(rounds, checkpoint.figures(name)["rounds"])
        sums.append(checkpoint.table(name))
    return score(graph, sums, searches, setting["measure"]), {
        "rounds": rounds, "searches": searches, "scoreError": error}


def plan_searches(graph, setting):
    """From how many nodes to search, and how far the scores may be off: 0 if from all."""
    count, approximation = graph.node_count, setting.get("approximation")
    if not approximation or count < 2:
        return count, 0.0
    if setting["measure"] != "harmonic":
        raise Refusal("%s is not estimated on Spark" % setting["measure"], "harmonic is")
    share, failure = float(approximation["error"]), 1 - float(approximation["confidence"])
    if not (0 < share < 1 and 0 < failure < 1):
        raise Refusal("the error and the confidence of an estimate lie between 0 and 1")
    # Of the greatest possible score, count - 1, though the mean is of count terms.
    radius = share * (count - 1) / count
    searches = math.ceil(math.log(2 * count / failure) / (2 * radius * radius))
    return (searches, share * (count - 1)) if searches < count else (count, 0.0)


def check_cost(messages, setting):
    if messages > LIMIT:
        raise Refusal("%.3g messages would be sent in all searches" % messages,
                      "a greater error takes fewer searches" if setting.get("approximation") else
                      "--by harmonic --approximate 0.05 searches from a sample")


def number_sources(nodes, searches, seed):
    """The nodes to search from, in an order drawn by the seed, each a bit of a batch."""
    order = [F.xxhash64(F.lit(seed), "name"), "name"]
    drawn = nodes.orderBy(*order).limit(searches)
    number = (F.row_number().over(Window.orderBy(*order)) - 1).alias("number")
    return drawn.select("id", number).selectExpr(
        "id", "cast(number div 64 as int) as batch", "shiftleft(1L, cast(number % 64 as int)) as bit")


def search(checkpoint, layout, sources, name):
    start = sources.select(
        "id", "batch", F.col("bit").alias("seen"), F.col("bit").alias("fresh"),
        F.lit(0.0).alias("inverse"), F.lit(0).cast("bigint").alias("steps"),
        F.lit(0).cast("bigint").alias("met"))

    def advance(state, figures):
        step = figures.get("round", 0) + 1
        fresh = layout.with_slots(state.where("fresh != 0").select("id", "batch", "fresh"))
        arrived = (layout.send(fresh).groupBy(F.col("receiver").alias("id"), "batch")
                   .agg(F.bit_or("fresh").alias("arrived")))
        seen = F.coalesce("seen", F.lit(0).cast("bigint"))
        new = F.coalesce("arrived", F.lit(0).cast("bigint")).bitwiseAND(F.bitwise_not(seen))
        count = F.bit_count(new).cast("bigint")
        return state.join(arrived, ["id", "batch"], "full").select(
            "id", "batch", seen.bitwiseOR(new).alias("seen"), new.alias("fresh"),
            (F.coalesce("inverse", F.lit(0.0)) + count / F.lit(float(step))).alias("inverse"),
            (F.coalesce("steps", F.lit(0)) + count * step).alias("steps"),
            (F.coalesce("met", F.lit(0)) + count).alias("met"))

    def summarize(state):
        return state.agg(F.coalesce(F.sum(F.bit_count("fresh")), F.lit(0)).alias("change"))

    rounds = Rounds(checkpoint, name, ROUNDS, lambda figures: not figures["change"])
    return rounds.run(start, {}, advance, summarize)


def score(graph, sums, searches, measure):
    whole = sums[0]
    for part in sums[1:]:
        whole = whole.unionByName(part)
    whole = whole.groupBy("id").agg(
        F.sum("inverse").cast("double").alias("inverse"), F.sum("steps").alias("steps"),
        F.sum("met").alias("met"))
    table = graph.nodes.select("id").join(whole, "id", "left")
    if measure == "harmonic":
        scale = graph.node_count / searches
        return table.select("id", (F.coalesce("inverse", F.lit(0.0)) * scale).alias("score"))
    others = max(1, graph.node_count - 1)
    near = F.col("met") / F.lit(float(others)) * (F.col("met") / F.col("steps"))
    return table.select("id", F.when(F.col("steps") > 0, near).otherwise(0.0).alias("score"))
