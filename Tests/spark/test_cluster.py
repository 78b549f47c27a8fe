"""A cluster of one master and two workers, and what becomes of a job when a part of it dies."""

import csv
import os
import random
import tempfile
import unittest
from pathlib import Path

import clusters
import gdelt_rows
import graphs
import oracle
from test_ties import TieTest

TIES = int(os.environ.get("ENTENTE_SPARK_TIES", "150000"))
ROWS = int(os.environ.get("ENTENTE_SPARK_ROWS", "120000"))


class ClusterTest(TieTest):
    """Tests on one cluster, which is whole again before each of them."""

    cluster = None

    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory(prefix="spark-cluster")
        cls.cluster = clusters.Cluster(Path(cls.place.name) / "cluster")

    @classmethod
    def tearDownClass(cls):
        cls.cluster.stop()
        cls.place.cleanup()

    def setUp(self):
        super().setUp()
        self.cluster.restore()

    def submit(self, plan, **settings):
        job = clusters.Submitted(self.cluster, plan, self.folder, settings)
        self.addCleanup(job.end)
        return job

    def events(self, number):
        """Tables of events, the parts of one folder, and what they tell."""
        lines = gdelt_rows.rows(number, seed=7)
        parts = [lines[part::4] for part in range(4)]
        for part, own in enumerate(parts):
            self.write("events/%d.export.CSV" % part, "\n".join(own) + "\n")
        source = {"path": str(self.folder / "events"), "format": "gdelt", "header": False,
                  "separator": "\t", "columns": gdelt_rows.columns()}
        plan = self.plan(source, partitions=4)
        # An event without an address has its table as its source.
        acts = [act for part, own in enumerate(parts)
                for act in oracle.Table(own, str(part), plan).acts]
        return plan, oracle.ties(acts)


class Faults(ClusterTest):
    def test_1_a_driver_that_dies_is_resumed_where_it_was(self):
        plan, expected = self.events(2000)
        plan["checkpoint"] = {"path": str(self.folder / "check, point"), "every": 3,
                              "resume": False, "fingerprint": "one"}
        job = self.submit(plan)
        job.wait_for("stage", name="read events")
        job.kill()
        self.assertFalse((self.folder / "ties.csv").exists())
        kept = sorted((self.folder / "check, point/acts-0").glob("part-*"))
        before = [(path.name, path.stat().st_mtime_ns) for path in kept]
        plan["checkpoint"]["resume"] = True
        other = {**plan, "checkpoint": {**plan["checkpoint"], "fingerprint": "two"}}
        job = self.submit(other)
        self.assertEqual(job.finish(), 2)
        self.assertIn("of another input or other settings", job.lines[-1]["message"])
        job = self.submit(plan)
        self.assertEqual(job.finish(), 0, job.lines[-1:])
        self.check(expected)
        after = [(path.name, path.stat().st_mtime_ns) for path in kept]
        self.assertEqual(before, after)
        self.assertGreater(len(before), 0)

    def test_2_a_worker_that_dies_while_a_task_runs_on_it_changes_nothing(self):
        plan, expected = self.events(ROWS)
        job = self.submit(plan)
        job.wait_for("stage", name="read events")
        _, executor = self.cluster.executor(2)
        job.wait_for_task(executor)
        self.cluster.kill_worker(2)
        self.assertEqual(job.finish(), 0, job.lines[-1:])
        self.assertEqual(job.lines[-1]["event"], "done")
        self.assertGreater(len(job.lost_tasks()), 0, "no task was lost: the kill proves nothing")
        self.check(expected)

    def test_3_a_worker_that_dies_in_a_round_changes_no_score(self):
        chance = random.Random(11)
        rows = [("Q%d" % int(20000 * chance.random() ** 3), "Q%d" % chance.randrange(20000),
                 "visited", float(chance.randint(1, 7))) for _ in range(TIES)]
        text = "source,target,kind,weight\n" + "".join("%s,%s,%s,%s\n" % row for row in rows)
        source = {"path": self.write("ties.csv", text), "format": "ties", "separator": ","}
        plan = self.plan(source, task="rank", partitions=4,
                         graph={"direction": "declared", "weight": "strength"},
                         rank={"measure": "pagerank", "rounds": 7, "tolerance": 1e-12},
                         output={"parquet": str(self.folder / "scores"), "top": 5,
                                 "csv": str(self.folder / "scores.csv")})
        del plan["selection"]
        job = self.submit(plan)
        job.wait_for("round", round=4)
        _, executor = self.cluster.executor(2)
        job.wait_for_task(executor)
        self.cluster.kill_worker(2)
        self.assertEqual(job.finish(), 0, job.lines[-1:])
        self.assertGreater(len(job.lost_tasks()), 0, "no task was lost: the kill proves nothing")
        expected = graphs.pagerank_rounds(graphs.Ties(rows), "declared", True, 7)
        with open(self.folder / "scores.csv", encoding="utf-8") as file:
            found = {row["id"]: float(row["score"]) for row in csv.DictReader(file)}
        self.assertEqual(set(found), set(expected))
        for node, score in expected.items():
            self.assertAlmostEqual(found[node] / score, 1, places=10)


if __name__ == "__main__":
    unittest.main()
