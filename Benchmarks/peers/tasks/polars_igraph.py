"""nodes.csv, edges.csv -> the top 20 by weighted PageRank; polars, igraph."""

import sys

import igraph
import numpy as np
from ranks import show
from typed_tables import label, read

nodes, source, target, weight = read(*sys.argv[1:])
edges = np.column_stack([source, target]).astype(np.int64)
graph = igraph.Graph(n=len(nodes), edges=edges, directed=True)
ranks = graph.pagerank(damping=.85, weights=weight.tolist())
show(np.array(ranks), nodes["id"], label(nodes))
