"""The messages between the desk and its bridge process, tuples in frames of `wire`.

    desk -> bridge   ClusterConfig, once; then (READ, number, whether alone, pickled Page), (CANCEL, number)
    bridge -> desk   (STATE, readers, workers, refused workers in words)        when connected, and at each change
                     (ANSWER, number, pickled Analysis or DeskError)            as the worker wrote it
                     (LOST, number, detail)                                     the worker was lost, or cannot read
                     (FAILED, detail)                                           the last one: no cluster

The bridge talks to machines that a page may have taken over, so the desk unpickles only values of the model from it.
"""

from __future__ import annotations

READ, CANCEL = "read", "cancel"
STATE, ANSWER, LOST, FAILED = "state", "answer", "lost", "failed"
