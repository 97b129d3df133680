"""Words that mean the same in English, Korean, Japanese and Chinese news."""
