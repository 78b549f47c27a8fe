"""The arcs of a graph laid out for rounds in which every node sends what it has along its arcs.

Arcs stay where they are from round to round, and only what is sent travels. The arcs of a hub
are dealt out in slots, each a part of a task: no task has all arcs of a hub.
"""

from pyspark.sql import functions as F

from rounds import KEEP

# The arcs of a hub that a task takes, before they are dealt out.
SLOT = 200_000


def slot_of(plan):
    """From how many arcs on a node is a hub."""
    return int((plan.get("graph") or {}).get("slot") or SLOT)


class Layout:
    """`links`: id, slot, receiver, weight, share. `senders`: id, total, slots."""

    def __init__(self, spark, checkpoint, name, arcs, plan, sender="tail", receiver="head"):
        slot = slot_of(plan)
        counted = arcs.groupBy(F.col(sender).alias("id")).agg(
            F.sum("weight").alias("total"), F.ceil(F.count("*") / slot).cast("int").alias("slots"))
        self.senders = checkpoint.keep(name + "-senders", counted)
        sent = arcs.select(F.col(sender).alias("id"), F.col(receiver).alias("receiver"), "weight")
        dealt = self.with_senders(sent).select(
            "id", F.pmod(F.xxhash64("receiver"), F.col("slots")).cast("int").alias("slot"),
            "receiver", "weight", (F.col("weight") / F.col("total")).alias("share"))
        self.partitions = int(spark.conf.get("spark.sql.shuffle.partitions"))
        self.links = checkpoint.keep(name + "-links", dealt).repartition(
            self.partitions, "id", "slot").persist(KEEP)

    def with_senders(self, sent):
        """Arcs with what is known of their senders. Hubs are few: each worker gets a copy of what
        is known of them, so that their arcs stay where they are."""
        hubs = self.senders.where("slots > 1")
        if hubs.limit(1).count() == 0:
            return sent.join(self.senders, "id")
        is_hub = F.broadcast(hubs.select("id", F.lit(True).alias("is_hub")))
        marked = sent.join(is_hub, "id", "left")
        others = marked.where("is_hub is null").drop("is_hub").join(self.senders, "id")
        return marked.where("is_hub").drop("is_hub").join(F.broadcast(hubs), "id").unionByName(
            others)

    def send(self, values):
        """What arrives: the columns of a link and those of its sender, who has `slots`."""
        slot = F.explode(F.sequence(F.lit(0), F.col("slots") - 1)).alias("slot")
        parcels = values.where("slots > 0").select("*", slot).drop("slots")
        return parcels.join(self.links, ["id", "slot"])

    def with_slots(self, values):
        """Adds the slots of senders; those who send nothing are left out."""
        return values.join(self.senders.select("id", "slots"), "id")
