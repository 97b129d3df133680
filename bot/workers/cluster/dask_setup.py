"""The settings of dask for the bridge and the workers: TLS, time-outs, and no logging by dask."""

from __future__ import annotations

import logging
import warnings
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from distributed.security import Security


def security(tls: tuple[str, str, str] | None) -> Security | None:
    """Both sides must show a certificate of the same authority; None on loopback without TLS. Raises OSError for a
    missing file, ssl.SSLError for a wrong one."""
    from distributed.security import Security

    if tls is None:
        return None
    authority, certificate, key = tls
    files = {
        f"tls_{role}_{kind}": path
        for role in ("client", "worker", "scheduler")
        for kind, path in (("cert", certificate), ("key", key))
    }
    make: Any = Security  # which has no types
    made: Security = make(tls_ca_file=authority, require_encryption=True, **files)
    make.get_connection_args(made, "client")  # reads the files
    return made


def quiet() -> None:
    """Leave the log to the desk, which tells what follows from a lost connection. Call it after distributed is
    imported, which sets levels of its own."""
    import dask
    import distributed  # noqa: F401

    for name in ("distributed", "tornado", *logging.root.manager.loggerDict):
        if name.startswith(("distributed", "tornado")):
            logging.getLogger(name).setLevel(logging.CRITICAL)
    warnings.simplefilter("ignore")  # warnings on large pages in a task, and on other versions of dask
    dask.config.set(
        {
            "distributed.comm.timeouts.connect": "10s",
            "distributed.comm.retry.count": 0,
            "distributed.worker.profile.enabled": False,  # it would sample the stack a hundred times a second
        }
    )
