"""nodes.csv, edges.csv -> the top 20 by weighted PageRank; DuckDB, SciPy."""

import os
import sys

import duckdb
from ranks import pagerank, show

db = duckdb.connect()
db.execute(f"set threads to {os.environ.get('THREADS', 1)}")
db.execute("create table nodes as select row_number() over () - 1 as number, id, label "
           f"from read_csv('{sys.argv[1]}', all_varchar = true)")
edges = db.execute(f"""
    select a.number source, b.number target, sum(weight) weight from read_csv('{sys.argv[2]}') edges
    join nodes a on a.id = edges.source join nodes b on b.id = edges.target group by all
    """).fetchnumpy()
nodes = db.execute("select id, label from nodes order by number").fetchnumpy()
show(pagerank(edges["source"], edges["target"], edges["weight"], len(nodes["id"])), nodes["id"],
     lambda id: nodes["label"][list(nodes["id"]).index(id)])
