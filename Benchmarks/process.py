"""Runs a process and measures it: seconds, peak memory, what it prints."""

import os
import select
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# What tells a program how many threads to use.
THREADS = ("OMP_NUM_THREADS", "RAYON_NUM_THREADS", "THREADS", "POLARS_MAX_THREADS",
           "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS")


class TimeIsUp(Exception):
    """The run has no time left."""


class Clock:
    """The time that a run has; without a limit it has all the time there is."""

    def __init__(self, minutes: float | None) -> None:
        self._end = float("inf") if minutes is None else time.monotonic() + 60 * minutes

    @property
    def left(self) -> float:
        """The seconds that are left; negative when time is up."""
        return self._end - time.monotonic()

    def check(self) -> None:
        """Raises `TimeIsUp` if it is."""
        if self.left <= 0:
            raise TimeIsUp


@dataclass
class Measured:
    """What a process took, and what it printed; or why it didn't come to an end."""

    wall: float = 0
    cpu: float = 0
    peak: float = 0  # MB
    output: str = ""
    error: str = ""


def measure(command: Sequence[object], threads: int, timeout: float, clock: Clock,
            is_pinned: bool = False) -> Measured:
    """Runs a command for at most `timeout` CPU seconds; `is_pinned` holds it to as many cores as
    it has threads.

    Raises `TimeIsUp` if the time of the whole run ends first.
    """
    words = [str(word) for word in command]
    clock.check()
    if not Path(words[0]).exists():
        return Measured(error="not built")
    environment = os.environ | dict.fromkeys(THREADS, str(threads)) | {
        "PYTHONDONTWRITEBYTECODE": "1"}
    cores = sorted(os.sched_getaffinity(0))[:threads] if is_pinned else None
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as complaint:
        start = time.perf_counter()
        process = subprocess.Popen(
            words, stdout=output, stderr=complaint, env=environment,
            preexec_fn=(lambda: os.sched_setaffinity(0, cores)) if cores else None)
        is_done = False
        try:
            is_done = _wait(process.pid, timeout, clock)
        finally:
            wall = time.perf_counter() - start
            if not is_done:
                process.kill()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        complaint.seek(0)
        found = Measured(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024,
                         output.read())
        lines = complaint.read().strip().splitlines()
    if not is_done:
        clock.check()
        found.error = f"stopped after {found.cpu:.0f} CPU s"
    elif process.returncode != 0:
        found.error = (lines or [f"exit status {process.returncode}"])[-1][:120]
    return found


def _wait(process: int, timeout: float, clock: Clock) -> bool:
    """Waits until a process ends, unless it has used all its CPU seconds or time is up.

    A limit set with `setrlimit` would make the CPU clock of the process as coarse as the ticks of
    the system.
    """
    end = time.monotonic() + 20 * timeout
    descriptor = os.pidfd_open(process)
    try:
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        while not poll.poll(1000):
            if clock.left <= 0 or time.monotonic() > end or _cpu_seconds(process) > timeout:
                return False
        return True
    finally:
        os.close(descriptor)


def _cpu_seconds(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return sum(int(ticks) for ticks in fields[11:13]) / os.sysconf("SC_CLK_TCK")
