"""Ranks the nodes of a graph by a measure: the whole as a table, the highest in the last line."""

from pyspark.sql import functions as F

import graph
from failures import Refusal
from progress import Stage, warn

# The measure of a task that names none.
DEFAULTS = {"components": "components", "cores": "core", "degrees": "degree", "rank": "pagerank"}


def run(spark, storage, checkpoint, plan):
    output = plan["output"]
    storage.check_replaceable(output["parquet"])
    setting = plan.get("rank") or {}
    measure = setting.get("measure") or DEFAULTS[plan["task"]]
    compute = find(measure)
    built = graph.build(spark, storage, checkpoint, plan)
    with Stage(measure) as stage:
        scores, figures = compute(spark, checkpoint, built, {**setting, "measure": measure}, plan)
        figures = {**built.figures, "measure": measure, **figures}
        if figures.get("converged") is False:
            warn("%s still changes by %.3g after %d rounds" % (
                measure, figures["change"], figures["rounds"]))
        names = built.nodes.withColumnRenamed("name", "node")
        named = scores.join(names, "id").select("node", *[
            column for column in scores.columns if column != "id"])
        table = storage.write_table(named, output["parquet"])
        stage.rows = table.count()
    # The highest first; of equal scores, by name.
    order = [F.desc("score"), "node"]
    if output.get("csv"):
        with Stage("write scores") as stage:
            storage.write_csv(table.orderBy(*order), output["csv"])
            stage.rows = figures["nodes"]
    top = table.orderBy(*order).limit(int(output.get("top") or 20)).collect()
    figures["top"] = [row.asDict() for row in top]
    return figures["nodes"], figures


def find(measure):
    if measure == "pagerank":
        import pagerank

        return pagerank.run
    if measure in ("degree", "in-degree", "out-degree", "strength", "in-strength", "out-strength"):
        import degree

        return degree.run
    if measure in ("components", "strong-components"):
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
                  "it computes pagerank, degree, strength, hubs, authorities, core, components, "
                  "triangles and clustering")
