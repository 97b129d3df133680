"""Reading on other machines: the Analyzer over a cluster of dask.distributed (docs/adr/cluster.md).

    desk: analyzer -> link == frames ==> bridge process == dask ==> scheduler ==> worker -> its own reader processes

Only `bridge` and `worker`, which run in processes of their own, import distributed.
"""
