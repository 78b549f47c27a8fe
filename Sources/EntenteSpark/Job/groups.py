"""Divides the nodes of a graph into groups: everyone's group as a table, and the first groups with
their first members in the last line.

A group goes by its least name, a shell of cores by its number. Numbers follow the order of one
machine: the largest group first, of equal ones that of most ties within, then by name; cores from
the highest down.
"""

from pyspark.sql import Window
from pyspark.sql import functions as F

import graph
import holding
import listing
import supports
import words
from failures import Refusal
from progress import Stage, warn
from session import end_rounds

# What is fetched at most, however many groups there are: the driver holds no more.
MOST_GROUPS = 1_000
MOST_MEMBERS = 50_000


def run(spark, storage, checkpoint, plan):
    output, setting = plan["output"], plan.get("groups") or {}
    if output.get("parquet"):
        storage.check_replaceable(output["parquet"])
    method = setting.get("method") or "components"
    find = find_method(method)
    # Ties have a direction for strong components only.
    plan["graph"] = {**(plan.get("graph") or {}),
                     "direction": "declared" if method == "strong-components" else "ignore"}
    built = graph.build(spark, storage, checkpoint, plan)
    with Stage(method) as stage:
        labels, figures = find(spark, checkpoint, built, setting, plan)
        converged = figures.pop("converged", None)
        if converged is False:
            warn("%s still changes: %d would after %d rounds" % (
                method, figures["change"], figures["rounds"]))
        members = checkpoint.keep("members", labels.join(built.nodes, "id").select(
            F.col("name").alias("id"), "root"))
        stage.rows = built.node_count
    end_rounds(spark)
    with Stage("describe groups") as stage:
        heads = checkpoint.keep("groups", describe(checkpoint, members, method))
        figures.update(count(heads, built.node_count, method))
        stage.rows = figures["groups"]
    if output.get("parquet"):
        with Stage("write groups") as stage:
            table = members.join(heads, "root").select("id", name_of(method).alias("group"), "size")
            storage.write_table(table, output["parquet"])
            stage.rows = built.node_count
    figures = {name: value for name, value in figures.items() if value is not None}
    of_kind = (listing.listed(spark, storage, checkpoint, plan, members)
               if listing.is_asked(plan) else None)
    if setting.get("entity"):
        setting = {**setting, "entity": built.same.known([setting["entity"]])[0]}
    rows = chosen(members, heads, setting, method, of_kind)
    groups = first(spark, checkpoint, members, rows, setting, method, of_kind) if rows else []
    if rows and supports.is_told(plan, built.figures["rows"]):
        with Stage("find evidence") as stage:
            names = {number: group["members"] for number, group in enumerate(groups)}
            found = holding.read(
                spark, storage, checkpoint, plan, members, rows, names, built.node_count)
            stage.rows = sum(own["ties"] for (_, name), own in found.items() if name is None)
        groups = [with_evidence(plan, group, number, found) for number, group in enumerate(groups)]
    listed = sorted({name for group in groups for name in (group["center"], *group["members"])})
    return {"rows": built.node_count, "figures": {**built.figures, **figures}, "groups": groups,
            "named": supports.named(
                spark, storage, checkpoint, plan, [{"id": name} for name in listed]),
            "converged": converged, "method": method}


def find_method(method):
    if method == "components":
        import components

        return components.find
    if method == "strong-components":
        import strong

        return strong.find
    if method == "label-propagation":
        import propagation

        return propagation.find
    if method == "cores":
        import cores

        return cores.find
    raise Refusal("'%s' is no way to find groups on Spark" % method,
                  "it finds components, strong-components, label-propagation and cores")


def name_of(method):
    return F.concat(F.lit("core "), "root") if method == "cores" else F.col("head")


def is_group(method):
    """Whether it is listed: of cores also one alone, but not those without ties."""
    return F.col("root") > 0 if method == "cores" else F.col("size") > 1


def order(method):
    by_core = [F.desc("root")] if method == "cores" else []
    return [*by_core, F.desc("size"), F.desc("within"), "head"]


