"""Attributions without a finite reporting verb: participles, passives, sources, nouns and adjectives."""
