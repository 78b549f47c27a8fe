"""Hubs and authorities: a good hub points to good authorities, and they are pointed to by it.

Kleinberg's iteration from hubs that are all equal: each round sums for every node the hub scores
of those that point to it, each times the weight of the arc, then those authority scores of those
that it points to. Both sum to 1. The rounds end when the sum of all changes is below the
tolerance.

J. M. Kleinberg. "Authoritative sources in a hyperlinked environment." Journal of the ACM 46(5),
1999, pp. 604-632. doi:10.1145/324133.324140
"""

from pyspark.sql import functions as F

from arcs import Layout
from rounds import Rounds
from session import prepare_rounds


def run(spark, checkpoint, graph, setting, plan):
    tolerance = float(setting.get("tolerance") or 1e-10)
    along = Layout(spark, checkpoint, "hits-along", graph.arcs, plan)
    against = Layout(spark, checkpoint, "hits-against", graph.arcs, plan, "head", "tail")
    prepare_rounds(spark, graph.figures["edges"])
    start = graph.nodes.select(
        "id", F.lit(1.0 / max(1, graph.node_count)).alias("hub"), F.lit(0.0).alias("authority"),
        F.lit(0.0).alias("change"))

    def advance(state, figures):
        # Scores are divided by their sum a round later: as many sums, half as many jobs.
        scale = 1.0 / figures["hubs"] if figures["hubs"] > 0 else 0.0
        hubs = along.with_slots(state.select("id", (F.col("hub") * scale).alias("hub")))
        authorities = (along.send(hubs).groupBy(F.col("receiver").alias("id"))
                       .agg(F.sum(F.col("weight") * F.col("hub")).alias("new_authority")))
        pointing = (against.send(against.with_slots(authorities))
                    .groupBy(F.col("receiver").alias("id"))
                    .agg(F.sum(F.col("weight") * F.col("new_authority")).alias("new_hub")))
        old = state.select("id", (F.col("hub") * scale).alias("old"))
        return (old.join(authorities, "id", "left").join(pointing, "id", "left").select(
            "id", F.coalesce("new_hub", F.lit(0.0)).alias("hub"),
            F.coalesce("new_authority", F.lit(0.0)).alias("authority"), "old"))

    def summarize(state):
        whole = state.agg(F.sum("hub").alias("hubs"), F.sum("authority").alias("authorities"))
        scale = F.when(F.col("hubs") > 0, F.col("hubs")).otherwise(1.0)
        change = F.abs(F.col("hub") / scale - F.col("old"))
        return state.crossJoin(whole).agg(
            F.coalesce(F.sum(change), F.lit(0.0)).alias("change"),
            F.coalesce(F.first("hubs"), F.lit(0.0)).alias("hubs"),
            F.coalesce(F.first("authorities"), F.lit(0.0)).alias("authorities"))

    rounds = Rounds(checkpoint, "hits", int(setting.get("rounds") or 1000),
                    lambda figures: figures["change"] < tolerance or figures["hubs"] == 0)
    state, figures = rounds.run(start, {"hubs": 1.0, "authorities": 1.0}, advance, summarize)

    def share(name, total):
        return (F.col(name) / total) if total > 0 else F.lit(0.0)

    hub = share("hub", figures["hubs"])
    authority = share("authority", figures["authorities"])
    score = hub if setting["measure"] == "hubs" else authority
    table = state.select("id", score.alias("score"), hub.alias("hub"), authority.alias("authority"))
    return table, {name: figures.get(name) for name in ("rounds", "change", "converged")}
