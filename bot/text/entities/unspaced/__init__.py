"""Names in Japanese and Chinese texts that the knowledge base does not have: 米韓, 俄外长, 尹大統領."""
