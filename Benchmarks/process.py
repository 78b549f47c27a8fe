"""Runs a process and measures it: seconds, peak memory, what it prints."""

import os
import resource
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

# What tells a program how many threads to use.
THREADS = ("OMP_NUM_THREADS", "RAYON_NUM_THREADS", "THREADS", "POLARS_MAX_THREADS",
           "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS")


class Clock:
    """The time that a run has; without a limit it has all the time there is."""

    def __init__(self, minutes: float | None) -> None:
        self._end = float("inf") if minutes is None else time.monotonic() + 60 * minutes

    @property
    def left(self) -> float:
        """The seconds that are left; negative when time is up."""
        return self._end - time.monotonic()


class TimeIsUp(Exception):
    """The run has no time left."""


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
    if clock.left <= 0:
        raise TimeIsUp
    if not Path(words[0]).exists():
        return Measured(error="not built")
    environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", **dict.fromkeys(THREADS, str(threads)))
    cores = sorted(os.sched_getaffinity(0))[:threads] if is_pinned else None
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as complaint:
        start = time.perf_counter()
        process = subprocess.Popen(words, stdout=output, stderr=complaint, env=environment,
                                   preexec_fn=_limits(timeout, cores))
        timer = threading.Timer(min(20 * timeout, clock.left), process.kill)
        timer.start()
        try:
            _, status, usage = os.wait4(process.pid, 0)
        except KeyboardInterrupt:
            process.kill()
            raise
        finally:
            timer.cancel()
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        output.seek(0)
        complaint.seek(0)
        done = Measured(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024,
                        output.read())
        lines = complaint.read().strip().splitlines()
    if process.returncode in (-signal.SIGXCPU, -signal.SIGKILL):
        if clock.left <= 0:
            raise TimeIsUp
        done.error = f"stopped after {done.cpu:.0f} CPU s"
    elif process.returncode != 0:
        done.error = (lines or [f"exit status {process.returncode}"])[-1][:120]
    return done


def _limits(seconds: float, cores: list[int] | None) -> Callable[[], None]:
    """What a new process does first: it limits its CPU seconds, and the cores on which it runs."""
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds), int(seconds) + 1))
        if cores:
            os.sched_setaffinity(0, cores)
    return limit
