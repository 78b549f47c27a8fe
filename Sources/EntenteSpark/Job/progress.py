"""What the job says to the program that started it: lines of JSON on standard output.

Each begins with a mark of its own, since Spark and Java write to standard output too.
"""

import json
import sys
import time

MARK = "ENTENTE "


def tell(event, **fields):
    """Writes one line, at once."""
    line = json.dumps({"event": event, **fields}, allow_nan=False, default=str)
    sys.stdout.write(MARK + line + "\n")
    sys.stdout.flush()


def warn(message):
    """Tells what a user should know though the job goes on."""
    tell("warning", message=message)


class Stage:
    """A part of the job, whose name and length are told when it ends.

    with Stage("merge ties") as stage: stage.rows = count
    """

    def __init__(self, name):
        self.name = name
        self.rows = None

    def __enter__(self):
        self.start = time.monotonic()
        return self

    def __exit__(self, kind, error, trace):
        if error is None:
            seconds = round(time.monotonic() - self.start, 3)
            tell("stage", name=self.name, rows=self.rows, seconds=seconds)
        return False
