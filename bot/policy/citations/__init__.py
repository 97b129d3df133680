"""Citations of articles: Chicago, APA, BibTeX and Markdown. docs/citations.md says what each has."""
