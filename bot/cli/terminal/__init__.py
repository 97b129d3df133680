"""What the commands share: output, error messages, parts of answers, the check for the language model."""
