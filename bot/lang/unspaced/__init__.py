"""Rules for Japanese and Chinese, which have no spaces between words."""
