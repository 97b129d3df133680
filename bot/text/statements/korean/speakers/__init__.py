"""Whose words a Korean report gives."""
