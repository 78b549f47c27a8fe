"""What the GAP benchmark suite needs to know of a graph, and a digest of what it found.

    results.py about FILE           the number of nodes, and the first of highest degree
    results.py digest KERNEL FILE   of a result as trial.h keeps it: 32 bits for each node
"""

import json
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from worker import digest  # noqa: E402

# What GAP calls the distance to a node that it doesn't reach.
FAR = 2**31 // 2 - 1


def about(path):
    u, v = np.load(f"{path}.npy")[:2]
    size = int(max(u.max(), v.max())) + 1
    degrees = np.bincount(u, minlength=size) + np.bincount(v, minlength=size)
    return {"nodes": size, "start": int(degrees.argmax())}


def depths(parents):
    """The steps to every node of a tree from its root, which is its own parent; -1 outside.

    All nodes go up at once, twice as far each time.
    """
    above = np.where(parents < 0, np.arange(len(parents)), parents)
    steps = (above != np.arange(len(parents))).astype(np.int64)
    for _ in range(len(parents).bit_length()):
        steps += steps[above]
        above = above[above]
    if steps[above].any():
        raise ValueError("parents that lead to no root")
    return np.where(parents < 0, -1, steps)


def summary(kernel, path):
    are_scores = kernel.startswith(("pagerank", "betweenness"))
    found = np.fromfile(path, np.float32 if are_scores else np.int32)
    if kernel == "bfs":
        found = depths(found)
    elif kernel == "sssp":
        found = np.where(found == FAR, -1, found)
    elif kernel.startswith("pagerank"):
        # Without the dangling mass scores are those of NetworkX but for a factor.
        found = found / found.sum(dtype=float)
    of = digest(kernel, found, SimpleNamespace(n=len(found)))
    if kernel == "betweenness":
        # The greatest score is 1. Thousands of 32-bit numbers are summed for each.
        of |= {"is_scaled": True, "tolerance": 1e-4}
    return of


def main():
    what, *words = sys.argv[1:]
    print(json.dumps({"about": about, "digest": summary}[what](*words)))


if __name__ == "__main__":
    main()
