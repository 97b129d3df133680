"""Korean particles that are attached to a noun."""

from __future__ import annotations

import re

from bot.lang.scripts import HANGUL

PARTICLE = re.compile(
    r"(?:은|는|이|가|을|를|의|에|에서|에게|에는|에도|께(?:서는?)?|와|과|도|만|로|으로|부터|까지|보다|처럼|이?나|이?라고?|이?란|이?며"
    rf"|측|씨|등|및|산|제|발|간|식|행|이?었다|이?다|으?로서|으?로부터|과의|와의|에서의|에서는|측은|측이)(?![{HANGUL}])"
)
"""Particles and suffixes that may follow a Hangul name in the same word."""
