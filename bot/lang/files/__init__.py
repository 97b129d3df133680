"""Foreign text in files: in one line, in Markdown, in HTML, in the cells of a table."""
