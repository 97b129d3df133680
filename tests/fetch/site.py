"""A web server on the loopback that sends exactly the configured bytes."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

Answer = bytes | Callable[[asyncio.StreamWriter], Awaitable[None]]


class Site:
    """`answers` are by path, or by host and path; `requests` are the received heads, `busiest` is the highest number of
    simultaneous connections."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.requests: list[str] = []
        self.busiest = 0
        self._open = 0
        self.port = 0
        self._tasks: set[asyncio.Task[None]] = set()

    def url(self, path: str = "/", host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    @asynccontextmanager
    async def serving(self, tls: ssl.SSLContext | None = None) -> AsyncIterator[Site]:
        server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=tls)
        self.port = server.sockets[0].getsockname()[1]
        try:
            yield self
        finally:
            server.close()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            await server.wait_closed()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        self._open += 1
        self.busiest = max(self.busiest, self._open)
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            self.requests.append(head)
            path = head.split(" ")[1]
            none = response(b"none", status="404 Not Found")
            answer = self.answers.get(_host(head) + path, self.answers.get(path, none))
            if isinstance(answer, bytes):
                writer.write(answer)
                await writer.drain()
            else:
                await answer(writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the other side may go whenever it likes
        finally:
            self._open -= 1
            self._tasks.discard(task)
            writer.close()


@contextmanager
def closed_port() -> Iterator[int]:
    """A port of the loopback without a listener, reserved meanwhile."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


def _host(head: str) -> str:
    named = (line.partition(":")[2].strip() for line in head.split("\r\n") if line.lower().startswith("host:"))
    return next(named, "").partition(":")[0]


def response(
    body: bytes, *headers: str, status: str = "200 OK", media: str | None = "text/html; charset=utf-8"
) -> bytes:
    """A complete HTTP response."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    if media is not None:
        lines.append(f"Content-Type: {media}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def redirect(location: str, status: str = "302 Found") -> bytes:
    return response(b"", f"Location: {location}", status=status)
