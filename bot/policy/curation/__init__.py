"""Rules of curation: who may correct what on a shelf, and what the shelf shows then."""
