"""Names in Japanese and Chinese texts that are not names of the knowledge base: 米韓, 俄外长, 尹大統領."""
