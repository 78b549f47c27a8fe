"""The graph of a plan: nodes with numbers made of their names, and merged arcs.

A number is the same whoever computes it: a task that is done again after a worker is lost
numbers its nodes as before. Two names of one number would be one node; that is looked for, and
all are numbered anew.
"""

from pyspark.sql import functions as F

import claims
import folding
import kinds
import organs
import sums
import tables
import ties
from failures import Refusal
from progress import Stage, warn

ATTEMPTS = 5


class Graph:
    """`nodes`: id, name. `arcs`: tail, head, weight, one for each two ends; no loops.

    The arcs of an undirected graph run both ways.
    """

    def __init__(self, nodes, arcs, is_directed, figures, same, most):
        self.nodes = nodes
        self.arcs = arcs
        self.is_directed = is_directed
        self.figures = figures
        # Who goes by whom, for those whom a user names.
        self.same = same
        # How many ties there are at most, and the greatest weight of one.
        self.most = most

    @property
    def node_count(self):
        return self.figures["nodes"]

    def undirected_arcs(self):
        """The arcs read without direction and weight, both ways."""
        if not self.is_directed:
            return self.arcs.select("tail", "head")
        back = self.arcs.select(F.col("head").alias("tail"), F.col("tail").alias("head"))
        return self.arcs.select("tail", "head").unionByName(back).distinct()


def build(spark, storage, checkpoint, plan):
    options = plan.get("graph") or {}
    direction = options.get("direction") or "ignore"
    is_weighted = (options.get("weight") or "none") != "none"
    if options.get("weight") not in (None, "none", "strength", "sources"):
        raise Refusal("'%s' is no weight that Spark can read" % options["weight"])
    if options.get("parallel") not in (None, "merge"):
        raise Refusal("parallel ties can only be merged on Spark")
    folded = folding.read(spark, storage, checkpoint, plan)
    with Stage("read ties") as stage:
        edges = ties.union(list(read_all(spark, storage, checkpoint, plan, folded)))
        edges = checkpoint.keep("edges", edges)
        figures, most = describe(edges, plan)
        stage.rows = figures["rows"]
        sound = edges.where(has_ends())
        if is_weighted:
            tables.check_weights(sound)
    with Stage("number nodes") as stage:
        nodes, salt = number(checkpoint, sound)
        figures["nodes"] = stage.rows = nodes.count()
    with Stage("merge ties") as stage:
        arcs = checkpoint.keep("arcs", merge(sound, salt, direction, is_weighted, most))
        count = arcs.count()
        figures["edges"] = stage.rows = count if direction != "ignore" else count // 2
    return Graph(nodes, arcs, direction != "ignore", figures, folded.same,
                 most if is_weighted else {"count": count, "most": 1.0})


def read_all(spark, storage, checkpoint, plan, folded):
    """The edges of the inputs; claims are read together, as several files may tell of one tie."""
    said = claims.inputs(plan)
    for number, source in enumerate(plan["inputs"]):
        if number not in said[1:]:
            yield read(spark, storage, checkpoint, plan, number, source, folded)


def read(spark, storage, checkpoint, plan, number, source, folded):
    """The edges of an input, folded; `ties` says how many ties one sums up."""
    if source["format"] not in ("ties", "claims", "nodes"):
        # What is done on a day is folded by that day, before it is summed up.
        merged = ties.read(spark, storage, checkpoint, plan, number, source, folded, True)
        weight = F.col("tellings").cast("double") if tables.counts_sources(plan) else F.col("weight")
        both = F.coalesce("symmetric", F.lit(False)).alias("both")
        merged = merged.join(tables.kinds(spark, plan), "kind", "left").select(
            "source", "target", "kind", both, weight.alias("weight"), tables.is_edge(plan).alias("counts"),
            F.col("count").alias("ties"))
        acts = ties.keep_acts(spark, storage, checkpoint, plan, number, source)
        return said_of_actors(spark, plan, source, acts, folded, merged)
    if source["format"] == "ties":
        edges = tables.edges(spark, storage, checkpoint, plan, number, source)
    elif source["format"] == "claims":
        edges = claims.edges(spark, storage, plan, claims.inputs(plan))
    else:
        edges = tables.lone(tables.entities(spark, storage, source))
    edges = folded.fold(edges, keeps_nodes=True)
    if source["format"] != "ties":
        edges = kinds.among(spark, storage, plan, edges)
    return edges.withColumn("ties", F.lit(1).cast("bigint"))


