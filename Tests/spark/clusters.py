"""A real cluster on this machine, jobs submitted to it, and the ways to disturb them."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
JOB = ROOT / "Sources/EntenteSpark/Job/job.py"
PATIENCE = float(os.environ.get("ENTENTE_SPARK_PATIENCE", "600"))


def spark_home():
    import pyspark

    return os.path.dirname(pyspark.__file__)


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Cluster:
    """A master and workers, started and stopped by scripts/spark-cluster."""

    def __init__(self, folder, workers=2, memory="1g"):
        self.folder = Path(folder)
        self.workers, self.memory = workers, memory
        self.environment = {**os.environ, "SPARK_HOME": spark_home(),
                            "SPARK_LOCAL_IP": "127.0.0.1"}
        self.start()

    def start(self):
        self.call("start", "--workers", str(self.workers), "--memory", self.memory)
        self.master = (self.folder / "master").read_text().strip()

    def restore(self):
        """Starts all anew if the master or a worker was killed."""
        names = ["master", *["worker%d" % number for number in range(1, self.workers + 1)]]
        if not all((self.folder / (name + ".pid")).exists() for name in names):
            self.stop()
            self.start()

    def call(self, verb, *options):
        subprocess.run([ROOT / "scripts/spark-cluster", verb, "--folder", self.folder, *options],
                       env=self.environment, check=True, stdout=subprocess.DEVNULL)

    def stop(self):
        self.call("stop")

    def worker(self, number):
        return int((self.folder / ("worker%d.pid" % number)).read_text())

    def executor(self, number):
        """The process and the id of the executor of a worker; none if it has none yet."""
        for entry in Path("/proc").iterdir():
            if not entry.name.isdigit():
                continue
            try:
                words = (entry / "cmdline").read_bytes().decode().split("\0")
                parent = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
            except (OSError, ValueError, IndexError):
                continue
            if parent == self.worker(number) and "--executor-id" in words:
                return int(entry.name), words[words.index("--executor-id") + 1]
        return None

    def kill_worker(self, number):
        """Ends a worker and its executor at once, as a machine that loses its power."""
        process, _ = self.executor(number)
        self.kill("worker%d" % number)
        os.kill(process, signal.SIGKILL)

    def kill(self, name):
        """Ends the master or a worker at once."""
        path = self.folder / (name + ".pid")
        os.kill(int(path.read_text()), signal.SIGKILL)
        path.unlink()


class Here:
    """This machine without a cluster: all tasks run in the driver's Java."""

    def __init__(self, cores=2):
        self.master = "local[%d]" % cores
        self.environment = {**os.environ, "SPARK_HOME": spark_home(), "SPARK_LOCAL_IP": "127.0.0.1"}


class Submitted:
    """A job that runs on a cluster."""

    def __init__(self, cluster, plan, folder, settings=None):
        folder = Path(folder)
        path = folder / "plan.json"
        path.write_text(json.dumps(plan))
        self.port = free_port()
        self.events = folder / "event log"
        self.events.mkdir(exist_ok=True)
        conf = {
            "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1",
            "spark.ui.port": self.port, "spark.ui.showConsoleProgress": "false",
            "spark.eventLog.enabled": "true", "spark.eventLog.dir": self.events.as_uri(),
            "spark.eventLog.rolling.enabled": "false", "spark.eventLog.compress": "false",
            "spark.executor.memory": "600m", "spark.driver.memory": "600m",
            "spark.sql.codegen.wholeStage": "false", "spark.log.level": "WARN",
            # Workers run no Python: a job that asks for it fails.
            "spark.pyspark.python": "/nonexistent/python",
            "spark.pyspark.driver.python": sys.executable, **(settings or {})}
        command = [os.path.join(spark_home(), "bin/spark-submit"), "--master", cluster.master,
                   "--driver-java-options", "-XX:TieredStopAtLevel=1 -Xss4m"]
        for key, value in conf.items():
            command += ["--conf", "%s=%s" % (key, value)]
        self.log = open(folder / "driver.log", "ab")
        # A group of its own, so that the driver and its Java can be ended together.
        self.process = subprocess.Popen(
            [*command, str(JOB), str(path)], stdout=subprocess.PIPE, stderr=self.log, text=True,
            env={**cluster.environment, "PYTHONDONTWRITEBYTECODE": "1"}, start_new_session=True)
        self.lines = []
        self.deadline = time.monotonic() + PATIENCE

    def wait_for(self, event, **fields):
        """Reads lines up to one of an event."""
        for text in self.process.stdout:
            if not text.startswith("ENTENTE "):
                continue
            line = json.loads(text[8:])
            self.lines.append(line)
            if line["event"] == event and all(line.get(k) == v for k, v in fields.items()):
                return line
        raise AssertionError("the job ended before '%s': %s" % (event, self.lines[-1:]))

    def wait_for_task(self, executor):
        """Waits until a task runs on an executor."""
        application = self.lines[0]["application"]
        address = "http://127.0.0.1:%d/api/v1/applications/%s/executors" % (self.port, application)
        while time.monotonic() < self.deadline:
            try:
                with urllib.request.urlopen(address, timeout=5) as page:
                    for entry in json.load(page):
                        if entry["id"] == executor and entry["activeTasks"] > 0:
                            return
            except OSError:
                pass
            time.sleep(0.05)
        raise AssertionError("no task ran on executor %s" % executor)

    def finish(self):
        """Reads what is left, and returns the exit status."""
        for text in self.process.stdout:
            if text.startswith("ENTENTE "):
                self.lines.append(json.loads(text[8:]))
        status = self.process.wait(timeout=60)
        self.log.close()
        return status

    def kill(self):
        """Ends the driver at once."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.log.close()

    def end(self):
        """Ends the driver if it still runs."""
        if self.process.poll() is None:
            self.kill()
        self.process.stdout.close()

    def lost_tasks(self):
        """The tasks that ended with their executor."""
        return lost_tasks(self.events)


def shuffled(events):
    """How many records the tasks of each stage read that was shuffled, the most first, by a folder of
    event logs."""
    stages = {}
    for path in Path(events).iterdir():
        for text in path.read_text().splitlines():
            if '"SparkListenerTaskEnd"' in text:
                event = json.loads(text)
                read = (event.get("Task Metrics") or {}).get("Shuffle Read Metrics") or {}
                stages.setdefault(event["Stage ID"], []).append(read.get("Total Records Read", 0))
    return sorted(((sorted(counts, reverse=True), stage) for stage, counts in stages.items()),
                  reverse=True)


def lost_tasks(events):
    """The tasks that ended with their executor, by a folder of event logs."""
    lost = []
    for path in Path(events).iterdir():
        for text in path.read_text().splitlines():
            if '"SparkListenerTaskEnd"' in text:
                event = json.loads(text)
                if event["Task End Reason"]["Reason"] == "ExecutorLostFailure":
                    lost.append(event)
    return lost
