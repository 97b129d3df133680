"""Texts of files that are no web pages: PDFs, and e-mails with what they forward."""
