"""Speakers of attributions: names, antecedents of pronouns and descriptions, authors of documents."""
