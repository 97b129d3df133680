"""What the text around a mention says of its entity: a country, a place, an earlier name."""
