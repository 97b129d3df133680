"""The pictures of answers in the reader's language: what each shows, and its alt text."""
