"""Text formatting and fitting of lines into Discord layouts."""
