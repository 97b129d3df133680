"""Classify Discord's errors when a message is sent."""

from __future__ import annotations

import discord
from msgspec.structs import replace

from bot.model.deliveries import SendFailure, SendResult
from bot.regexes import regex

_GONE = {10003, 10004, 10008}  # unknown channel, guild; the message to be edited
_CLOSED = {40058, 50008, 50024, 50083, 160005}
"""A forum post without its first message, a channel type without messages, a thread archived or locked: status 400, but
the fault is the channel's and not the message's."""
UNKNOWN_MESSAGE, _INVALID_FORM = 10008, 50035
_POST_DELETED = regex(r"In message_reference: Unknown message")
"""How discord.py words the error of a form whose reply refers to a deleted message; it leaves its code out."""
_NO_REPLY = regex(r"In message_reference: Cannot reply")
"""That of a reply to a system message, which takes none."""
_TAG_REQUIRED = 40067
ARCHIVED = 50083
_PASSING = {401, 408, 429}
_EDGE_TROUBLE = 40333
_NO_HISTORY_FOR_REPLY = 160002
_LONGEST_WAIT = 3600.0


def failure_of(error: discord.HTTPException) -> SendResult:
    """The kind of failure behind an HTTP error. A 403 without a Discord code comes from a proxy before Discord; an
    invalid token (401) is the operator's to renew. Both are retried."""
    if error.code in _GONE or (isinstance(error, discord.NotFound) and not error.code):
        return SendResult(None, SendFailure.GONE, detail=str(error))
    forbidden = isinstance(error, discord.Forbidden)
    if error.code == _TAG_REQUIRED:
        return SendResult(None, SendFailure.NO_TAG, detail=str(error))
    if error.code in _CLOSED or (forbidden and error.code not in (0, _EDGE_TROUBLE)):
        return SendResult(None, SendFailure.FORBIDDEN, detail=str(error))
    if forbidden or error.status in _PASSING or error.status >= 500:
        return SendResult(None, SendFailure.RETRY, _wait(error), str(error))
    return SendResult(None, SendFailure.REJECTED, detail=str(error))


def is_forbidden(error: Exception) -> bool:
    """Whether the desk may not post there."""
    return isinstance(error, discord.HTTPException) and failure_of(error).failure is SendFailure.FORBIDDEN


def has_trouble(error: discord.HTTPException) -> bool:
    """Whether Discord, or a proxy before it, had trouble with a call, which it may take later."""
    return failure_of(error).failure is SendFailure.RETRY


def unsent(error: Exception) -> SendResult:
    """The outcome of a message that was not requested because Discord failed with one of `DISCORD` before."""
    if not isinstance(error, discord.HTTPException):
        return SendResult(None, SendFailure.NOT_SENT, getattr(error, "retry_after", None), str(error))
    refused = failure_of(error)
    return replace(refused, failure=SendFailure.NOT_SENT) if refused.failure is SendFailure.RETRY else refused


def says_post_deleted(error: discord.HTTPException) -> bool:
    """Whether a reply failed because the post that it answers was deleted."""
    return error.code == UNKNOWN_MESSAGE or (
        error.code == _INVALID_FORM and _POST_DELETED.search(error.text) is not None
    )


def takes_no_reply(error: discord.HTTPException) -> bool:
    """Whether a message was refused only for being a reply: the desk may not read the channel's history, or the post is
    a system message."""
    return error.code == _NO_HISTORY_FOR_REPLY or (
        error.code == _INVALID_FORM and _NO_REPLY.search(error.text) is not None
    )


def _wait(error: discord.HTTPException) -> float | None:
    """The seconds that Discord asks to wait, if it sends a valid number."""
    try:
        return min(max(float(error.response.headers.get("Retry-After", "")), 0.0), _LONGEST_WAIT)
    except ValueError:
        return None
