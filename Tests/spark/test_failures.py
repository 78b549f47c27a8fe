"""What a job says when it fails."""

import json
import unittest
from contextlib import redirect_stdout
from io import StringIO

import jobs
import job
from failures import HINTS, Refusal, explain


class Thrown:
    """An exception of Java, and what caused it."""

    def __init__(self, text, cause=None):
        self.text, self.cause = text, cause

    def toString(self):
        return self.text

    def getCause(self):
        return self.cause


class JavaError(Exception):
    def __init__(self, *texts):
        super().__init__(texts[0])
        thrown = None
        for text in reversed(texts):
            thrown = Thrown(text, thrown)
        self.java_exception = thrown


class Failures(unittest.TestCase):
    def test_the_cause_of_a_failure_of_java_is_named_with_what_to_do(self):
        for texts, name, hint in [
            (["org.apache.spark.SparkException: Job aborted.",
              "java.io.IOException: No space left on device\n\tat x"], "IOException", "disk"),
            (["org.apache.spark.SparkException: Job aborted due to stage failure: Task 1 in stage 3 "
              "failed 4 times: ExecutorLostFailure (executor 1 exited with code 137)"],
             "SparkException", "memory"),
            (["java.lang.OutOfMemoryError: Java heap space"], "OutOfMemoryError", "memory"),
            (["org.apache.spark.SparkException: FetchFailed(BlockManagerId(1))"],
             "SparkException", "lost"),
            (["org.apache.spark.SparkException: All masters are unresponsive! Giving up."],
             "SparkException", "master"),
            (["org.apache.spark.SparkFileNotFoundException: File file:/x does not exist"],
             "SparkFileNotFoundException", "share"),
        ]:
            with self.subTest(texts[-1]):
                failure, status = explain(JavaError(*texts))
                self.assertEqual(status, 1)
                self.assertEqual(failure["class"], name)
                self.assertNotIn("\n", failure["message"])
                self.assertIn(hint, failure["hint"])

    def test_what_a_user_gave_wrong_ends_with_another_status(self):
        failure, status = explain(Refusal("no such column", "look"))
        self.assertEqual((status, failure["message"], failure["hint"]), (2, "no such column", "look"))
        self.assertEqual(explain(Exception("[PATH_NOT_FOUND] Path does not exist"))[1], 2)

    def test_a_long_or_empty_message_is_one_line(self):
        failure, _ = explain(JavaError("java.lang.RuntimeException: " + "x" * 5000 + "\nmore"))
        self.assertEqual(len(failure["message"]), 1000)
        self.assertEqual(explain(KeyboardInterrupt())[0]["class"], "KeyboardInterrupt")
        self.assertTrue(all(hint for _, hint in HINTS))

    def test_a_plan_that_is_none_is_refused_before_spark_starts(self):
        import tempfile

        for text in ["{}", '{"version": 2}', '{"version": 1, "task": "sing"}',
                     '{"version": 1, "task": "ties", "inputs": []}', "no json"]:
            with self.subTest(text), tempfile.NamedTemporaryFile("w", suffix=".json") as file:
                file.write(text)
                file.flush()
                out = StringIO()
                error, jobs.sys.stderr = jobs.sys.stderr, StringIO()
                try:
                    with redirect_stdout(out):
                        status = job.main(["job.py", file.name])
                finally:
                    jobs.sys.stderr = error
                self.assertEqual(status, 2)
                line = json.loads(out.getvalue().removeprefix("ENTENTE "))
                self.assertEqual(line["event"], "failed")


if __name__ == "__main__":
    unittest.main()
