"""The program beside the job: what it answers itself, and the plans that it writes for Spark, which are
carried out in the tests' own session."""

import csv
import io
import json
import os
import subprocess
from pathlib import Path

import clusters
import jobs

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("ENTENTE", ROOT / ".build/debug/entente")


class ProgramTest(jobs.JobTest):
    def table(self, name, header, rows):
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([header, *rows])
        self.write(name, text.getvalue())

    def program(self, *arguments, status=0):
        # The driver of a job that it submits is Python, unlike the workers of the tests' own session.
        words = {name: value for name, value in os.environ.items() if name != "PYSPARK_PYTHON"}
        done = subprocess.run([PROGRAM, *arguments], cwd=self.folder, capture_output=True, text=True,
                              timeout=clusters.PATIENCE, env=words)
        self.assertEqual(done.returncode, status, (arguments, done.stderr))
        return done

    def planned(self, *arguments):
        """The plan that the program would have carried out, and what came of it."""
        text = self.program(*arguments, "--engine", "spark", "--master", "local[2]",
                            "--partitions", "2", "--spark-home", clusters.spark_home(),
                            "--print-plan").stdout
        return json.loads(text[text.index("\n") + 1:])

    def scores(self, text):
        return {row["id"]: float(row["score"]) for row in csv.DictReader(io.StringIO(text))}

    def assert_same_scores(self, *arguments, least=2):
        here = self.scores(self.program(
            "rank", *arguments, "--top", "0", "--format", "csv", "--quiet").stdout)
        plan = self.planned("rank", *arguments)
        plan["output"]["csv"] = str(self.folder / "scores.csv")
        run = self.run_job(plan)
        there = self.scores((self.folder / "scores.csv").read_text("utf-8"))
        self.assertEqual(set(there), set(here), arguments)
        for name, score in here.items():
            self.assertAlmostEqual(there[name], score, delta=1e-6 * max(1, abs(score)),
                                   msg=(name, arguments))
        self.assertGreater(len(here), least)
        return here, run
