"""Ends a job on which nobody works any more.

If the master is lost, those who have work go on, and so does the job. But if they are lost as
well, nobody starts others, and Spark would wait for ever.
"""

import threading

from failures import AllWorkersLost

# For how many seconds nobody may work, and how often that is looked at.
PATIENCE, EVERY = 90, 5


class Watch:
    """Looks from time to time who works on the jobs of a session."""

    def __init__(self, spark, patience=PATIENCE, every=EVERY):
        self.context = spark.sparkContext
        self.patience, self.every = patience, every
        self.idle, self.had_any, self.gave_up = 0, False, False
        self.ended = threading.Event()
        if not self.context.master.startswith("local"):
            threading.Thread(target=self.run, daemon=True).start()

    def run(self):
        while not self.ended.wait(self.every):
            try:
                self.look()
            except Exception:  # Java is gone, or ends.
                return

    def look(self):
        # The driver is one of them.
        workers = self.context._jsc.sc().getExecutorMemoryStatus().size() - 1
        if workers:
            self.idle, self.had_any = 0, True
            return
        self.idle += self.every
        # That nobody came at all, Spark itself tells.
        if self.had_any and self.idle >= self.patience and (
                self.context.statusTracker().getActiveStageIds()):
            self.gave_up = True
            self.context.cancelAllJobs()

    def explain(self):
        """Gives the reason of a failure, if this is it."""
        if self.gave_up:
            raise AllWorkersLost("nobody has worked on it for %d seconds" % self.idle)

    def end(self):
        self.ended.set()
