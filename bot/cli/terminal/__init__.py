"""Shared by the commands: output, error messages, parts of answers, the check for the language model."""
