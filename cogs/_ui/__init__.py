"""What commands share: responses, buttons, autocomplete, error messages, permissions."""
