"""What is said of a scheduler that cannot be used, and of files of TLS that cannot."""

from __future__ import annotations

import asyncio
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path

import pytest

from bot.workers.cluster.handshake import greet, tls_context
from tests.workers.cluster.certificates import certified, openssl

Files = tuple[str, str, str]


@pytest.fixture
def tls(tmp_path: Path) -> Files:
    return certified(tmp_path / "own")


@contextmanager
def scheduler(
    files: Files | None, first: bytes = b"greeting", ciphers: str = "", frozen: threading.Event | None = None
) -> Iterator[str]:
    """Its address. It writes first, as dask's does, and tells the client why it refuses it."""
    context = None
    if files is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_verify_locations(files[0])
        context.load_cert_chain(files[1], files[2])
        context.verify_mode = ssl.CERT_REQUIRED
        if ciphers:
            context.maximum_version = ssl.TLSVersion.TLSv1_2
            context.set_ciphers(ciphers)
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_serve, args=(server, context, first, frozen))
        thread.start()
        yield f"{'tcp' if files is None else 'tls'}://127.0.0.1:{server.getsockname()[1]}"
        server.shutdown(socket.SHUT_RDWR)  # ends `accept`
        thread.join()


def refusal(words: str) -> pytest.RaisesExc[ConnectionError]:
    return pytest.raises(ConnectionError, match=words)


def _serve(server: socket.socket, context: ssl.SSLContext | None, first: bytes, frozen: threading.Event | None) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        with connection, suppress(OSError):
            if context is None:
                connection.sendall(first)
                continue
            with context.wrap_socket(connection, server_side=True) as encrypted:
                encrypted.sendall(first)
                if frozen is not None:
                    frozen.wait(20.0)


async def test_a_scheduler_with_a_certificate_of_the_same_authority_is_greeted(tls: Files) -> None:
    with scheduler(tls) as address:
        await greet(address, tls)
    with scheduler(None) as address:
        await greet(address, None)


async def test_a_certificate_of_another_authority_is_named_on_the_side_that_shows_it(
    tls: Files, tmp_path: Path
) -> None:
    other = certified(tmp_path / "other")
    with scheduler(tls) as address:
        with refusal("refuses this machine's certificate: unknown ca"):
            await greet(address, (tls[0], *other[1:]))
        with refusal("scheduler's certificate is not accepted: "):
            await greet(address, (other[0], *tls[1:]))


async def test_an_expired_certificate_is_named_as_such(tls: Files, tmp_path: Path) -> None:
    x509 = "x509 -req -in desk.csr -CA ca.pem -CAkey ca.key -CAcreateserial"
    try:
        openssl(tmp_path / "own", f"{x509} -not_before 20260101000000Z -not_after 20260102000000Z -out old.pem")
    except subprocess.CalledProcessError:
        pytest.skip("this openssl makes no certificate of the past")
    old = (tls[0], str(tmp_path / "own" / "old.pem"), tls[2])
    with scheduler(tls) as address, refusal("refuses this machine's certificate: certificate expired"):
        await greet(address, old)
    with scheduler(old) as address, refusal("scheduler's certificate is not accepted: certificate has expired"):
        await greet(address, tls)


async def test_a_server_without_tls_and_one_that_says_nothing_are_no_scheduler(
    tls: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    with scheduler(None) as address, refusal("no TLS with the scheduler: wrong version number"):
        await greet(address, tls)
    with scheduler(None, b"") as address, refusal("closed the connection"):
        await greet(address, None)
    with refusal("Connect"):
        await greet(address, None)
    monkeypatch.setattr("bot.workers.cluster.handshake._ANSWER_SECONDS", 0.05)
    with scheduler(tls) as address, refusal("no answer in"):  # which waits for the client to begin
        await greet(address, None)


@pytest.mark.parametrize("first", [b"", b"greeting"])
async def test_the_end_of_a_connection_to_a_frozen_scheduler_is_not_waited_for(
    tls: Files, monkeypatch: pytest.MonkeyPatch, first: bytes
) -> None:
    """It would delay a stop, and the next attempt. One that has greeted counts as there."""
    monkeypatch.setattr("bot.workers.cluster.handshake._ANSWER_SECONDS", 1.0)
    ended = threading.Event()
    with scheduler(tls, first, frozen=ended) as address:
        try:
            async with asyncio.timeout(10.0):
                with nullcontext() if first else refusal("no answer in 1 s"):
                    await greet(address, tls)
        finally:
            ended.set()


async def test_a_scheduler_with_other_ciphers_refuses_the_connection_and_no_certificate(tls: Files) -> None:
    with scheduler(tls, ciphers="AES128-SHA") as address, refusal("scheduler (refuses|closed) the connection"):
        await greet(address, tls)


def test_files_that_cannot_be_used_are_named(tls: Files, tmp_path: Path) -> None:
    authority, certificate, key = tls
    other, junk, locked = certified(tmp_path / "other"), tmp_path / "junk.pem", tmp_path / "locked.key"
    junk.write_text("junk")
    openssl(tmp_path, f"pkcs8 -topk8 -in {key} -passout pass:secret -out {locked}")
    for files, words in (
        ((str(junk), certificate, key), "junk.pem: no certificate of an authority"),
        ((authority, str(junk), key), "junk.pem, .*: no certificate with its key"),
        ((authority, certificate, other[2]), "other/desk.key: not the key of .*/own/desk.pem"),
        ((authority, certificate, str(locked)), "locked.key: has a passphrase"),
    ):
        with pytest.raises(ValueError, match=words):
            tls_context(files)
    assert tls_context(tls).verify_mode is ssl.CERT_REQUIRED
