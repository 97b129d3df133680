"""Find the sentences whose content is not the text's own report of fact, and what has to be shown with them."""
