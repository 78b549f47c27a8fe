"""The program on a cluster whose parts fail for good: memory, disks, the master, all workers.

Each job ends with the result of an undisturbed one, or says in a paragraph why not, leaves nothing
half written, and is resumed to that result.
"""

import csv
import io
import json
import os
import random
import subprocess
import tempfile
import time
import unittest
from pathlib import Path

import clusters

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("ENTENTE", ROOT / ".build/debug/entente")
TIES = 4000
RANK = ["--by", "pagerank", "--top", "0", "--format", "csv"]


class Disk:
    """A disk of its own, as small as it is asked to be."""

    def __init__(self, path, size):
        self.path = Path(path)
        self.path.mkdir(parents=True)
        self.mount("size=" + size)

    def mount(self, options):
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(self.path)],
                              capture_output=True, text=True)
        if done.returncode:
            raise unittest.SkipTest("no small disk can be mounted here: " + done.stderr.strip())

    def enlarge(self, size):
        self.mount("remount,size=" + size)

    def end(self):
        subprocess.run(["umount", "-l", str(self.path)], check=True)


class Faults(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory(prefix="spark-faults")
        cls.folder = Path(cls.place.name)
        chance = random.Random(7)
        rows = [("Q%d" % int(900 * chance.random() ** 3), "Q%d" % chance.randrange(900), "visited")
                for _ in range(TIES)]
        cls.write("ties.csv", rows)
        # One row with more to it than a small executor holds.
        cls.write("huge.csv", [(*row, "x" * 50_000_000 if number == 2000 else "")
                               for number, row in enumerate(rows)], ["note"])
        done = subprocess.run([PROGRAM, "rank", "ties.csv", *RANK, "--quiet"], cwd=cls.folder,
                              capture_output=True, text=True, check=True)
        cls.expected = cls.scores(done.stdout)
        cls.cluster = clusters.Cluster(cls.folder / "cluster")

    @classmethod
    def tearDownClass(cls):
        cls.cluster.stop()
        cls.place.cleanup()

    def setUp(self):
        self.cluster.restore()
        self.checkpoint = self.folder / self.id().rsplit(".", 1)[-1]

    @classmethod
    def write(cls, name, rows, more=()):
        with open(cls.folder / name, "w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(
                [("source", "target", "kind", *more), *rows])

    @staticmethod
    def scores(text):
        return {row["id"]: float(row["score"]) for row in csv.DictReader(io.StringIO(text))}

    def start(self, *arguments, cluster=None, memory="500m", table="ties.csv"):
        """The program with a job on the cluster."""
        job = subprocess.Popen(
            [PROGRAM, "rank", table, *RANK, "--engine", "spark", "--partitions", "2", "--master",
             (cluster or self.cluster).master, "--spark-home", clusters.spark_home(),
             "--checkpoint", str(self.checkpoint), "--conf", "spark.executor.memory=" + memory,
             "--conf", "spark.sql.codegen.wholeStage=false",
             "--conf", "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -Xss4m", *arguments],
            cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(job.stdout.close)
        self.addCleanup(job.stderr.close)
        self.addCleanup(lambda: job.poll() is None and job.terminate())
        return job

    def kept_rounds(self):
        try:
            done = json.loads((self.checkpoint / "latest.json").read_text())["done"]
        except (OSError, ValueError):
            return []
        return [name for name in done if "-round-" in name and done[name].get("figures")]

    def wait_for_rounds(self, job):
        """Waits until some rounds are kept, and the job goes on."""
        deadline = time.monotonic() + clusters.PATIENCE
        while time.monotonic() < deadline and job.poll() is None:
            if self.kept_rounds():
                return
            time.sleep(0.1)
        self.fail("no round was kept: %s" % (job.communicate(),))

    def assert_scores(self, job):
        out, told = job.communicate(timeout=clusters.PATIENCE)
        self.assertEqual(job.returncode, 0, told)
        found = self.scores(out)
        self.assertEqual(set(found), set(self.expected))
        for node, score in self.expected.items():
            self.assertAlmostEqual(found[node], score, delta=1e-9, msg=node)
        return told

    def assert_failed(self, job, *words):
        """It ends with an error, which is one paragraph that names the log."""
        out, told = job.communicate(timeout=clusters.PATIENCE)
        self.assertEqual((job.returncode, out), (2, ""), told)
        lines = told[told.index("error: "):].splitlines()
        self.assertEqual(len(lines), 2, told)
        for word in words:
            self.assertIn(word, "\n".join(lines))
        self.assertRegex(lines[1], r"^  hint: .*; Spark\'s log: (\S+)$")
        log = Path(lines[1].rsplit(" ", 1)[1])
        self.assertGreater(log.stat().st_size, 0)
        log.unlink()
        self.assertNotIn("Traceback", told)

    def test_1_an_executor_without_memory_is_told_and_more_of_it_resumes(self):
        # An executor starts with so little memory only if what Spark sets aside is less as well.
        small = ["--conf", "spark.testing.reservedMemory=10000000",
                 "--conf", "spark.network.maxRemoteBlockSizeFetchToMem=10m"]
        self.assert_failed(self.start(*small, memory="220m", table="huge.csv"),
                           "the job failed: the job ran out of memory", "spark.executor.memory=4g")
        self.assert_scores(self.start("--resume", memory="900m", table="huge.csv"))

    def test_2_a_full_disk_under_a_checkpoint_is_told_and_a_larger_one_resumes(self):
        disk = Disk(self.folder / "small", "200k")
        self.addCleanup(disk.end)
        self.checkpoint = disk.path / "checkpoint"
        self.assert_failed(self.start(), "the job failed: a disk is full", "--resume")
        latest = json.loads((self.checkpoint / "latest.json").read_text())
        for name in latest["done"]:
            self.assertTrue((self.checkpoint / name / "_SUCCESS").exists(), name)
        disk.enlarge("200m")
        self.assert_scores(self.start("--resume"))

    def test_2_a_full_disk_under_the_output_leaves_no_half_of_it(self):
        disk = Disk(self.folder / "output", "4k")
        self.addCleanup(disk.end)
        parquet = str(disk.path / "scores")
        self.assert_failed(self.start("--parquet", parquet), "the job failed: a disk is full")
        self.assertFalse((disk.path / "scores").exists())
        self.assertTrue(self.kept_rounds())
        disk.enlarge("200m")
        self.assert_scores(self.start("--parquet", parquet, "--resume"))
        self.assertTrue((disk.path / "scores/_SUCCESS").exists())

    def test_2_a_full_disk_under_the_workers_is_told(self):
        disk = Disk(self.folder / "workers", "1m")
        self.addCleanup(disk.end)
        cluster = clusters.Cluster(disk.path / "cluster", workers=1)
        try:
            self.assert_failed(self.start(cluster=cluster), "the job failed: a disk is full",
                               "spark.local.dir")
            disk.enlarge("400m")
            self.assert_scores(self.start("--resume", cluster=cluster))
        finally:
            cluster.stop()

    def test_3_a_job_outlives_its_master(self):
        job = self.start()
        self.wait_for_rounds(job)
        self.cluster.kill("master")
        self.assert_scores(job)
        # The next one has no master, and is told so before it is begun.
        out, told = self.start("--resume").communicate(timeout=clusters.PATIENCE)
        self.assertIn("error: no Spark master answers", told)

    def test_4_a_job_without_master_and_workers_ends_and_a_new_cluster_resumes_it(self):
        job = self.start()
        self.wait_for_rounds(job)
        self.cluster.kill("master")
        for number in (1, 2):
            self.cluster.kill_worker(number)
        self.assert_failed(job, "the job failed: all workers were lost", "--resume")
        self.assertTrue(self.kept_rounds())
        self.cluster.restore()
        told = self.assert_scores(self.start("--resume"))
        self.assertNotIn("round 1 ", told)


if __name__ == "__main__":
    unittest.main()
