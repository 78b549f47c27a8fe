"""nodes.csv, edges.csv -> the top 20 by weighted PageRank; DuckDB, SciPy."""

import os
import sys

import duckdb
from ranks import LEFT_OUT, SYMMETRIC, pagerank, show

db = duckdb.connect()
db.execute(f"set threads to {os.environ.get('THREADS', 1)}")
db.execute("create table nodes as select row_number() over () - 1 as number, id, label "
           f"from read_csv('{sys.argv[1]}', all_varchar = true)")
db.execute(f"""
    create table edges as select a.number u, b.number v, kind, weight
    from read_csv('{sys.argv[2]}') edges
    join nodes a on a.id = edges.source join nodes b on b.id = edges.target
    where kind not in {(*LEFT_OUT, "")}""")
edges = db.execute(f"""
    select u, v, sum(weight) weight from (
        from (select u, v, weight from edges)
        union all select v, u, weight from edges where kind in {(*SYMMETRIC,)}) group by u, v
    """).fetchnumpy()
nodes = db.execute("select id, label from nodes order by number").fetchnumpy()
label = dict(zip(nodes["id"], nodes["label"]))
show(pagerank(edges["u"], edges["v"], edges["weight"], len(label)), nodes["id"], label.get)
