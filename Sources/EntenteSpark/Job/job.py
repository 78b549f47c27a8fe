"""The part of Entente that runs on Apache Spark: a plan in, tables and lines of JSON out.

    spark-submit job.py PLAN.json

Everything is done by queries that the workers run in Java: they need no Python, and nothing
large comes to this process, the driver.
"""

import contextlib
import json
import os
import signal
import sys
import threading
import time
import traceback

from failures import Refusal, explain
from progress import tell


def main(arguments):
    if len(arguments) != 2:
        tell("failed", **{"class": "Usage", "message": "usage: job.py PLAN.json", "hint": None})
        return 2
    # Whoever ends the job still has it tidy up; not where it is a part of something else.
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    try:
        plan = read_plan(arguments[1])
        run(plan)
        return 0
    except BaseException as error:
        traceback.print_exc()
        failure, status = explain(error)
        tell("failed", **failure)
        return status


def read_plan(path):
    try:
        with open(path, encoding="utf-8") as file:
            plan = json.load(file)
    except (OSError, ValueError) as error:
        raise Refusal("the plan can't be read: %s" % error)
    if plan.get("version") != 1:
        raise Refusal("a plan of version %s is none that this job knows" % plan.get("version"))
    answers = ("neighbors", "path", "census", "changes")
    if plan.get("task") not in ("ties", "rank", "groups", "components", "cores", "degrees",
                                *answers):
        raise Refusal("'%s' is no task" % plan.get("task"))
    if not plan.get("inputs"):
        raise Refusal("no input is named")
    if plan["task"] == "ties" and not (plan.get("output") or {}).get("parquet"):
        raise Refusal("no output is named")
    # What is needed between two steps lies beside the output, or else beside the plan.
    plan.setdefault("output", {})
    plan["folder"] = os.path.dirname(os.path.abspath(path))
    return plan


def run(plan):
    from session import choose_partitions, open_session
    from storage import Storage
    from watch import Watch

    start = time.monotonic()
    spark = open_session(plan)
    storage = Storage(spark)
    sizes = [storage.size(source["path"]) for source in plan["inputs"]]
    total, packed = (sum(part) for part in zip(*sizes))
    if plan["output"].get("parquet"):
        storage.refuse_replacing([source["path"] for source in plan["inputs"]],
                                 plan["output"]["parquet"])
    partitions = choose_partitions(spark, plan, total, packed)
    tell("plan", partitions=partitions, inputBytes=total,
         application=spark.sparkContext.applicationId, spark=spark.version)
    output = plan["output"].get("parquet")
    is_new = output and not storage.exists(output)
    watch = Watch(spark)
    try:
        done = work(spark, storage, plan)
    except BaseException:
        with contextlib.suppress(Exception):
            if is_new:
                storage.remove_unfinished(output)
        watch.explain()
        raise
    finally:
        watch.end()
    done["figures"]["seconds"] = round(time.monotonic() - start, 3)
    report = {"version": 1, "task": plan["task"], "spark": spark.version,
              "application": spark.sparkContext.applicationId, "partitions": partitions,
              "inputBytes": total, **done}
    if plan["output"].get("report"):
        storage.write_text(json.dumps(report, indent=2) + "\n", plan["output"]["report"])
    tell("done", **done)
    spark.stop()


def work(spark, storage, plan):
    from checkpoints import Checkpoint

    checkpoint = Checkpoint(spark, storage, plan)
    try:
        done = task(plan)(spark, storage, checkpoint, plan)
    except BaseException:
        # The reason why it failed is what matters, also if Java is gone.
        with contextlib.suppress(Exception):
            checkpoint.close()
        raise
    checkpoint.close()
    return done


def task(plan):
    if plan["task"] == "ties":
        import ties

        return ties.run
    if plan["task"] in ("neighbors", "path", "census", "changes"):
        import answers

        return answers.run
    if plan["task"] == "groups":
        import groups

        return groups.run
    import rank

    return rank.run


if __name__ == "__main__":
    sys.exit(main(sys.argv))
