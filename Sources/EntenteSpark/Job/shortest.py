"""The shortest path between two entities, by rounds of joins from both of its ends.

Each round takes one step from the end whose last step reached fewer entities. What a step reaches
is told once, before it is joined again, and the ties of a hub are dealt out to several tasks. The
first entity that both ends reach lies on a shortest path; of several the least name is taken.
"""

import time

from pyspark.sql import Window
from pyspark.sql import functions as F

import answers
import folding
import relations
from arcs import Layout
from failures import Refusal
from progress import Stage, tell
from session import prepare_rounds

# How many kinds of relation of a step are told beside the first.
OTHERS = 20


def run(spark, storage, checkpoint, plan):
    asked = plan["question"]
    ends = [asked["first"], asked["last"]]
    if ends[0] == ends[1]:
        raise Refusal("'%s' is both ends of the path" % ends[0], "name two entities")
    folded = folding.read(spark, storage, checkpoint, plan)
    ends = asked["first"], asked["last"] = folded.same.known(ends)
    if ends[0] == ends[1]:
        return {"rows": 0, "figures": {"same": 1}, "ties": []}
    with Stage("read ties") as stage:
        rows = relations.read(spark, storage, checkpoint, plan, folded=folded)
        rows = checkpoint.keep("ties", rows)
        stage.rows = rows.count()
    known = {name for name in ends if rows.where(relations.touches([name])).limit(1).count()}
    relations.refuse_absent(spark, storage, plan, known, ends)
    absent = [kind["kind"] for kind in plan.get("kinds", []) if kind.get("family") == "absence"]
    used = rows.where(F.col("counts") & ~F.col("kind").isin([*absent, "same-as"])
                      & (F.col("source") != F.col("target")))
    with Stage("lay out ties") as stage:
        sides = lay_out(spark, checkpoint, plan, used)
        stage.rows = sides[0].count
    path = search(checkpoint, sides, int(asked["limit"]))
    if not path:
        return {"rows": 0, "figures": {"limit": asked["limit"]}, "ties": []}
    steps = steps_of(used, path, (plan.get("graph") or {}).get("direction") or "ignore")
    table = answers.keep(storage, checkpoint, plan, "steps", steps)
    shown = answers.told(table.orderBy("step"), len(path))
    return {"rows": len(path) - 1, "figures": {"length": len(path) - 1}, "ties": shown}


class Side:
    """What is reached from one end: its levels, each `name`, `parent`."""

    def __init__(self, name, layout, end, count):
        self.name = name
        self.layout = layout
        self.end = end
        self.count = count
        self.levels = []
        self.frontier = 1

    def parent(self, level, name):
        row = self.levels[level].where(F.col("name") == name).select("parent").first()
        return row["parent"]


def lay_out(spark, checkpoint, plan, used):
    """The two sides of the search, with the arcs along which each goes."""
    direction = (plan.get("graph") or {}).get("direction") or "ignore"
    forth = used.select(F.col("source").alias("tail"), F.col("target").alias("head"), "both")
    back = used.select(F.col("target").alias("tail"), F.col("source").alias("head"), "both")
    if direction == "declared":
        whole = forth.unionByName(back.where("both"))
    elif direction == "reversed":
        whole = back.unionByName(forth.where("both"))
    else:
        whole = forth.unionByName(back)
    arcs = checkpoint.keep("arcs", whole.select("tail", "head").distinct().withColumn(
        "weight", F.lit(1.0)))
    count = arcs.count()
    prepare_rounds(spark, count)
    out = Layout(spark, checkpoint, "out", arcs, plan)
    into = out if direction == "ignore" else Layout(
        spark, checkpoint, "into", arcs, plan, sender="head", receiver="tail")
    asked = plan["question"]
    return [Side("from", out, asked["first"], count), Side("to", into, asked["last"], count)]


