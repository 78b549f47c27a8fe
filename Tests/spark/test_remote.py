"""Inputs, outputs and checkpoints at addresses that are no paths of this machine."""

import csv
import unittest

import gdelt_rows
import webhdfs
from programs import ProgramTest


class Remote(ProgramTest):
    def setUp(self):
        super().setUp()
        self.server = webhdfs.Server(self.folder / "far away")
        self.addCleanup(self.server.close)

    def at(self, name):
        return "%s/%s" % (self.server.address, name)

    def test_events_are_merged_from_there_to_there(self):
        bad = set(gdelt_rows.bad_lines())
        lines = [line for line in gdelt_rows.rows(400, seed=3) if line not in bad]
        for number in range(2):
            text = "\n".join(lines[number::2]) + "\n"
            self.write("far away/events/%d.export.CSV" % number, text)
        self.write("here.export.CSV", "\n".join(lines) + "\n")
        there = self.planned("convert", self.at("events"), "--input-format", "events", "-o",
                             self.at("ties.parquet"), "--checkpoint", self.at("kept"))
        here = self.planned("convert", "here.export.CSV", "-o", "ties.parquet")
        told = [self.run_job(plan).last for plan in (there, here)]
        self.assertEqual(told[0]["figures"]["ties"], told[1]["figures"]["ties"])
        self.assertEqual(told[0]["figures"]["events"], told[1]["figures"]["events"])
        self.assertTrue((self.folder / "far away/ties.report.json").exists())
        self.assertTrue((self.folder / "far away/kept/latest.json").exists())
        scores = [{row["id"]: row["value"] for row in self.run_job(self.planned(
            "rank", path, "--by", "strength", "--weight", "strength", "--top", "0")).last["top"]}
            for path in (self.at("ties.parquet"), "ties.parquet")]
        self.assertEqual(scores[0], scores[1])
        self.assertGreater(len(scores[0]), 10)

    def test_ties_are_ranked_from_there_and_a_stopped_job_goes_on_there(self):
        rows = [("a%d" % (n % 37), "a%d" % (n * 7 % 41), n % 5 + 1) for n in range(300)]
        self.table("far away/ties.csv", ["source", "target", "weight"], rows)
        self.table("ties.csv", ["source", "target", "weight"], rows)
        options = ["--by", "pagerank", "--weight", "strength"]
        here = self.scores(self.program(
            "rank", "ties.csv", *options, "--top", "0", "--format", "csv", "--quiet").stdout)
        command = ["rank", self.at("ties.csv"), *options, "--checkpoint", self.at("check point")]
        plan = self.planned(*command, "--parquet", self.at("scores"))
        plan["output"]["csv"] = self.at("scores.csv")
        # It ends before the scores are settled, and goes on from the last round that is kept.
        first = self.run_job({**plan, "rank": {**plan["rank"], "rounds": 6}})
        self.assertFalse(first.last["converged"])
        rest = self.run_job({**plan, "checkpoint": {**plan["checkpoint"], "resume": True}})
        rounds = [line["round"] for line in rest.lines if line["event"] == "round"]
        self.assertEqual(rounds[0], 6)
        with open(self.folder / "far away/scores.csv", encoding="utf-8") as file:
            there = {row["id"]: float(row["score"]) for row in csv.DictReader(file)}
        self.assertEqual(set(there), set(here))
        for name, score in here.items():
            self.assertAlmostEqual(there[name], score, delta=1e-6)
        self.assertLessEqual({"open", "create", "rename", "delete", "mkdirs", "liststatus"},
                             self.server.operations)

    def test_what_is_not_there_is_told(self):
        plan = self.planned("rank", self.at("nothing.csv"), "--by", "degree")
        self.assertIn("there is no file or folder webhdfs://", self.run_job(plan, status=2).last["message"])

    def test_an_address_that_spark_cannot_read_is_told_with_the_way_out(self):
        plan = self.planned("rank", "s3a://bucket/ties.csv", "--by", "degree")
        last = self.run_job(plan, status=None).last
        self.assertEqual(last["event"], "failed")
        self.assertIn("s3a", last["message"])
        self.assertIn("--conf spark.jars.packages=org.apache.hadoop:hadoop-aws:", last["hint"])


if __name__ == "__main__":
    unittest.main()
