"""Runs the job inside the tests' own session, so that many checks share one start of Spark."""

import io
import json
import os
import shutil
import sys
import tempfile
import unittest
from contextlib import redirect_stdout
from pathlib import Path

sys.dont_write_bytecode = True
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Sources/EntenteSpark/Job"))
# Workers need no Python, and the tests make sure of that.
os.environ["PYSPARK_PYTHON"] = "/nonexistent/python"
os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")

import job  # noqa: E402
import progress  # noqa: E402
from pyspark.sql import SparkSession  # noqa: E402

SETTINGS = {
    "spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false", "spark.sql.codegen.wholeStage": "false",
    "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:ReservedCodeCacheSize=256m -Xss4m",
    "spark.driver.memory": "1g", "spark.log.level": "ERROR",
}
_session = None


def session():
    global _session
    if _session is None:
        builder = SparkSession.builder.master("local[2]")
        for key, value in SETTINGS.items():
            builder = builder.config(key, value)
        _session = builder.getOrCreate()
        # The job ends its session; here others need it.
        _session.stop = lambda: None
        SparkSession.stop = lambda self: None
    return _session


class Run:
    """What a run of the job told: its lines, and how it ended."""

    def __init__(self, plan, folder):
        path = Path(folder) / "plan.json"
        path.write_text(json.dumps(plan))
        text = io.StringIO()
        session()
        errors, sys.stderr = sys.stderr, io.StringIO()
        try:
            with redirect_stdout(text):
                self.status = job.main(["job.py", str(path)])
        finally:
            self.errors, sys.stderr = sys.stderr.getvalue(), errors
        self.lines = [json.loads(line[len(progress.MARK):])
                      for line in text.getvalue().splitlines() if line.startswith(progress.MARK)]

    def line(self, event):
        return next((line for line in self.lines if line["event"] == event), None)

    @property
    def last(self):
        return self.lines[-1]


class JobTest(unittest.TestCase):
    """A test with a folder of its own, whose name holds what paths may hold."""

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="spark, ünï [x] {a,b} *"))
        self.addCleanup(shutil.rmtree, self.folder)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return str(path)

    def run_job(self, plan, status=0):
        run = Run(plan, self.folder)
        if status is not None:
            self.assertEqual(run.status, status, (run.last, run.errors))
        return run
