"""L6: Discord's face. One thin cog a feature."""
