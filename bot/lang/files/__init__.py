"""Foreign text in files: in one line, in Markdown, in the cells of a table."""