def search(checkpoint, sides, limit):
    """The names on a shortest path, or nothing if there is none within the limit."""
    for side in sides:
        start = side.layout.links.sparkSession.range(1).select(
            F.lit(side.end).alias("name"), F.lit(None).cast("string").alias("parent"))
        side.levels.append(checkpoint.keep("reached-%s-0" % side.name, start))
    for number in range(1, limit + 1):
        began = time.monotonic()
        side, other = sorted(sides, key=lambda side: side.frontier)
        step(checkpoint, side)
        tell("round", measure="path", round=number, of=limit, change=side.frontier,
             seconds=round(time.monotonic() - began, 3))
        if not side.frontier:
            return None
        # Only the last level of the other side can hold it: nearer ones were looked at before.
        met = side.levels[-1].join(other.levels[-1].select("name"), "name").agg(
            F.min("name").alias("name")).first()["name"]
        if met is not None:
            parts = {each.name: trace(each, met) for each in sides}
            return parts["from"][::-1] + parts["to"][1:]
    return None


def step(checkpoint, side):
    """Goes one step on from the last level, to whom no level has yet."""
    last = side.levels[-1].select(F.col("name").alias("id"))
    reached = side.layout.send(side.layout.with_slots(last)).groupBy(
        F.col("receiver").alias("name")).agg(F.min("id").alias("parent"))
    for level in side.levels:
        reached = reached.join(level.select("name"), "name", "left_anti")
    name = "reached-%s-%d" % (side.name, len(side.levels))
    side.levels.append(checkpoint.keep(name, reached))
    side.frontier = side.levels[-1].count()


def trace(side, name):
    """The names from one that is reached back to where its side began."""
    names = [name]
    for level in range(len(side.levels) - 1, 0, -1):
        names.append(side.parent(level, names[-1]))
    return names


def steps_of(used, path, direction):
    """The best tie of each step, and the kinds of the others."""
    pairs = list(zip(path, path[1:]))

    def along(source, target):
        forth = (F.col("source") == source) & (F.col("target") == target)
        back = (F.col("source") == target) & (F.col("target") == source)
        if direction == "declared":
            return forth | (back & F.col("both"))
        if direction == "reversed":
            return back | (forth & F.col("both"))
        return forth | back

    number = F.coalesce(*[F.when(along(*pair), F.lit(i + 1)) for i, pair in enumerate(pairs)])
    rows = used.withColumn("step", number).where(F.col("step").isNotNull())
    # Many ties of two become few before they are ordered.
    few = rows.groupBy("step", "source", "target", "kind", "both", "standing", "period", "details",
                       "evidence").agg(F.max("weight").alias("weight"),
                                       F.sum("count").alias("count"),
                                       F.max("sources").alias("sources"), F.count("*").alias("ties"))
    best = Window.partitionBy("step").orderBy(
        relations.rank_of("standing"), F.desc("sources"), *answers.order())
    whole = Window.partitionBy("step")
    kinds = F.array_sort(F.flatten(F.collect_list(F.array_repeat(
        F.col("kind"), F.least(F.col("ties"), F.lit(OTHERS)).cast("int"))).over(whole)))
    ranked = few.withColumns({"place": F.row_number().over(best), "kinds": kinds})
    first = F.array_position("kinds", F.col("kind")).cast("int")
    others = F.concat(F.slice("kinds", F.lit(1), first - 1),
                      F.slice("kinds", first + 1, F.lit(OTHERS)))
    names = F.array(*[F.lit(name) for name in path])
    begin = F.element_at(names, F.col("step"))
    way = F.when(F.col("both"), "both").when(F.col("source") == begin, "out").otherwise("in")
    return ranked.where("place = 1").select(
        "step", begin.alias("from"), F.element_at(names, F.col("step") + 1).alias("id"),
        way.alias("direction"), *[c for c in answers.TIE if c != "both"],
        F.array_join(F.slice(others, 1, OTHERS), ", ").alias("also"))
