"""Acts of curation, and the tables of what a shelf shows because of them."""
