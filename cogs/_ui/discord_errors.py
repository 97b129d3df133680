"""What a call to Discord may meet that is the world's doing, not a bug."""

from __future__ import annotations

import aiohttp
import discord

NETWORK = (aiohttp.ClientError, OSError, TimeoutError, discord.RateLimited, discord.GatewayNotFound)
"""Discord could not be reached, or not now."""

DISCORD = (discord.HTTPException, *NETWORK)
"""Discord said no, or could not be reached."""
