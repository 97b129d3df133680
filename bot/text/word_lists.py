"""Load the word lists in `data/words`."""

from __future__ import annotations

from importlib.resources import files


def wordlist(name: str) -> frozenset[str]:
    """The words of `data/words/<name>.txt`, separated by white space; lines that begin with # are comments."""
    text = files("bot.text").joinpath(f"data/words/{name}.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())
