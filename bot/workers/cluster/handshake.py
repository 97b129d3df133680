"""The first contact with a scheduler: its files of TLS, and whether it answers.

dask retries silently until its time is over, and then names no cause. So the desk first opens a connection of its own,
which finds the cause and is cheaper than dask's.
"""

from __future__ import annotations

import asyncio
import ssl
from urllib.parse import urlsplit

_ANSWER_SECONDS = 10.0
_ALERT = "ALERT_"
_ABOUT_CERTIFICATES = ("CERTIFICATE", "UNKNOWN_CA")
_CLOSED = "the scheduler closed the connection"


def tls_context(tls: tuple[str, str, str]) -> ssl.SSLContext:
    """TLS with the files of authority, certificate and key; both sides must show a certificate of the authority, for
    whatever host. Raises ValueError with what is wrong with a file, OSError for a missing one."""
    authority, certificate, key = tls
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    try:
        context.load_verify_locations(authority)
    except ssl.SSLError:
        raise ValueError(f"{authority}: no certificate of an authority") from None
    try:
        context.load_cert_chain(certificate, key, password=_no_passphrase)
    except ssl.SSLError as error:
        if error.reason == "KEY_VALUES_MISMATCH":
            raise ValueError(f"{key}: not the key of {certificate}") from None
        raise ValueError(f"{certificate}, {key}: no certificate with its key") from None
    except _Locked:
        raise ValueError(f"{key}: has a passphrase, which a service cannot enter") from None
    return context


class _Locked(Exception):
    """A key has a passphrase."""


def _no_passphrase() -> str:
    """Without this, OpenSSL would ask at the terminal, or read it from the standard input."""
    raise _Locked


async def greet(address: str, tls: tuple[str, str, str] | None) -> None:
    """Connect to the scheduler at `address` and wait for its first bytes, which dask's sends by itself. Raises
    ConnectionError with the reason in words."""
    try:
        async with asyncio.timeout(_ANSWER_SECONDS):
            await _first_bytes(address, tls)
    except TimeoutError:
        raise ConnectionError(f"no answer in {_ANSWER_SECONDS:g} s") from None
    except ssl.SSLCertVerificationError as error:
        raise ConnectionError(f"the scheduler's certificate is not accepted: {error.verify_message}") from None
    except ssl.SSLError as error:
        raise ConnectionError(_in_words(error.reason or "")) from None
    except (OSError, ValueError) as error:
        raise ConnectionError(getattr(error, "strerror", None) or str(error) or _CLOSED) from None


async def _first_bytes(address: str, tls: tuple[str, str, str] | None) -> None:
    parts = urlsplit(address)
    context = None if tls is None else await asyncio.to_thread(tls_context, tls)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port, ssl=context)
    try:
        if not await reader.read(1):
            raise ConnectionError(_CLOSED)
    finally:
        writer.transport.abort()  # a close would wait for the other side's, up to 30 s
        await asyncio.sleep(0)  # the socket is closed at the loop's next turn


def _in_words(reason: str) -> str:
    """OpenSSL's name of an error, such as TLSV1_ALERT_UNKNOWN_CA: an alert is what the other side refuses."""
    _, found, alert = reason.partition(_ALERT)
    if not found:
        return f"no TLS with the scheduler: {_spaced(reason)}"
    refused = "this machine's certificate" if any(word in alert for word in _ABOUT_CERTIFICATES) else "the connection"
    return f"the scheduler refuses {refused}: {_spaced(alert)}"


def _spaced(name: str) -> str:
    return name.replace("_", " ").lower()
