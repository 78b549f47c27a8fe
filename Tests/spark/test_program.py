"""The program and Spark together: the same command on one machine and on a cluster."""

import csv
import io
import json
import os
import shutil
import socket
import subprocess
import tempfile
import unittest
from pathlib import Path

import clusters
import gdelt_rows

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("ENTENTE", ROOT / ".build/debug/entente")


class Program(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="entente spark ü "))
        cls.cluster = clusters.Cluster(cls.folder / "cluster")
        bad = set(gdelt_rows.bad_lines())
        rows = gdelt_rows.rows(2000)
        for name, lines in (("all", rows), ("sound", [row for row in rows if row not in bad])):
            (cls.folder / (name + ".export.CSV")).write_text("\n".join(lines) + "\n", "utf-8")

    @classmethod
    def tearDownClass(cls):
        cls.cluster.stop()
        shutil.rmtree(cls.folder)

    def run_program(self, *arguments, status=0):
        done = subprocess.run(
            [PROGRAM, *arguments], cwd=self.folder, capture_output=True, text=True,
            timeout=clusters.PATIENCE)
        self.assertEqual(done.returncode, status, done.stderr)
        return done

    def on_cluster(self, *arguments, status=0):
        return self.run_program(
            *arguments, "--engine", "spark", "--master", self.cluster.master, "--spark-home",
            clusters.spark_home(), "--conf", "spark.executor.memory=512m",
            "--conf", "spark.sql.codegen.wholeStage=false", status=status)

    def scores(self, *arguments):
        text = self.run_program("rank", *arguments, "--format", "csv", "--quiet").stdout
        return self.by_id(text)

    def by_id(self, text):
        rows = csv.DictReader(io.StringIO(text))
        return {row["id"]: float(row["score"]) for row in rows}

    def assert_equal_scores(self, found, expected):
        self.assertEqual(set(found), set(expected))
        for node, score in expected.items():
            self.assertAlmostEqual(found[node], score, delta=1e-6 * max(1, abs(score)), msg=node)

    def tables(self, stem):
        tables = [stem + ".csv"]
        for part in ("nodes", "organs", "graph"):
            tables += ["--with", "%s.%s.csv" % (stem, part)]
        return tables

    def test_1_ties_of_a_cluster_rank_here_as_their_events_do(self):
        told = self.on_cluster("convert", "sound.export.CSV", "-o", "ties.parquet").stderr
        self.assertIn("to rank them here: entente rank ties.csv", told)
        for measure in ("strength", "pagerank"):
            options = ["--by", measure, "--weight", "strength"]
            self.assert_equal_scores(
                self.scores(*self.tables("ties"), *options),
                self.scores("sound.export.CSV", *options))

    def test_2_a_cluster_ranks_the_ties_as_this_machine_does(self):
        graph = ["ties.csv", "--with", "ties.graph.csv"]
        for measure, *weight in (("pagerank", "--weight", "strength"),
                                 ("strength", "--weight", "strength"), ("harmonic",)):
            options = ["--by", measure, *weight, "--top", "0"]
            there = self.on_cluster(
                "rank", "ties.csv", *options, "--format", "csv", "--quiet").stdout
            self.assert_equal_scores(self.by_id(there), self.scores(*graph, *options))

    def test_2_a_cluster_finds_the_groups_that_this_machine_finds(self):
        def told(text):
            groups = json.loads(text)["groups"]
            return [{**{key: group.get(key) for key in (
                        "id", "label", "center", "size", "tiesWithin", "tiesOut", "kinds")},
                     "members": [member["id"] for member in group["members"]]} for group in groups]

        for method in ("components", "strong-components", "cores"):
            with self.subTest(method):
                options = ["--method", method, "--format", "json", "--quiet"]
                there = self.on_cluster("groups", "ties.csv", *options).stdout
                here = self.run_program(
                    "groups", "ties.csv", "--with", "ties.graph.csv", *options).stdout
                self.assertGreater(len(told(here)), 0)
                self.assertEqual(told(there), told(here))

    def test_3_bad_records_are_told_and_written_aside_or_refused(self):
        told = self.on_cluster("convert", "all.export.CSV", "-o", "some.parquet").stderr
        count = len(gdelt_rows.bad_lines())
        self.assertIn("%d records can't be read; written to" % count, told)
        self.assertIn("%d can't be read" % count, told)
        told = self.on_cluster(
            "convert", "all.export.CSV", "-o", "none.parquet", "--strict", status=2).stderr
        self.assertIn("error: %d of" % count, told)
        self.assertFalse((self.folder / "none.csv").exists())

    def test_4_a_master_that_is_not_there_is_told_at_once(self):
        with socket.socket() as closed:
            closed.bind(("127.0.0.1", 0))
            port = closed.getsockname()[1]
        told = self.run_program(
            "rank", "ties.csv", "--by", "pagerank", "--engine", "spark", "--spark-home", clusters.spark_home(),
            "--master", "spark://127.0.0.1:%d" % port, status=2).stderr
        self.assertIn("no Spark master answers: 127.0.0.1:%d refuses" % port, told)


if __name__ == "__main__":
    unittest.main()
