"""What a tie means, weighted PageRank by SciPy, and the table that every program prints."""

import numpy as np
import scipy.sparse as sp

# As Entente reads relations: some divide and carry no influence, some run both ways.
LEFT_OUT = ["sanctions"]
SYMMETRIC = ["ally", "met-with", "partner", "trades-with"]


def pagerank(source, target, weight, count):
    """Damping .85, dangling mass spread evenly, until the sum of changes is below 1e-10."""
    out = np.bincount(source, weight, count)
    steps = sp.csr_matrix((weight / out[source], (target, source)), shape=(count, count))
    dangling = out == 0
    ranks = np.full(count, 1 / count)
    for _ in range(1000):
        new = .85 * (steps @ ranks + ranks[dangling].sum() / count) + .15 / count
        change, ranks = np.abs(new - ranks).sum(), new
        if change < 1e-10:
            break
    return ranks


def show(ranks, ids, label):
    """Prints id, label and score of the first twenty."""
    for i in np.argsort(-ranks, kind="stable")[:20]:
        print(ids[int(i)], label(ids[int(i)]), f"{ranks[i]:.9g}", sep="\t")
