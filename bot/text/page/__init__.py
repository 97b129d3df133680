"""Pages of any format to a Document: text and stated metadata."""
