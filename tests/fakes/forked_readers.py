"""Reader processes as forks of one process that has imported what they import, which takes most of their time.

    <- the environment, and the reader's input, output and where to tell of it, as file descriptors
    -> there: its process id, a line, and when it has ended its exit status, a line

At the end of its input the process ends.
"""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import functools
import json
import os
import select
import signal
import socket
import subprocess
import sys
from asyncio import BaseTransport, StreamReader, StreamReaderProtocol, StreamWriter
from pathlib import Path
from typing import Any, BinaryIO

from bot.workers import reader
from tests.workers import readers as _loaders  # noqa: F401  # for the forks

_ROOT = Path(__file__).parents[2]
_LONGEST = 2**17
_ANEW = asyncio.create_subprocess_exec

Pipe = tuple[StreamReader, BaseTransport]


class ForkedReader:
    """What `ReaderProcess` uses of `asyncio.subprocess.Process`."""

    def __init__(self, pid: int, told: Pipe, given: StreamWriter, output: Pipe) -> None:
        self.pid = pid
        self.stdin, (self.stdout, self._output) = given, output
        self._end = asyncio.create_task(self._ended(*told))

    @property
    def returncode(self) -> int | None:
        return self._end.result() if self._end.done() else None

    async def wait(self) -> int:
        return await asyncio.shield(self._end)

    def kill(self) -> None:
        self._output.close()
        if self.returncode is not None:
            raise ProcessLookupError
        os.kill(self.pid, signal.SIGKILL)

    async def _ended(self, told: StreamReader, pipe: BaseTransport) -> int:
        try:
            return int(await told.readline())
        finally:
            pipe.close()
            self.stdin.close()


async def fork(*command: str, **options: Any) -> Any:
    """A reader in place of `asyncio.create_subprocess_exec`; any other program is started."""
    if "bot.workers.reader" not in command[-1]:
        return await _ANEW(*command, **options)
    forking = asyncio.create_task(_forked(options["env"], options["limit"]))
    try:
        return await asyncio.shield(forking)
    except asyncio.CancelledError:
        forked = await forking
        with contextlib.suppress(ProcessLookupError):
            forked.kill()
        await forked.wait()
        raise


async def _forked(env: dict[str, str], limit: int) -> ForkedReader:
    (given, ours), (output, theirs), (told, telling) = os.pipe(), os.pipe(), os.pipe()
    socket.send_fds(_server(), [json.dumps(env).encode()], [given, theirs, telling])
    for one in (given, theirs, telling):
        os.close(one)
    hears = await _read(told, limit)
    pid = int(await hears[0].readline())
    return ForkedReader(pid, hears, await _written(ours), await _read(output, limit))


async def _read(pipe: int, limit: int) -> Pipe:
    stream = StreamReader(limit)
    loop = asyncio.get_running_loop()
    transport, _ = await loop.connect_read_pipe(lambda: StreamReaderProtocol(stream), os.fdopen(pipe, "rb", 0))
    return stream, transport


async def _written(pipe: int) -> StreamWriter:
    loop = asyncio.get_running_loop()
    protocol = StreamReaderProtocol(StreamReader())
    transport, _ = await loop.connect_write_pipe(lambda: protocol, os.fdopen(pipe, "wb", 0))
    return StreamWriter(transport, protocol, None, loop)


@functools.cache
def _server() -> socket.socket:
    """The line to the process that forks the readers of this one."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    with theirs:
        server = subprocess.Popen([sys.executable, "-m", __name__], cwd=_ROOT, stdin=theirs.fileno(), env=environment)

    def end() -> None:
        ours.close()
        server.wait()

    atexit.register(end)
    return ours


def serve(asked: socket.socket) -> None:
    """Fork the readers that are asked for, and tell of their ends."""
    ended, ending = socket.socketpair()
    ending.setblocking(False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(ending.fileno())
    running: dict[int, BinaryIO] = {}
    while True:
        ready = select.select([asked, ended], [], [])[0]
        if ended in ready:
            ended.recv(4096)
            _tell(running)
        if asked in ready:
            environment, descriptors, _, _ = socket.recv_fds(asked, _LONGEST, 3)
            if not environment:
                return
            given, output, telling = descriptors
            if (pid := os.fork()) == 0:
                _read_pages(json.loads(environment), given, output)
            os.close(given)
            os.close(output)
            running[pid] = os.fdopen(telling, "wb", 0)
            running[pid].write(f"{pid}\n".encode())


def _tell(running: dict[int, BinaryIO]) -> None:
    while running:
        pid, status = os.waitpid(-1, os.WNOHANG)
        if pid == 0:
            return
        with running.pop(pid) as told:
            try:
                told.write(f"{os.waitstatus_to_exitcode(status)}\n".encode())
            except BrokenPipeError:  # who asked has ended
                continue


def _read_pages(environment: dict[str, str], given: int, output: int) -> None:
    """The life of a reader."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    os.environ.clear()
    os.environ.update(environment)
    os.dup2(given, 0)
    os.dup2(output, 1)
    os.closerange(3, 1024)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115  # stays open
    try:
        reader.main()
    finally:
        sys.stderr.flush()
        os._exit(0)


if __name__ == "__main__":
    serve(socket.socket(fileno=os.dup(0)))
