"""nodes.csv, edges.csv -> the top 20 by weighted PageRank; polars, SciPy."""

import sys

from ranks import pagerank, show
from typed_tables import label, read

nodes, source, target, weight = read(*sys.argv[1:])
show(pagerank(source, target, weight, len(nodes)), nodes["id"], label(nodes))
