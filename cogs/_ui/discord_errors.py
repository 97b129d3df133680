"""Exceptions of calls to Discord that are not bugs."""

from __future__ import annotations

import aiohttp
import discord

NETWORK = (aiohttp.ClientError, OSError, TimeoutError, discord.RateLimited, discord.GatewayNotFound)
"""Discord cannot be reached or limits requests."""

DISCORD = (discord.HTTPException, *NETWORK)
"""Discord refused the call or cannot be reached."""
