"""Forms of English that words alone show: participles with an object, headings before a colon, acts at quotations."""
