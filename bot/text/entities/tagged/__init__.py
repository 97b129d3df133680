"""Clean the names that the model tags, and drop those that are not names."""
