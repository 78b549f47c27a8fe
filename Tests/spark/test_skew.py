"""A hub that has most of all ties: no task has all of them, wherever ties are joined or summed up."""

import random
import unittest

import clusters
from test_ties import TieTest

TIES, HUB_TIES = 120_000, 90_000
# The share of the ties that a task may read of what was shuffled.
SHARE = 0.35
# Parts of some kilobytes are large here, so that a small table shows what a large one meets.
SETTINGS = {"spark.sql.adaptive.skewJoin.skewedPartitionThresholdInBytes": "64k",
            "spark.sql.adaptive.skewJoin.skewedPartitionFactor": "2",
            "spark.sql.adaptive.advisoryPartitionSizeInBytes": "32k",
            "spark.entente.arcsWithHubs": "1000",
            "spark.sql.adaptive.coalescePartitions.enabled": "false",
            "spark.sql.files.maxPartitionBytes": "64k", "spark.sql.files.openCostInBytes": "1k",
            "spark.executor.memory": "1g",
            "spark.driver.memory": "1g"}


class Skew(TieTest):
    def setUp(self):
        super().setUp()
        chance = random.Random(2)
        rows = ["hub,%d,visited,%d" % (number, chance.randint(1, 5)) for number in range(HUB_TIES)]
        rows += ["%d,%d,met-with,1" % (chance.randrange(HUB_TIES), chance.randrange(HUB_TIES))
                 for _ in range(TIES - HUB_TIES)]
        self.path = self.write("ties.csv", "source,target,kind,weight\n" + "\n".join(rows) + "\n")
        declared = ["id,kind", "hub,state", *["%d,organization" % n for n in range(HUB_TIES)]]
        self.nodes = self.write("nodes.csv", "\n".join(declared) + "\n")

    def assert_dealt_out(self, task, **plan):
        source = {"path": self.path, "format": "ties", "separator": ","}
        plan = self.plan(source, task=task, partitions=12, **plan)
        plan["graph"] = {"slot": 5000, **plan.get("graph", {})}
        plan["output"] = {"parquet": str(self.folder / ("out-" + task)), "top": 3}
        del plan["selection"]
        job = clusters.Submitted(clusters.Here(), plan, self.folder, SETTINGS)
        self.addCleanup(job.end)
        self.assertEqual(job.finish(), 0, job.lines[-1:])
        counts, stage = clusters.shuffled(job.events)[0]
        self.assertGreater(counts[0], 0)
        self.assertLess(counts[0], SHARE * TIES, (stage, counts))
        return job.lines[-1]

    def test_the_ties_of_a_hub_are_ranked_by_several_tasks(self):
        done = self.assert_dealt_out(
            "rank", graph={"direction": "declared", "weight": "strength"},
            rank={"measure": "pagerank", "rounds": 2, "tolerance": 1e-9})
        self.assertEqual(done["figures"]["nodes"], HUB_TIES + 1)

    def test_the_ties_of_a_hub_are_grouped_by_several_tasks(self):
        done = self.assert_dealt_out("groups", groups={"method": "components", "members": 3})
        self.assertEqual(done["groups"][0]["size"], HUB_TIES + 1)

    def test_the_ties_of_a_hub_are_counted_by_several_tasks(self):
        self.assert_dealt_out("census")


if __name__ == "__main__":
    unittest.main()
