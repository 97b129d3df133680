"""Answers to `discord.ui` layouts within the limits of Discord."""