def said_of_actors(spark, plan, source, acts, folded, merged):
    """Ties of events with those that codes tell, and with the actors who have none."""
    among = (plan.get("selection") or {}).get("among")
    actors = kinds.actors(acts, has_kinds=among is not None)
    if among is not None:
        actors = actors.where(F.col("entity_kind").isin(list(among)))
    parts = [merged]
    rows = [tables.lone(actors)]
    told = organs.ties(spark, plan, source, acts)
    if told is not None:
        rows.append(told.select(
            "source", "target", F.lit(organs.KIND).alias("kind"), F.lit(False).alias("both"),
            F.lit(1.0).alias("weight"), F.lit(organs.count(plan)).alias("counts"),
            organs.times().alias("times")))
    for part in rows:
        parts.append(folded.fold(part, keeps_nodes=True).withColumn("ties", F.lit(1).cast("bigint")))
    return ties.union(parts)


def has_ends():
    return (F.coalesce("source", F.lit("")) != "") & (F.coalesce("target", F.lit("")) != "")


def describe(edges, plan):
    """Counts what is read, and what of it is left out; and finds the greatest weight."""
    loops = F.col("counts") & (F.col("source") == F.col("target"))
    counted = edges.select(
        F.count("*").alias("rows"), F.count_if(~has_ends()).alias("bad"),
        F.count_if(has_ends() & ~F.col("counts")).alias("leftOut"),
        F.count_if(loops & has_ends()).alias("loops"),
        F.max(F.when(F.col("counts"), F.col("weight"))).alias("most")).first()
    figures = {name: counted[name] for name in ("rows", "bad", "leftOut", "loops")}
    paths = ", ".join(source["path"] for source in plan["inputs"])
    if not figures["rows"]:
        raise Refusal("there are no ties in %s" % paths)
    if figures["bad"]:
        message = "%d of %d ties name one end or none" % (figures["bad"], figures["rows"])
        if plan.get("strict"):
            raise Refusal(message, "run without --strict to leave them out")
        warn(message + " and are left out")
    # At most so many terms of at most such a size are added up.
    return figures, {"count": 2 * counted["rows"], "most": counted["most"]}


def number(checkpoint, edges):
    """Names with their numbers, and the salt that keeps the numbers apart."""
    if checkpoint.has("nodes"):
        return checkpoint.table("nodes"), checkpoint.figures("nodes")["salt"]
    ends = edges.select(F.explode(F.array("source", "target")).alias("name")).distinct()
    for salt in range(ATTEMPTS):
        nodes = checkpoint.keep(
            "nodes", ends.select(number_of("name", salt).alias("id"), "name"), {"salt": salt})
        twice = nodes.groupBy("id").count().where(F.col("count") > 1).limit(1).count()
        if not twice:
            return nodes, salt
        checkpoint.drop("nodes")
    raise Refusal("the names of the nodes can't be numbered")


def number_of(column, salt):
    return F.xxhash64(column) if salt == 0 else F.xxhash64(F.lit(salt), column)


def merge(edges, salt, direction, is_weighted, most):
    """One arc for each two ends, as heavy as all ties between them."""
    used = edges.where(F.col("counts") & (F.col("source") != F.col("target"))).withColumns({
        "tail": number_of("source", salt), "head": number_of("target", salt)})
    weight = F.col("weight") if is_weighted else F.lit(1.0)
    arcs = used.select("tail", "head", "both", weight.alias("weight"))
    forth = arcs.select("tail", "head", "weight", "both")
    back = arcs.select(F.col("head").alias("tail"), F.col("tail").alias("head"), "weight", "both")
    if direction == "ignore":
        whole = forth.unionByName(back)
    elif direction == "declared":
        whole = forth.unionByName(back.where("both"))
    elif direction == "reversed":
        whole = back.unionByName(forth.where("both"))
    else:
        raise Refusal("'%s' is no direction" % direction)
    total = sums.total("weight", **most) if is_weighted else F.lit(1.0)
    return whole.groupBy("tail", "head").agg(total.alias("weight"))
