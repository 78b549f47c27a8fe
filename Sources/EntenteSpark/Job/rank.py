"""Ranks the nodes of a graph by a measure: the whole as a table, the highest in the last line."""

from pyspark.sql import functions as F

import graph
import listing
import supports
from failures import Refusal
from progress import Stage, warn

# The measure of a task that names none.
DEFAULTS = {"components": "components", "cores": "core", "degrees": "degree", "rank": "pagerank"}


def run(spark, storage, checkpoint, plan):
    output = plan["output"]
    if output.get("parquet"):
        storage.check_replaceable(output["parquet"])
    setting = plan.get("rank") or {}
    measure = setting.get("measure") or DEFAULTS[plan["task"]]
    compute = find(measure)
    built = graph.build(spark, storage, checkpoint, plan)
    with Stage(measure) as stage:
        scores, figures = compute(spark, checkpoint, built, {**setting, "measure": measure}, plan)
        converged = figures.pop("converged", None)
        if converged is False:
            warn("%s still changes by %.3g after %d rounds" % (
                measure, figures["change"], figures["rounds"]))
        # The name is the id that a user knows; the number was ours.
        table = scores.join(built.nodes, "id").select(F.col("name").alias("id"), *[
            column for column in scores.columns if column != "id"])
        if output.get("parquet"):
            table = storage.write_table(table, output["parquet"])
        else:
            table = checkpoint.keep("scores", table)
        stage.rows = table.count()
    chosen = table
    if listing.is_asked(plan):
        ranks = listing.ranked(checkpoint, table)
        chosen = checkpoint.keep("listed", listing.listed(spark, storage, checkpoint, plan, ranks))
    # The highest first; of equal scores, by name.
    order = [F.desc("score"), "id"]
    if output.get("csv"):
        with Stage("write scores") as stage:
            storage.write_csv(table.orderBy(*order), output["csv"])
            stage.rows = built.node_count
    rows = chosen.orderBy(*order).limit(int(output.get("top") or 20)).collect()
    top = [{**row.asDict(), "value": row["score"]} for row in rows]
    names = [row["id"] for row in top]
    if supports.is_told(plan, built.figures["rows"]):
        with Stage("find evidence") as stage:
            found = supports.read(spark, storage, checkpoint, plan, names)
            stage.rows = sum(row["ties"] for row in found.values())
        top = [{**row, "evidence": found[row["id"]]} for row in top]
    top = supports.named(spark, storage, checkpoint, plan, top)
    figures = {name: value for name, value in figures.items() if value is not None}
    count = chosen.count() if listing.is_asked(plan) else built.node_count
    return {"rows": count, "figures": {**built.figures, **figures}, "top": top,
            "converged": converged, "measure": measure}


def find(measure):
    if measure == "pagerank":
        import pagerank

        return pagerank.run
    if measure in ("degree", "in-degree", "out-degree", "strength", "in-strength", "out-strength"):
        import degree

        return degree.run
    if measure in ("harmonic", "closeness"):
        import distances

        return distances.run
    if measure == "components":
        import components

        return components.run
    if measure == "core":
        import cores

        return cores.run
    if measure in ("hubs", "authorities", "hits"):
        import hits

        return hits.run
    if measure in ("triangles", "clustering"):
        import triangles

        return triangles.run
    raise Refusal("'%s' is no measure that Spark computes" % measure,
                  "it computes pagerank, degree, strength, hubs, authorities, harmonic, closeness, "
                  "core, components, triangles and clustering")
