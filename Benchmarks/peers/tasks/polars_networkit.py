"""nodes.csv, edges.csv -> the top 20 by weighted PageRank; polars, NetworKit."""

import os
import sys

import networkit as nk
import numpy as np
from ranks import show
from typed_tables import label, read

nk.setNumberOfThreads(int(os.environ.get("THREADS", 1)))
nodes, source, target, weight = read(*sys.argv[1:])
ends = source.astype(np.uint64), target.astype(np.uint64)
graph = nk.GraphFromCoo((weight, ends), n=len(nodes), weighted=True, directed=True)
ranks = nk.centrality.PageRank(
    graph, .85, 1e-10, distributeSinks=nk.centrality.SinkHandling.DistributeSinks)
ranks.norm = nk.centrality.Norm.L1_NORM
ranks.run()
show(np.array(ranks.scores()), nodes["id"], label(nodes))