def describe(checkpoint, members, method):
    """A row for each group: its least name, its size, the ties within it and out of it."""
    ties = checkpoint.table("edges").where(
        graph.has_ends() & F.col("counts") & (F.col("source") != F.col("target"))).select(
        F.col("source").alias("first"), F.col("target").alias("second"), "kind", "ties")
    for end in ("first", "second"):
        ties = ties.join(members.select(F.col("id").alias(end), F.col("root").alias(end + "Root")), end)
    ties = checkpoint.keep("group-ties", ties)
    is_within = F.col("firstRoot") == F.col("secondRoot")
    inner = ties.where(is_within).groupBy(F.col("firstRoot").alias("root")).agg(
        F.sum("ties").alias("within"))
    outer = ties.where(~is_within).select(
        F.explode(F.array("firstRoot", "secondRoot")).alias("root"), "ties").groupBy("root").agg(
        F.sum("ties").alias("out"))
    sizes = members.groupBy("root").agg(F.min("id").alias("head"), F.count("*").alias("size"))
    return sizes.join(inner, "root", "left").join(outer, "root", "left").na.fill(0)


def count(heads, nodes, method):
    """How many groups there are, with and without those of one, and what tells of their quality."""
    row = heads.agg(
        F.count("*").alias("parts"), F.count_if(is_group(method)).alias("groups"),
        F.coalesce(F.sum(F.when(is_group(method), F.col("size"))), F.lit(0)).alias("grouped"),
        F.max("size").alias("largest"), F.max("root").alias("greatest")).first()
    found = {"groups": row["groups"], "alone": nodes - row["grouped"], "largest": row["largest"]}
    if method == "cores":
        return {**found, "degeneracy": row["greatest"] or 0}
    return {**found, "components": row["parts"]} if method != "label-propagation" else found


def chosen(members, heads, setting, method, of_kind=None):
    """The first groups, or that of one entity; with members of some kinds only those that have any."""
    listed = heads.where(is_group(method))
    if of_kind is not None:
        listed = listed.join(of_kind.select("root").distinct(), "root", "left_semi")
    if setting.get("entity"):
        row = members.where(F.col("id") == setting["entity"]).first()
        if row is None:
            raise Refusal("there is no entity '%s'" % setting["entity"],
                          "on Spark entities go by their ids")
        listed = listed.where(F.col("root") == row["root"])
    most = min(int(setting.get("top") or MOST_GROUPS), MOST_GROUPS)
    return [row.asDict() for row in listed.orderBy(*order(method)).limit(most).collect()]


def first(spark, checkpoint, members, rows, setting, method, of_kind=None):
    """Some groups as the last line tells them, with members of some kinds only those."""
    # Some hundred rows at most, so each worker gets a copy.
    tops = words.table(spark, [{"root": row["root"], "number": number}
                               for number, row in enumerate(rows)], "root bigint, number int")
    ties = checkpoint.table("group-ties").where("firstRoot = secondRoot").join(
        tops, F.col("firstRoot") == F.col("root"))
    kinds, centers = {}, {}
    for row in ties.groupBy("number", "kind").agg(F.sum("ties").alias("count")).orderBy(
            "number", F.desc("count"), "kind").limit(MOST_MEMBERS).collect():
        kinds.setdefault(row["number"], []).append({"kind": row["kind"], "count": row["count"]})
    inner = ties.select("number", F.explode(F.array("first", "second")).alias("id"), "ties").groupBy(
        "number", "id").agg(F.sum("ties").alias("count"))
    for row in inner.groupBy("number").agg(
            F.min_by("id", F.struct(-F.col("count"), F.col("id"))).alias("id")).collect():
        centers[row["number"]] = row["id"]
    names = {}
    told = members if of_kind is None else of_kind
    for row in name_members(told.join(tops, "root"), setting).collect():
        names.setdefault(row["number"], []).append(row["id"])
    return [{"label": "core %d" % row["root"] if method == "cores" else None, "size": row["size"],
             "center": centers.get(number, row["head"]), "tiesWithin": row["within"],
             "tiesOut": row["out"], "kinds": kinds.get(number, []), "members": names.get(number, [])}
            for number, row in enumerate(rows)]


def name_members(members, setting):
    """The first members of each group by name; all, as far as they are fetched, if none are named."""
    most = int(setting.get("members") or 0)
    if most:
        place = F.row_number().over(Window.partitionBy("number").orderBy("id"))
        members = members.withColumn("place", place).where(F.col("place") <= min(most, MOST_MEMBERS))
    return members.select("number", "id").orderBy("number", "id").limit(MOST_MEMBERS)


def with_evidence(plan, group, number, found):
    """A group with what it rests on, and what each of its members does, if that is asked for."""
    told = {**group, "evidence": found.get((number, None), supports.none())}
    if plan["evidence"].get("members"):
        told["supports"] = [found.get((number, name), supports.none()) for name in group["members"]]
    return told
