"""Commands that read documents, names and addresses from files or stdin, without a database."""
