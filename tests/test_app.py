"""The composition root: what is not seen through the services."""

from __future__ import annotations

import subprocess
import sys

import pytest

_HEAPS = """
import ctypes, sqlite3, sys, tempfile, threading
if sys.argv[1] == "shared":
    from bot import app
    app._share_one_heap()
libc = ctypes.CDLL(None)
libc.fopen.restype = ctypes.c_void_p
begun = threading.Barrier(5)
def query():
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE TABLE one (text TEXT)")
        begun.wait()
threads = [threading.Thread(target=query) for _ in range(4)]
for thread in threads:
    thread.start()
begun.wait()
for thread in threads:
    thread.join()
with tempfile.NamedTemporaryFile() as report:
    stream = ctypes.c_void_p(libc.fopen(report.name.encode(), b"w"))
    libc.malloc_info(0, stream)
    libc.fclose(stream)
    print(report.read().count(b"<heap nr="))
"""


def _heaps(which: str) -> int:
    done = subprocess.run([sys.executable, "-c", _HEAPS, which], check=True, stdout=subprocess.PIPE, text=True)
    return int(done.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's heaps, on Linux")
def test_threads_of_the_database_share_one_heap() -> None:
    """Each heap keeps what its thread once held: 5 MB of the bot's process."""
    own = _heaps("own")
    if own < 2:
        pytest.skip("this C library has one heap for all threads")
    assert _heaps("shared") == 1
