"""The kind of news in a headline, and titles and sentences without content."""
